import CodeSets
import Foundation
import Testing

/// A folder that is gone when the test is.
final class CacheFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "casebook-search-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func open(_ directory: String = tables) throws -> SearchIndex {
    try SearchIndex(
      book: try CodeBook(directory: directory), directory: directory, cache: path)
  }
}

@Suite("Search")
struct SearchTests {
  /// One index for all: making it in a debug build takes a while.
  static let shared = Result<(CacheFolder, SearchIndex), any Error> {
    let cache = try CacheFolder()
    return (cache, try cache.open())
  }

  private func codes(_ text: String, _ book: SearchIndex.Book? = nil) throws -> [String] {
    try Self.shared.get().1.search(text, in: book, limit: 10).map(\.code)
  }

  @Test(
    "what a coder means comes first",
    arguments: [
      ("AKI", "N17.9"), ("heart attack", "I21.9"),
      ("systolic heart failure acute chronic", "I50.23"),
      ("chronic acute systolic failure heart", "I50.23"), ("lap chole", "0FT44ZZ"),
      ("stage 3 sacral decub", "L89.153"), ("HTN", "I10"), ("sepsis", "A41.9"),
      ("chest pain", "R07.9"), ("stroke", "I63.9"), ("fx femur", "S72.90XA"),
    ])
  func first(text: String, code: String) throws {
    #expect(try codes(text).first == code)
  }

  @Test(
    "a drug is found by its name, its brand or its stem, in the column that was said",
    arguments: [
      ("metoprolol overdose accidental", "T44.7X1A"),
      ("Lopressor, poisoning, self-harm", "T44.7X2A"),
      ("metoprolol, poisoning, assault", "T44.7X3A"),
      ("metoprolol, poisoning, undetermined", "T44.7X4A"),
      ("adverse effect of warfarin", "T45.515A"), ("underdosing insulin", "T38.3X6A"),
      ("adverse effect of zatolol", "T44.7X5A"), ("paraquat, poisoning, accidental", "T60.3X1A"),
    ])
  func drugs(text: String, code: String) throws {
    #expect(try codes(text).first == code)
  }

  @Test("a hit by a drug says which, one by a stem says the stem")
  func drugNames() throws {
    let search = try Self.shared.get().1
    func matched(_ text: String) -> SearchHit.Matched? {
      search.search(text, limit: 1).first?.matched
    }
    #expect(matched("metoprolol") == .term("metoprolol"))
    #expect(matched("zatolol") == .term("generic names in -olol"))
  }

  @Test(
    "what has no title of its own is found where the books put it",
    arguments: [
      ("anemia, blood loss, acute", "D62"), ("acute blood loss anemia", "D62"),
      ("pertussis", "A37.90"), ("Schenck's disease", "B42.9"),
    ])
  func otherWords(text: String, code: String) throws {
    #expect(try codes(text).prefix(3).contains(code))
  }

  @Test("a hit by what another note calls it tells those words, without the code in brackets")
  func mentions() throws {
    let search = try Self.shared.get().1
    let hit = try #require(
      search.search("acute schizophrenia-like psychotic disorder", limit: 10).first)
    #expect(hit.code == "F23")
    #expect(hit.matched == .term("acute schizophrenia-like psychotic disorder"))
  }

  @Test("acute blood loss anemia comes before the chronic one")
  func bloodLoss() throws { #expect(try codes("anemia, blood loss, acute").first == "D62") }

  @Test(
    "two ways to write one thing find the same",
    arguments: [
      ("Ménière", "meniere"), ("Ménière's disease", "menieres disease"), ("anaemia", "anemia"),
      ("hypokalaemia", "hypokalemia"), ("oesophagitis", "esophagitis"),
      ("haemorrhoids", "hemorrhoids"), ("tumours liver", "tumor liver"),
      ("fractures femur", "fracture femur"),
      ("HYPERTENSION", "hypertension"), ("catheterisation", "catheterization"),
    ])
  func variants(one: String, other: String) throws {
    let found = try codes(one)
    #expect(!found.isEmpty)
    #expect(try codes(other).elementsEqual(found))
  }

  @Test(
    "one slip is seen through, in a word that nothing else has",
    arguments: [
      ("pnuemonia", "J18.9"), ("cholecystits acute", "K81.0"), ("hyponatrmia", "E87.1"),
      ("appendicitiss", "K37"),
    ])
  func slips(text: String, code: String) throws {
    #expect(try codes(text).contains(code))
  }

  @Test("nonsense finds nothing, and so do blanks", arguments: ["xqzvk", "", "   ", "·", "-"])
  func nothing(text: String) throws {
    #expect(try codes(text).isEmpty)
  }

  @Test("a code is found by its beginning, with the dot and without, in the order of the book")
  func byCode() throws {
    let found = try Self.shared.get().1.search("i50.2", limit: 3)
    #expect(found.map(\.code) == ["I50.2", "I50.20", "I50.21"])
    #expect(found.map(\.matched) == [.code, .code, .code])
    #expect(found.map(\.isComplete) == [false, true, true])
    #expect(try codes("I502").starts(with: ["I50.2", "I50.20"]))
    #expect(try codes("0ft4").allSatisfy { $0.hasPrefix("0FT4") })
  }

  @Test("what is typed past the dot of a code finds codes alone", arguments: ["E11.22", "i50.2"])
  func pastTheDot(_ text: String) throws {
    let found = try codes(text)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.hasPrefix(text.uppercased()) })
  }

  @Test("a book can be left out")
  func books() throws {
    let search = try Self.shared.get().1
    for text in ["heart", "B24", "e", "resection"] {
      for book in SearchIndex.Book.allCases {
        #expect(search.search(text, in: book, limit: 50).allSatisfy { $0.book == book })
      }
    }
  }

  @Test("words of inclusion terms and of the procedure index find codes, and say so")
  func terms() throws {
    let search = try Self.shared.get().1
    let fever = search.search("sundowning", limit: 3)
    #expect(fever.first?.code == "F05")
    #expect(fever.first?.matched == .term("Sundowning"))
    #expect(try codes("abdominohysterectomy").allSatisfy { $0.hasPrefix("0UT9") })
  }

  @Test("every beginning of a word finds something until it is whole")
  func beginnings() throws {
    for end in 1...9 {
      #expect(try !codes(String("pneumonia".prefix(end))).isEmpty)
    }
    #expect(try codes("pulm embol").contains("I26.99"))
  }

  @Test("what a title says is not there does not count as there, unless asked for")
  func absence() throws {
    let with = try codes("severe sepsis septic shock")
    let without = try codes("severe sepsis without shock")
    #expect(with.first == "R65.21")
    #expect(without.first == "R65.20")
  }

  @Test("no more is found than was asked for")
  func limits() throws {
    let search = try Self.shared.get().1
    for limit in [0, 1, 7, 400] {
      let found = search.search("fracture", limit: limit)
      #expect(found.count == limit)
      #expect(Set(found.map(\.code)).count == found.count)
    }
  }
}
