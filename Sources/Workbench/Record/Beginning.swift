/// How a line, or the text in a column of it, begins: what of it may be the start of an entry.
enum Beginning: Hashable {
  /// A point of a list.
  case bullet
  /// A label or a time apart from what follows by a gap, which no wrapping leaves.
  case column
  /// `2.`, `2)` or `#2`.
  case number(Int)
  /// A time of day.
  case time
  /// A date, or two numbers as a pressure has them: too much like one for an entry to be told by it.
  case date
  /// `#` before a word, or a hyphen without a blank behind it.
  case sign
  /// A few words before a colon.
  case label
  /// A number that is none of these.
  case amount
  /// A word with a small letter.
  case small
  case other

  /// Whether entries begin like this; what was wrapped may begin like most of them too.
  var isEntry: Bool {
    switch self {
    case .date, .amount, .small, .other: false
    default: true
    }
  }

  init(_ text: ArraySlice<UInt32>) {
    guard let first = text.first else {
      self = .other
      return
    }
    let word = text.prefix { $0 != .blank }
    if first.isBullet {
      self = word.count == 1 ? .bullet : .sign
    } else if first == .numberSign {
      self = shortNumber(word.dropFirst()).map { .number($0) } ?? .sign
    } else if first.isDigit {
      self = Self(number: word)
    } else if first.isSmall {
      self = .small
    } else if first.isCapital, let colon = text.prefix(28).firstIndex(of: .colon) {
      let label = text[..<colon]
      let isLabel =
        label.allSatisfy { $0 == .blank || $0 == .slash || $0.isLetter }
        && label.count >= 2 && label.count { $0 == .blank } <= 3
      self = isLabel ? .label : .other
    } else {
      self = .other
    }
  }

  private init(number word: ArraySlice<UInt32>) {
    let digits = word.prefix(while: \.isDigit).count
    let mark = word.dropFirst(digits).first
    let behind = word.dropFirst(digits + 1).first
    if digits <= 2, mark == .fullStop || mark == .closing, behind?.isLetter ?? true {
      self = .number(shortNumber(word) ?? 0)
    } else if mark == .colon {
      self = .time
    } else if mark == .hyphen || mark == .slash, behind?.isDigit == true {
      self = .date
    } else {
      self = .amount
    }
  }
}

/// The number that a word begins with; nil for none, or for a long one.
private func shortNumber(_ word: ArraySlice<UInt32>) -> Int? {
  let digits = word.prefix(while: \.isDigit)
  guard (1...2).contains(digits.count) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
}

extension RecordLine {
  var beginning: Beginning {
    if let gap = gaps.first, gap.lowerBound - indent <= 24,
      ![.comma, .semicolon].contains(cells[gap.lowerBound - 1]),
      !cells[gap.lowerBound - 1].endsSentence
    {
      return .column
    }
    return Beginning(text)
  }

  /// Whether its last word ends a sentence, with or without a quotation mark behind it.
  var endsSentence: Bool {
    let end = cells.last { $0 != .blank && $0 != .quotation }
    return end?.endsSentence ?? false
  }

  /// Whether it breaks off at a comma or a semicolon.
  var isCutShort: Bool { cells.last == .comma || cells.last == .semicolon }

  /// Whether another sentence ends in it before its last.
  var hasSentence: Bool {
    text.indices.dropLast().contains { cells[$0] == .fullStop && cells[$0 + 1] == .blank }
  }
}
