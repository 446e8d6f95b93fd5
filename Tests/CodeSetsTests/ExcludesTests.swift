import Chart
import CodeSets
import CustomDump
import Foundation
import Testing

@Suite struct ExcludesTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test(arguments: [
    // A header's note that names a header, a code, a code below a range, a 7th character.
    ("E11.9", "E10.9", "E11"), ("E11.65", "O24.419", "E11"), ("I10", "O10.019", "I10"),
    ("I10", "P29.2", "I10-I1A"), ("I11.0", "I27.0", "I10-I1A"), ("J96.01", "J80", "J96"),
    ("R05.9", "A37.01", "R05"), ("N39.0", "N30.00", "N39.0"), ("K56.609", "Q42.1", "K56"),
    ("K56.609", "K91.30", "K56"), ("R65.21", "T81.12XA", "R65.21"), ("A41.9", "R78.81", "A41"),
    ("D50.9", "D62", nil), ("F32.9", "F33.1", "F32"), ("G47.33", "E66.2", "G47.3"),
    ("J44.9", "J42", "J42"), ("J44.9", "J43.9", nil), ("J45.909", "J44.9", nil),
    ("Z79.4", "E11.9", nil), ("I50.9", "I46.9", nil), ("F10.27", "F02.80", nil),
    ("F07.81", "S06.0X0A", "F07.81"), ("F07.81", "S06.0X0S", nil), ("B34.2", "U07.1", "B34.2"),
    ("J18.9", "J84.9", "J18"), ("J18.9", "J69.0", nil), ("R06.03", "J96.00", "R06"),
    ("G54.5", "E11.44", "G54.5"), ("G54.5", "E11.40", nil),
  ])
  func bothWays(a: String, b: String, owner: String?) {
    let (a, b) = (DiagnosisCode(a), DiagnosisCode(b))
    let note = book.excludes1(a, b)
    let other = book.excludes1(b, a)
    #expect((note == nil) == (other == nil))
    if let owner {
      let owners = [note?.owner.description, other?.owner.description]
      #expect(owners.contains(owner), "\(owners)")
      #expect(note?.kind == .excludes1 && note?.references.isEmpty == false)
    } else {
      #expect(note == nil, "\(String(describing: note))")
    }
  }

  @Test func nothingExcludesItself() {
    for record in book.diagnoses(startingWith: "E", limit: 500) {
      #expect(book.excludes1(record.code, record.code) == nil)
    }
    for code: DiagnosisCode in ["", "E", "🩺", "E11.99999"] {
      #expect(book.excludes1(code, "E10.9") == nil)
      #expect(book.excludes1("E10.9", code) == nil)
    }
  }

  // Ten thousand pairs, drawn and judged by another reading of the tabular list: .ci/notes.py
  // --verify --pairs. Each line is two codes and whether an Excludes1 note keeps them apart.
  @Test func agreesWithTheOtherReading() throws {
    let path = tables.replacing(
      "/Sources/CodeSets/Tables", with: "/Tests/CodeSetsTests/excludes1-pairs.txt")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var (judged, apart) = (0, 0)
    var wrong: [Substring] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      let (a, b) = (DiagnosisCode(parts[0]), DiagnosisCode(parts[1]))
      let expected = parts[2] == "1"
      judged += 1
      apart += expected ? 1 : 0
      if (book.excludes1(a, b) != nil) != expected || (book.excludes1(b, a) != nil) != expected {
        wrong.append(line)
      }
    }
    #expect(judged == 10_000)
    #expect(apart > 5_000)
    #expect(wrong == [])
  }

  @Test func amongASummaryEachPairOnce() {
    let codes: [DiagnosisCode] = [
      "A41.9", "R65.21", "N39.0", "N30.00", "E11.22", "N18.30", "I10", "R78.81", "E10.9", "A41.9",
      "", "J96.01",
    ]
    let pairs = book.excludes1(among: codes)
    var expected: [String] = []
    for i in codes.indices {
      for j in codes.indices where j > i && book.excludes1(codes[i], codes[j]) != nil {
        expected.append("\(i) \(j)")
      }
    }
    #expect(pairs.map { "\($0.first) \($0.second)" } == expected)
    #expect(expected.contains("2 3") && expected.contains("4 8"))
    for pair in pairs {
      expectNoDifference(pair.note, book.excludes1(codes[pair.first], codes[pair.second]))
      #expect(pair.note.names(codes[pair.first]) || pair.note.names(codes[pair.second]))
    }
    #expect(book.excludes1(among: []).isEmpty)
  }

  @Test func linksOfASummary() {
    let codes: [DiagnosisCode] = ["N18.30", "I13.0", "I50.23", "E11.22", "Z79.4", "I10"]
    let first = book.notes(.codeFirst, among: codes)
    expectNoDifference(
      first.map { "\(codes[$0.holder]) after \(codes[$0.named])" },
      ["N18.30 after E11.22", "N18.30 after I13.0", "I50.23 after I13.0"])
    for link in first {
      #expect(link.note.kind == .codeFirst && link.note.names(codes[link.named]))
    }
    let added = book.notes(.useAdditional, among: codes)
    #expect(added.contains { codes[$0.holder] == "E11.22" && codes[$0.named] == "Z79.4" })
    #expect(added.contains { codes[$0.holder] == "I13.0" && codes[$0.named] == "I50.23" })
    #expect(book.hasNotes(.codeFirst, for: "N18.30") && !book.hasNotes(.codeFirst, for: "I10"))
    #expect(book.hasNotes(.useAdditional, for: "O14.13"))
    #expect(!book.hasNotes(.codeFirst, for: "") && book.notes(.codeAlso, among: []).isEmpty)
  }

  @Test func excludes2SaysThatBothMayBeCoded() {
    #expect(book.excludes2("J44.9", "J43.9")?.owner == .code("J44"))
    #expect(book.excludes2("I46.9", "I50.9")?.owner == .code("I50"))
    #expect(book.excludes2("I10", "E11.9")?.owner == .chapter(9))
    #expect(book.excludes2("I10", "I50.9") == nil)
  }

  @Test func manyThreadsAskTheFirstQuestion() async throws {
    let book = try openBook()
    let notes = await withTaskGroup(of: Note?.self) { group in
      for _ in 0..<8 { group.addTask { book.excludes1("E11.9", "E10.9") } }
      return await group.reduce(into: Set<Note?>()) { $0.insert($1) }
    }
    #expect(notes.count == 1 && notes.first != .some(nil))
  }
}
