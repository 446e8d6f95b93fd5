import TestSupport

/// Spoils bytes, some of it blindly and some with what readers of text stumble over.
struct Mutator {
  var random: SeededGenerator
  /// Other inputs, from which pieces are taken.
  let others: [[UInt8]]

  mutating func spoil(_ bytes: inout [UInt8]) {
    // Half of all inputs are spoiled once: what is spoiled often seldom gets past the first fault.
    let times = random.chance(0.5) ? 1 : random.number(1...8)
    // And more than half keep their form, so that what is graded is odd as well as what is read.
    let keepsForm = random.chance(0.6)
    for _ in 0..<times {
      if keepsForm { replaceText(&bytes) } else { spoilOnce(&bytes) }
    }
    // A fuzzer that doubles pieces would else build inputs of gigabytes.
    if bytes.count > 1 << 20 { bytes.removeLast(bytes.count - 1 << 20) }
  }

  private mutating func spoilOnce(_ bytes: inout [UInt8]) {
    let range = piece(of: bytes)
    switch random.number(0...10) {
    case 0: if let at = random.one(of: bytes.indices) { bytes[at] = UInt8(random.number(0...255)) }
    case 1: if let at = random.one(of: bytes.indices) { bytes[at] ^= 1 << random.number(0...7) }
    case 2: bytes.insert(UInt8(random.number(0...255)), at: random.number(0...bytes.count))
    case 3: bytes.removeSubrange(range)
    case 4: bytes.insert(contentsOf: bytes[range], at: random.number(0...bytes.count))
    case 5: bytes.replaceSubrange(range, with: word())
    case 6: bytes.insert(contentsOf: word(), at: random.number(0...bytes.count))
    case 7:
      let other = random.one(of: others) ?? []
      bytes.replaceSubrange(range, with: other[piece(of: other)])
    case 8: bytes.removeLast(bytes.count - range.lowerBound)
    case 9:
      let count = random.chance(0.1) ? random.number(1...20_000) : random.number(1...40)
      let word = word()
      let some = (0..<min(count, 60_000 / max(1, word.count))).flatMap { _ in word }
      bytes.insert(contentsOf: some, at: random.number(0...bytes.count))
    default: replaceText(&bytes)
    }
  }

  /// Puts another value in the place of a quoted text or a number: the form stays right.
  private mutating func replaceText(_ bytes: inout [UInt8]) {
    let starts = bytes.indices.dropFirst().filter {
      bytes[$0 - 1] == UInt8(ascii: ":")
        && (bytes[$0] == UInt8(ascii: "\"") || bytes[$0] == UInt8(ascii: " "))
    }
    guard let start = random.one(of: starts) else { return }
    let end =
      bytes[(start + 1)...].firstIndex { [34, 44, 125, 93, 10].contains($0) } ?? bytes.count
    let range = (start + 1)..<end
    let text =
      random.one(of: CodePool.garbage + CodePool.anyDiagnosis.map(\.text) + Self.words) ?? ""
    bytes.replaceSubrange(range, with: text.utf8)
  }

  private mutating func piece(of bytes: [UInt8]) -> Range<Int> {
    guard !bytes.isEmpty else { return 0..<0 }
    let start = random.number(0...(bytes.count - 1))
    return start..<min(bytes.count, start + random.number(1...60))
  }

  private mutating func word() -> [UInt8] {
    if random.chance(0.1) { return [UInt8(random.number(128...255))] }
    return Array((random.one(of: Self.words) ?? "").utf8)
  }

  /// What readers stumble over: brackets, ends, numbers too large, YAML's references and tags.
  private static let words: [String] = [
    "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u", "\\ud83d", "\\u0000", "\u{0}", "\n", "\r",
    "\t", "null", "true", "-", "- ", "-1", "0", "99999999999999999999", "1e309", "0x7F", ".inf",
    "&a", "*a", "&a [*a, *a]", "<<: *a", "!!binary |", "!!set", "!", "|", ">", "%YAML 9.9", "---",
    "...", "#", "?", "~", "'", "{code: ", "{\"code\":", "\"poa\":\"Y\"", "poa: Y", "any:",
    "either:",
    "count: {required: 999999999, allowed: -1}", "\"units\":99999", "2026-02-30", "9999-12-31",
    "0000-00-00", "2026-05-02T24:60", "ſ", "ﬀ", "İ", "\u{FEFF}", "\u{202E}", "𝔸41",
    "\"schema\":1", "schema: 1", "\"secondary\":[", "\"principal\":", "\"encounter\":{", "A41.01",
    "0SRC0J9", "Z79.4", "e", "E", "+", "\u{1B}[2J",
  ]
}
