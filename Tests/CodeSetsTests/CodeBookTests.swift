import CodeSets
import CustomDump
import Foundation
import Testing

@Suite struct CodeBookTests {
  @Test func namesItsEdition() throws {
    #expect(try openBook().edition == "ICD-10-CM/PCS FY2026, April 2026 update")
  }

  @Test func aMissingTableIsNamed() {
    #expect(throws: CodeBookError.missing(path: "/nowhere/diagnoses.txt")) {
      try CodeBook(directory: "/nowhere")
    }
    #expect("\(CodeBookError.missing(path: "/a"))".contains("; point --home"))
  }

  @Test(arguments: ["", "\n", "# Casebook table 1: diagnoses", "A00\tc\t\tCholera\n", "{}"])
  func anotherFileIsRefused(text: String) throws {
    try withTables { folder in
      try write(text, to: "\(folder)/diagnoses.txt")
      #expect(throws: CodeBookError.unreadable(path: "\(folder)/diagnoses.txt")) {
        try CodeBook(directory: folder)
      }
    }
  }

  @Test func aTruncatedTableIsRefused() throws {
    try withTables { folder in
      try write(
        "# Casebook table 1: procedures\n# Edition: E\n0016070\t\tByp",
        to: "\(folder)/procedures.txt")
      #expect(throws: CodeBookError.unreadable(path: "\(folder)/procedures.txt")) {
        try CodeBook(directory: folder)
      }
    }
  }

  @Test func tablesOfTwoEditionsAreRefused() throws {
    try withTables { folder in
      try write(
        "# Casebook table 1: procedures\n# Edition: FY2027\n", to: "\(folder)/procedures.txt")
      #expect(
        throws: CodeBookError.mixed(
          path: "\(folder)/procedures.txt", edition: "FY2027",
          expected: "ICD-10-CM/PCS FY2026, April 2026 update")
      ) { try CodeBook(directory: folder) }
    }
  }

  @Test func anEmptyTableFindsNothing() throws {
    try withTables { folder in
      try write(
        "# Casebook table 1: diagnoses\n# Edition: ICD-10-CM/PCS FY2026, April 2026 update\n",
        to: "\(folder)/diagnoses.txt")
      let book = try CodeBook(directory: folder)
      #expect(book.diagnosis("A00") == nil)
      #expect(book.diagnoses(startingWith: "", limit: 9).isEmpty)
    }
  }

  @Test func twoBooksAgree() throws {
    let (one, two) = (try openBook(), try openBook())
    for prefix in ["S72", "0FT", "Z79"] {
      expectNoDifference(
        one.diagnoses(startingWith: prefix, limit: 500),
        two.diagnoses(startingWith: prefix, limit: 500))
      expectNoDifference(one.nextValues(after: prefix), two.nextValues(after: prefix))
    }
  }

  @Test func manyThreadsReadOneBook() async throws {
    let book = try openBook()
    let titles = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask { book.diagnoses(startingWith: "S72", limit: 2_000).map(\.title) }
      }
      return await group.reduce(into: Set<[String]>()) { $0.insert($1) }
    }
    #expect(titles.count == 1)
  }
}

/// Runs `body` on a folder of its own that holds links to the shipped tables.
private func withTables(_ body: (String) throws -> Void) throws {
  let files = FileManager.default
  let folder = files.temporaryDirectory.appending(path: "casebook-\(UUID().uuidString)").path
  try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? files.removeItem(atPath: folder) }
  for name in try files.contentsOfDirectory(atPath: tables) {
    try files.createSymbolicLink(
      atPath: "\(folder)/\(name)", withDestinationPath: "\(tables)/\(name)")
  }
  try body(folder)
}

/// Puts a file in the place of a link.
private func write(_ text: String, to path: String) throws {
  try FileManager.default.removeItem(atPath: path)
  try Data(text.utf8).write(to: URL(filePath: path))
}
