import Chart

/// A list of the sheet laid beside a list of the key, reduced to what the comparison needs.
struct Board {
  /// A line of the sheet.
  struct Entered {
    let place: LinePlace
    let code: PackedCode
    /// The code as normalised.
    let text: String
    /// Whether it stands in the principal slot.
    let isFirst: Bool
    /// Indicator, date and the like in one number: with the code, the content of the line.
    let detail: UInt64
  }

  /// A line of the key.
  struct Keyed {
    /// Where its acceptable codes stand in `codes`.
    let codes: Range<Int>
    /// How often it must be reported; 0 for an optional line.
    let required: Int
    /// How often it may be reported; never below `required`.
    let allowed: Int
  }

  /// An acceptable code of a line.
  struct Code {
    let packed: PackedCode
    let text: String
    let line: Int
  }

  private(set) var entered: [Entered] = []
  private(set) var keyed: [Keyed] = []
  private(set) var codes: [Code] = []

  init(enteredCount: Int, keyedCount: Int) {
    entered.reserveCapacity(enteredCount)
    keyed.reserveCapacity(keyedCount)
    codes.reserveCapacity(keyedCount + 4)
  }

  mutating func enter(_ text: String, at place: LinePlace, isFirst: Bool, detail: UInt64) {
    entered.append(
      Entered(
        place: place, code: PackedCode(text), text: text, isFirst: isFirst, detail: detail))
  }

  mutating func key(_ texts: some Sequence<String>, required: Int, allowed: Int) {
    let start = codes.count
    for text in texts {
      codes.append(Code(packed: PackedCode(text), text: text, line: keyed.count))
    }
    keyed.append(Keyed(codes: start..<codes.count, required: required, allowed: allowed))
  }

  /// Whether a line of the sheet has exactly this code.
  func same(_ entry: Entered, _ code: Code) -> Bool {
    entry.code == code.packed && (!entry.code.isLong || entry.text == code.text)
  }

  /// The first line of the key that accepts the code of a line of the sheet.
  func line(for entry: Entered) -> Int? {
    for code in codes where same(entry, code) { return code.line }
    return nil
  }

  /// Orders lines of the sheet by content; equal content by place in the sheet.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (entered[a], entered[b])
    if x.code.bits != y.code.bits { return x.code.bits < y.code.bits }
    if x.code.isLong || y.code.isLong, x.text != y.text { return x.text < y.text }
    if x.isFirst != y.isFirst { return x.isFirst }
    if x.detail != y.detail { return x.detail < y.detail }
    return a < b
  }

  /// Whether two lines of the sheet have the same content and nothing but their place apart.
  func interchangeable(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (entered[a], entered[b])
    return x.code == y.code && x.isFirst == y.isFirst && x.detail == y.detail
      && (!x.code.isLong || x.text == y.text)
  }
}

/// What became of a line of the sheet.
enum Fate: Hashable {
  /// Neither matched nor paired.
  case loose
  /// It has a code of the line: which of its alternatives, and whether the line needed it.
  case exact(line: Int, alternative: Int, isRequired: Bool)
  /// It is a near miss of the line, nearest to this alternative.
  case near(line: Int, alternative: Int)

  /// The line it was matched with exactly.
  var exactLine: Int? {
    if case .exact(let line, _, _) = self { line } else { nil }
  }
}
