import Chart
import CodeSets

/// How an entered procedure differs from the one in the key, axis by axis.
///
/// Swapping the two swaps the sides of each difference and nothing else. Empty only for equal codes.
func procedureDifferences(
  _ entered: ProcedureCode, _ keyed: ProcedureCode, in book: CodeBook
) -> [Difference] {
  let (enteredAxes, keyedAxes) = (book.axes(of: entered), book.axes(of: keyed))
  let (x, y) = (Array(entered.text), Array(keyed.text))
  var differences: [Difference] = []
  for position in 0..<min(7, max(x.count, y.count)) {
    let (a, b) = (value(x, position), value(y, position))
    guard a != b else { continue }
    let (left, right) = (axis(enteredAxes, position), axis(keyedAxes, position))
    let name = [left?.name, right?.name].compactMap { $0 }.min() ?? "Character \(position + 1)"
    differences.append(
      Difference(
        aspect: name, entered: short(a, left), keyed: short(b, right),
        text: "\(name): \(long(a, left)) was entered; the key has \(long(b, right))."))
  }
  if differences.isEmpty, x.count != y.count {
    differences.append(
      Difference(
        aspect: "length", entered: "\(x.count)", keyed: "\(y.count)",
        text: "A procedure code has seven characters; \(x.count) were entered, the key has "
          + "\(y.count)."))
  }
  return differences
}

private func value(_ characters: [Character], _ position: Int) -> Character? {
  position < characters.count ? characters[position] : nil
}

private func axis(_ axes: [AxisValue], _ position: Int) -> AxisValue? {
  position < axes.count ? axes[position] : nil
}

/// `3 Percutaneous`.
private func short(_ value: Character?, _ axis: AxisValue?) -> String {
  guard let value else { return "" }
  return axis.map { "\(value) \($0.label)" } ?? String(value)
}

/// `3, Percutaneous (entry by puncture …)`.
private func long(_ value: Character?, _ axis: AxisValue?) -> String {
  guard let value else { return "nothing" }
  guard let axis else { return "\(value) (not in its table)" }
  guard let definition = axis.definition else { return "\(value), \(axis.label)" }
  var words = definition
  while words.last == "." { words.removeLast() }
  return "\(value), \(axis.label) (\(words))"
}
