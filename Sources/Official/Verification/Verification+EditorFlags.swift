import Chart
import CodeSets

extension Verification {
  /// Codes and their flags, day by day, by a list of the Medicare Code Editor.
  ///
  /// - Parameters:
  ///   - what: What the codes are, for the report.
  ///   - list: How the name of the list's file begins.
  ///   - words: The flags by the editor's names of them.
  ///   - spans: The codes of the book, and when each holds.
  ///   - own: The flags that the book has for a code on a day.
  mutating func compareEditorFlags<Flags: OptionSet & Sendable>(
    of what: String, list: String, words: [String: Flags],
    spans: [(code: String, valid: Validity)], own: (String, CivilDate) -> Flags
  ) throws(ImportError) where Flags.Element == Flags, Flags.RawValue: FixedWidthInteger {
    guard let file = try file(list, ending: ".csv") else {
      return count("\(what) and their editor flags", nil)
    }
    var theirs = [Set<String>](repeating: [], count: days.count)
    var flags = 0
    var rows = try Rows(file)
    while let row = try rows.next() {
      guard let start = day(row("date_start")), let end = day(row("date_end")) else { continue }
      let code = row("code")
      var expected: Flags = []
      for word in row("flags").split(separator: " ") {
        if let flag = words[String(word)] {
          expected.insert(flag)
        } else {
          differ("\(code): the editor has a flag of no known meaning: \(word)")
        }
      }
      for (at, day) in days.enumerated() where start <= day && day <= end {
        theirs[at].insert(code)
        flags += expected.rawValue.nonzeroBitCount
        let own = own(code, day)
        if own != expected {
          differ("flags of \(code) on \(day): \(own.rawValue), officially \(expected.rawValue)")
        }
      }
    }
    for (at, day) in days.enumerated() {
      let ours = Set(spans.filter { $0.valid.contains(day) }.map(\.code))
      compare("\(what) on \(day)", ours: ours, theirs: theirs[at])
      count("\(what) on \(day)", ours.count)
    }
    count("editor flags of \(what), over \(days.count) days", flags)
  }
}
