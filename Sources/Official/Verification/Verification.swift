import Chart
import CodeSets

/// Compares the books, as the program reads them, with the official files of their year.
///
/// What is compared is found by its usual name anywhere under the folder, packed by gzip or in a zip
/// or not; what is not there is not compared, and the report says so.
package struct Verification {
  /// What was compared, in order, with the number of facts; nil where its file is not there.
  package private(set) var counts: [(what: String, count: Int?)] = []
  /// Every difference, in a line.
  package private(set) var differences: [String] = []

  let book: CodeBook
  private let paths: [String]

  /// The days on which the books must agree: first and last of each half of the fiscal year.
  let days: [CivilDate]

  /// Prepares; `paths` are folders, zips and files with the official releases.
  package init(book: CodeBook, official paths: [String]) {
    self.book = book
    self.paths = paths
    let year = book.fiscalYear
    days = ["\(year - 1)-10-01", "\(year)-03-31", "\(year)-04-01", "\(year)-09-30"]
      .compactMap { CivilDate($0) }
  }

  /// Compares everything that there are files for.
  ///
  /// - Throws: `ImportError` if a file cannot be read.
  package mutating func run() throws(ImportError) {
    try compareDiagnoses()
    try compareExemptions()
    try compareDiagnosisLevels()
    try compareProcedures()
    try compareAxes()
    try compareGroups()
    try compareServices()
    try compareNotes()
  }

  /// The first file whose name begins in one of these ways and ends so.
  func file(_ beginnings: String..., ending: String) throws(ImportError) -> SourceFile? {
    try SourceFiles.read(paths) { path in
      var name = String(path.split(separator: "/").last ?? "").lowercased()
      if name.hasSuffix(".gz") { name.removeLast(3) }
      return name.hasSuffix(ending) && beginnings.contains { name.hasPrefix($0) }
    }.first { file in beginnings.contains { file.name.lowercased().hasPrefix($0) } }
  }

  mutating func count(_ what: String, _ count: Int?) { counts.append((what, count)) }

  mutating func differ(_ text: String) { differences.append(text) }

  /// Two sets that must be equal.
  mutating func compare(_ what: String, ours: Set<String>, theirs: Set<String>) {
    for missing in theirs.subtracting(ours).sorted() {
      differ("\(what): \(missing) is in the official file, not in the book")
    }
    for extra in ours.subtracting(theirs).sorted() {
      differ("\(what): \(extra) is in the book, not in the official file")
    }
  }

  /// Two texts that must be equal.
  mutating func compare(_ what: String, ours: String?, theirs: String) {
    if ours != theirs { differ("\(what): “\(ours ?? "nothing")”, officially “\(theirs)”") }
  }
}

/// The rows of a table with named columns.
struct Rows {
  private var reader: CSVReader
  private let names: [String: Int]

  init(_ file: SourceFile) throws(ImportError) {
    reader = CSVReader(file.bytes, path: file.path)
    var names: [String: Int] = [:]
    for (at, name) in (try reader.next() ?? []).enumerated() { names[name] = at }
    self.names = names
  }

  mutating func next() throws(ImportError) -> ((String) -> String)? {
    guard let row = try reader.next() else { return nil }
    return { [names] name in
      guard let at = names[name], at < row.count else { return "" }
      return row[at]
    }
  }
}

extension SourceFile {
  /// The lines, without their ends.
  var lines: [String] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
  }
}

/// `20260401` as a day; the ends of open spans, which are no days of a calendar, as nil.
func day(_ digits: String) -> CivilDate? {
  let letters = Array(digits)
  guard letters.count == 8 else { return nil }
  return CivilDate("\(String(letters[..<4]))-\(String(letters[4..<6]))-\(String(letters[6...]))")
}
