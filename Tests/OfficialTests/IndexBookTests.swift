import Chart
import CodeSets
import CustomDump
import Foundation
import Testing

@testable import Official

@Suite("The imported indexes")
struct IndexBookTests {
  private func book(_ files: [(String, String)]) throws -> IndexBook {
    let folder = try Folder()
    for (name, text) in files { try folder.add(name, text) }
    _ = try IndexImport.save(
      try IndexImport.read([folder.path], year: nil), to: "\(folder.path)/index.book")
    return try IndexBook(path: "\(folder.path)/index.book")
  }

  private func all() throws -> IndexBook {
    try book([("m.xml", smallMain), ("n.xml", smallNeoplasms), ("d.xml", smallDrugs)])
  }

  /// The entry with this path.
  private func entry(_ path: String, _ book: IndexBook) throws -> IndexEntry {
    let number = try #require((0..<book.count).first { book.path(of: $0) == path }, "\(path)")
    return book.entry(number)
  }

  @Test("which indexes there are, and of which year")
  func kinds() throws {
    let book = try all()
    #expect(book.kinds == [.main, .neoplasm, .drug])
    #expect(book.year(of: .main) == 2031)
    #expect(book.year(of: .external) == nil)
    #expect(book.edition == "main index FY2031, neoplasms FY2031, drugs and chemicals FY2032")
    #expect(book.entries(of: .main).count == 17)
    #expect(book.entries(of: .neoplasm).count == 2)
  }

  @Test("a term with all that stands on its line")
  func line() throws {
    let book = try all()
    let abandonment = try entry("Abandonment NEC", book)
    #expect(abandonment.text == "Abandonment (of child) NEC")
    #expect(abandonment.modifiers == "(of child)")
    #expect(try entry("Amyloid heart", book).codes.map(\.description) == ["E85.4"])
    #expect(try entry("Amyloid heart", book).manifestation == IndexCode("I43"))
    #expect(try entry("Anemia, postpartum", book).codes == [try #require(IndexCode("O90.81-"))])
    #expect(try entry("Maltreatment, maltreated, drug & gas", book).level == 1)
  }

