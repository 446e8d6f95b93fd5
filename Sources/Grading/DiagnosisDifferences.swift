import Chart
import CodeSets

/// How an entered diagnosis differs from the one in the key, by kind and in plain words.
///
/// Swapping the two swaps less and over-specific, and in every other difference only the sides. Empty
/// only for equal codes.
func diagnosisDifferences(
  _ entered: DiagnosisCode, _ keyed: DiagnosisCode, in book: CodeBook
) -> [Difference] {
  if entered == keyed { return [] }
  let pair = DiagnosisPair(Side(entered, in: book), Side(keyed, in: book))
  guard entered.category == keyed.category else { return [pair.confusable] }
  if keyed.text.hasPrefix(entered.text) || entered.text.hasPrefix(keyed.text) {
    return [pair.incomplete]
  }
  var differences: [Difference] = []
  if pair.entered.stem.text != pair.keyed.stem.text { differences = pair.stemDifferences }
  if let seventh = pair.seventhCharacter { differences.append(seventh) }
  return differences.isEmpty ? [pair.sibling] : differences
}

/// One of the two codes, with what the book says of it.
private struct Side {
  let code: DiagnosisCode
  /// Nil for what is not in the book.
  let title: String?
  /// The code without its seventh character and the placeholders before it.
  let stem: DiagnosisCode
  let stemTitle: String?

  init(_ code: DiagnosisCode, in book: CodeBook) {
    self.code = code
    title = book.title(of: code)
    let header = code.text.utf8.count == 7 ? book.parent(of: code) : nil
    stem = header?.code ?? code
    stemTitle = header?.title ?? title
  }

  /// `A41.9 (Sepsis, unspecified organism)`.
  var named: String { "\(code) (\(title ?? "not in the book"))" }

  /// What the seventh character says: the end of the title, where it follows that of the stem.
  var seventh: (character: String, meaning: String)? {
    guard code.text.utf8.count == 7, stem != code else { return nil }
    let rest = title.flatMap { title in
      stemTitle.flatMap { title.hasPrefix($0) ? String(title.dropFirst($0.count)) : nil }
    }
    let meaning = rest.map { String($0.drop { $0 == "," || $0 == " " }) } ?? ""
    return (String(code.text.suffix(1)), meaning)
  }

  var words: TitleWords { TitleWords(stemTitle ?? "") }
}

private struct DiagnosisPair {
  let entered: Side
  let keyed: Side

  init(_ entered: Side, _ keyed: Side) {
    self.entered = entered
    self.keyed = keyed
  }

  private func difference(_ aspect: String, _ text: String) -> Difference {
    Difference(
      aspect: aspect, entered: "\(entered.code)", keyed: "\(keyed.code)", text: text)
  }

  var confusable: Difference {
    let why = Confusables.entry(
      for: PackedCode(entered.code.text), and: PackedCode(keyed.code.text))?.why
    let text = "\(entered.named) was entered; the record supports \(keyed.named)."
    return difference("confusable", why.map { "\(text) \($0)" } ?? text)
  }

  /// One code, or its stem, is the beginning of the other.
  var incomplete: Difference {
    entered.stem.text.utf8.count < keyed.stem.text.utf8.count
      || (entered.stem == keyed.stem
        && entered.code.text.utf8.count < keyed.code.text.utf8.count)
      ? difference(
        "lessSpecific",
        "\(entered.named) stops short; the record supports the further characters of \(keyed.named)."
      )
      : difference(
        "overSpecific",
        "\(entered.named) has more characters than the record supports; the key stops at "
          + "\(keyed.named).")
  }

  /// What differs ahead of the seventh character; one difference at least.
  var stemDifferences: [Difference] {
    let (a, b) = (entered.words, keyed.words)
    guard entered.stemTitle != nil, keyed.stemTitle != nil else { return [sibling] }
    if keyed.stem.text.hasPrefix(entered.stem.text) || entered.stem.text.hasPrefix(keyed.stem.text)
    {
      return [incomplete]
    }
    var differences: [Difference] = []
    if let x = a.side, let y = b.side, x != y {
      differences.append(
        Difference(
          aspect: "laterality", entered: x, keyed: y,
          text: "The side differs: \(x) was entered, the record says \(y). \(bothNamed)"))
      if a.differsInSideAlone(from: b) { return differences }
    }
    if a.openness > b.openness {
      differences.append(
        difference(
          "lessSpecific",
          "\(entered.named) says less than the record, which supports \(keyed.named)."))
    } else if a.openness < b.openness {
      differences.append(
        difference(
          "overSpecific",
          "\(entered.named) says more than the record, which supports no more than \(keyed.named).")
      )
    } else {
      differences.append(sibling)
    }
    return differences
  }

  var sibling: Difference {
    difference("sibling", "A neighboring code of category \(keyed.code.category): \(bothNamed)")
  }

  var seventhCharacter: Difference? {
    guard let x = entered.seventh, let y = keyed.seventh, x.character != y.character else {
      return nil
    }
    func spelled(_ seventh: (character: String, meaning: String)) -> String {
      seventh.meaning.isEmpty ? seventh.character : "\(seventh.character) (\(seventh.meaning))"
    }
    return Difference(
      aspect: "seventhCharacter", entered: x.character, keyed: y.character,
      text: "The seventh character differs: \(spelled(x)) was entered, the key has \(spelled(y)).")
  }

  private var bothNamed: String { "\(entered.named) was entered; the key has \(keyed.named)." }
}