  @Test("the tree: children, ancestors, what stands below")
  func tree() throws {
    let book = try all()
    let anemia = try entry("Anemia", book).number
    #expect(
      book.children(of: anemia).map { book.entry($0).title } == [
        "blood loss", "with", "postpartum",
      ])
    #expect(book.below(anemia).count == 5)
    let acute = try entry("Anemia, blood loss, acute", book).number
    #expect(book.ancestors(of: acute) == [anemia, anemia + 1])
    #expect(book.level(of: acute) == 2)
    #expect(book.parent(of: anemia) == nil)
  }

  @Test("main terms by their letters")
  func letters() throws {
    let book = try all()
    func titles(_ numbers: [Int]) -> [String] { numbers.map { book.entry($0).title } }
    #expect(
      titles(book.mainTerms(of: .main)) == [
        "Abandonment NEC", "Ascites", "Amyloid heart", "Anemia", "Loss of blood", "Leak",
        "Maltreatment, maltreated",
      ])
    #expect(titles(book.mainTerms(of: .main, startingWith: "Á", limit: 9)).count == 4)
    #expect(titles(book.mainTerms(of: .main, startingWith: "am", limit: 9)) == ["Amyloid heart"])
    #expect(book.find("b", in: .main).map { book.entry($0).title } == "Leak")
    #expect(book.find("zz", in: .main).map { book.entry($0).title } == "Maltreatment, maltreated")
    #expect(book.find("a", in: .external) == nil)
    #expect(book.find("a", in: .drug).map { book.entry($0).title } == "Abrine")
    #expect(book.letters(of: .main).map(\.letter) == ["A", "L", "M"])
  }

  @Test("entries that begin with letters, among some in the order of theirs")
  func places() throws {
    let book = try all()
    func titles(_ numbers: some Sequence<Int>) -> [String] { numbers.map { book.entry($0).title } }
    let terms = book.mainTermsByLetter(of: .main)
    #expect(
      titles(terms) == [
        "Abandonment NEC", "Amyloid heart", "Anemia", "Ascites", "Leak", "Loss of blood",
        "Maltreatment, maltreated",
      ])
    #expect(titles(terms[book.places(startingWith: "Á", in: terms)]).count == 4)
    #expect(titles(terms[book.places(startingWith: "loss  OF b", in: terms)]) == ["Loss of blood"])
    #expect(titles(terms[book.places(startingWith: "maltreatment, mal", in: terms)]).count == 1)
    #expect(book.places(startingWith: "", in: terms) == terms.indices)
    #expect(book.places(startingWith: "b", in: terms).isEmpty)
    #expect(book.places(startingWith: "zz", in: terms).isEmpty)
    #expect(book.places(startingWith: "a", in: []).isEmpty)
    let anemia = try entry("Anemia", book).number
    let below = book.byLetter(book.children(of: anemia))
    #expect(titles(below) == ["blood loss", "postpartum", "with"])
    #expect(book.first(of: book.below(anemia), startingWith: "Chron") == anemia + 4)
    #expect(book.first(of: book.below(anemia), startingWith: "") == nil)
    #expect(book.first(of: [-1, 9999], startingWith: "a") == nil)
    #expect(book.letter(of: anemia) == "A")
    #expect(book.letter(of: -1) == "#")
  }

  @Test(
    "where references lead",
    arguments: [
      ("Abandonment NEC", ["Maltreatment, maltreated"]),
      ("Loss of blood", ["Anemia, blood loss"]),
      ("Anemia, postpartum", ["Anemia, with, chronic kidney disease", nil]),
      ("Maltreatment, maltreated, lung", ["Neoplasm, neoplastic, lung"]),
      ("Maltreatment, maltreated, drug & gas", ["Abrine"]),
      ("Maltreatment, maltreated, other", [nil]),
    ] as [(String, [String?])])
  func references(from: String, to: [String?]) throws {
    let book = try all()
    let found = try entry(from, book).references.map { $0.target.map { book.path(of: $0) } }
    expectNoDifference(found, to)
  }

  @Test("a chain of references is followed to its end, a ring only once round")
  func following() throws {
    let book = try all()
    let leak = book.following(try entry("Leak", book).number)
    #expect(leak.map { book.path(of: $0) } == "Anemia, blood loss")
    let round = try entry("Maltreatment, maltreated, round", book).number
    #expect(book.following(round).map { book.entry($0).title } == "circle")
    #expect(book.following(try entry("Anemia", book).number) == nil)
    #expect(
      try entry("Maltreatment, maltreated, other", book).references[0].code == IndexCode("T76"))
  }

  @Test("the six columns of a row")
  func cells() throws {
    let book = try all()
    let lung = try entry("Neoplasm, neoplastic, lung", book)
    #expect(
      lung.cells.map { $0?.description } == ["C34.9-", "C78.0-", "D02.2-", "D14.3-", "D38.1", nil])
    #expect(lung.codes.isEmpty)
    #expect(
      try entry("Abrine", book).cells.map { $0 == nil } == [false, false, false, false, true, true])
    #expect(IndexKind.drug.columns.count == 6)
  }

  @Test(
    "what the edition makes of a printed code",
    arguments: [
      ("D62", IndexCodeState.current), ("C34.9-", .open), ("T62.2X1", .open), ("O90.81", .current),
      ("E11.3", .divided), ("Q99.99", .gone),
    ])
  func states(code: String, state: IndexCodeState) throws {
    #expect(try openBook().state(of: try #require(IndexCode(code))) == state)
  }

  @Test("a table of comma-separated values, whose year its name says")
  func table() throws {
    let rows = """
      RowID,Letter,Level,Term,See,SeeAlso,NonEssModif,Code
      1,A,0,"Abdomen, abdominal",,condition,,
      2,A,1,acute,,,(sudden),R10.0
      3,A,1,category, category,,,I01
      4,A,0,"Quoted ""x"" too",Abdomen,,,
      """
    let book = try book([("index_2029.csv", rows)])
    #expect(book.edition == "FY2029")
    #expect(
      try entry("Abdomen, abdominal, acute", book).codes == [try #require(IndexCode("R10.0"))])
    #expect(try entry("Abdomen, abdominal, category", book).references[0].code == IndexCode("I01"))
    #expect(try entry("Quoted \"x\" too", book).references[0].target == 0)
  }

  @Test("an import keeps what it does not bring")
  func keeps() throws {
    let folder = try Folder()
    let path = "\(folder.path)/index.book"
    _ = try IndexImport.save(
      try IndexImport.read([try folder.add("m.xml", smallMain)], year: nil), to: path)
    let report = try IndexImport.save(
      try IndexImport.read([try folder.add("d.xml", smallDrugs)], year: nil), to: path)
    #expect(report.map(\.kind) == [.main, .drug])
    #expect(report.map(\.isNew) == [false, true])
    let book = try IndexBook(path: path)
    #expect(try entry("Loss of blood", book).references[0].target != nil)
    #expect(try entry("Maltreatment, maltreated, drug & gas", book).references[0].target != nil)
  }

  @Test("imports at one time leave all that they brought")
  func together() async throws {
    let folder = try Folder()
    let path = "\(folder.path)/index.book"
    let files = [
      try folder.add("m.xml", smallMain), try folder.add("n.xml", smallNeoplasms),
      try folder.add("d.xml", smallDrugs),
    ]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for file in files {
        group.addTask {
          _ = try IndexImport.save(try IndexImport.read([file], year: nil), to: path)
        }
      }
      try await group.waitForAll()
    }
    #expect(try IndexBook(path: path).kinds == [.main, .neoplasm, .drug])
  }

  @Test("what is missing, of another version or cut off says so")
  func damage() throws {
    let folder = try Folder()
    let path = "\(folder.path)/index.book"
    #expect(throws: IndexBookError.missing(path: path)) { try IndexBook(path: path) }
    let file = try folder.add("m.xml", smallMain)
    _ = try IndexImport.save(try IndexImport.read([file], year: nil), to: path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in [0, 10, 100, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(throws: IndexBookError.damaged(path: path)) { try IndexBook(path: path) }
    }
    var other = whole
    other[0] ^= 1
    try other.write(to: URL(fileURLWithPath: path))
    #expect(throws: IndexBookError.stale(path: path)) { try IndexBook(path: path) }
    // And the next import makes it good.
    _ = try IndexImport.save(try IndexImport.read([file], year: nil), to: path)
    #expect(try IndexBook(path: path).kinds == [.main])
  }

  @Test("bytes changed anywhere make nothing worse than wrong text")
  func flipped() throws {
    let folder = try Folder()
    let path = "\(folder.path)/index.book"
    _ = try IndexImport.save(
      try IndexImport.read([try folder.add("m.xml", smallMain)], year: nil), to: path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for at in stride(from: 0, to: whole.count, by: 3) {
      var damaged = whole
      damaged[at] = ~damaged[at]
      try damaged.write(to: URL(fileURLWithPath: path))
      guard let book = try? IndexBook(path: path) else { continue }
      for number in 0..<book.count {
        #expect(book.entry(number).number == number)
        #expect(book.children(of: number).allSatisfy { $0 > number })
        _ = book.following(number)
      }
      _ = book.find("an", in: .main)
      let terms = book.mainTermsByLetter(of: .main)
      _ = book.places(startingWith: "an", in: terms)
      _ = book.byLetter(terms).map(book.letter)
    }
  }

  @Test(
    "what cannot be imported says why",
    arguments: [
      ("x.xml", "<ICD10CM.index isAddenda=\"true\"></ICD10CM.index>"),
      ("x.xml", "<ICD10CM.index><version>2031</version></ICD10CM.index>"),
      ("x.xml", "<ICD10CM.index><version>2031</version>"),
      ("index.csv", "Level,Term,See,SeeAlso,NonEssModif,Code\n0,Pain,,,,R52\n"),
      ("index_2030.csv", "Level,Term,See,SeeAlso,NonEssModif,Code\n0,Pain,,R52\n"),
      ("tabular.xml", "<ICD10CM.tabular></ICD10CM.tabular>"),
    ])
  func refused(name: String, text: String) throws {
    let folder = try Folder()
    try folder.add(name, text)
    #expect(throws: ImportError.self) { try IndexImport.read([folder.path], year: nil) }
  }

  @Test("the official files beside the checkout, every term of them", arguments: official)
  func officialFiles(_ official: String) throws {
    let folder = try Folder()
    let path = "\(folder.path)/index.book"
    let report = try IndexImport.save(
      try IndexImport.read([official], year: nil), to: path)
    #expect(report.map(\.terms) == [81_024, 8_064, 1_939, 7_428])
    #expect(report.map(\.year) == [2025, 2025, 2025, 2025])
    let index = try IndexBook(path: path)
    let book = try openBook()
    var (named, found): (Int, Int) = (0, 0)
    var states: [IndexCodeState: Int] = [:]
    for number in 0..<index.count {
      let entry = index.entry(number)
      for reference in entry.references where reference.text != "condition" {
        named += 1
        if reference.target != nil || reference.code != nil { found += 1 }
      }
      for code in entry.codes + entry.cells.compactMap(\.self) {
        states[book.state(of: code), default: 0] += 1
      }
    }
    #expect(named > 12_000)
    #expect(Double(found) / Double(named) > 0.98, "\(found) of \(named)")
    #expect((states[.gone] ?? 0) < 200, "\(states)")
    #expect((states[.divided] ?? 0) < 2_000, "\(states)")
  }
}
