import Chart
import CodeSets
import Foundation
import Testing
import Workbench

/// An index for all stories: making it in a debug build takes a while.
let searchIndex = Result<SearchIndex, any Error> {
  let cache = NSTemporaryDirectory() + "casebook-workbench-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
  // Once mapped, it needs no name.
  defer { try? FileManager.default.removeItem(atPath: cache) }
  return try SearchIndex(
    book: try Fixture.books(), directory: Fixture.root + "/Sources/CodeSets/Tables", cache: cache)
}

@Suite("Stories: searching by words")
struct SearchStories {
  /// A coding summary with its field open.
  private func story(_ keys: String) throws -> Story {
    var story = try Story.started()
    story.search = try searchIndex.get()
    try story.press("<Tab>" + keys)
    return story
  }

  @Test("words find codes, and Enter takes the one gone to")
  func words() throws {
    var story = try story("asystolic heart failure acute on chr")
    #expect(story.asksForSearch == 1)
    #expect(story.screen.contains("I50.23"))
    #expect(story.session?.candidates.choice == nil)
    try story.press("<Enter>")
    #expect(story.session?.candidates.choice?.code == "I50.23", "words are no code")
    #expect(story.session?.summary.principal == nil)
    try story.press("<Enter>")
    #expect(story.session?.summary.principal?.code == "I50.23")
  }

  @Test("a field for procedures finds procedures, one for diagnoses diagnoses")
  func books() throws {
    let procedure = try story("olap chole<Down>")
    #expect(procedure.session?.candidates.choice?.code == "0FT44ZZ")
    let diagnosis = try story("aAKI<Down>")
    #expect(diagnosis.session?.candidates.choice?.code == "N17.9")
  }

  @Test("Tab puts what words found into the field as a code")
  func complete() throws {
    var story = try story("aNSTEMI<Tab>")
    #expect(story.session?.draft?.text == "I21.4")
    try story.press("<Enter>")
    #expect(story.session?.summary.principal?.code == "I21.4")
  }

  @Test("a code there is not is no word either", arguments: ["aR53.9", "ae11.2299", "o0JBN0Z9"])
  func wrongCode(keys: String) throws {
    var story = try story(keys)
    #expect(story.asksForSearch == 0)
    #expect(story.screen.contains("no code starts so"))
    try story.press("<Enter>")
    let summary = try #require(story.session?.summary)
    #expect(
      summary.principal != nil || !summary.procedures.isEmpty,
      "it can be entered, and graded as what it is")
  }

  @Test("the beginning of a code is no word, and opens no index", arguments: ["I50", "E", "0"])
  func codes(text: String) throws {
    let story = try story((text == "0" ? "o" : "a") + text)
    #expect(story.asksForSearch == 0)
    let first = try #require(story.session?.candidates.list.first?.code)
    #expect(first.hasPrefix(text))
  }

  @Test("a code may be typed in small letters")
  func smallLetters() throws {
    let story = try story("ai50.2")
    #expect(story.session?.candidates.list.first?.code == "I50.2")
  }

  @Test("a wrong code can be entered, words that find nothing cannot")
  func wrong() throws {
    let code = try story("aZ9Z9Z<Enter>")
    #expect(code.session?.summary.principal?.code == "Z9Z9Z")
    let words = try story("axqzvk qqq<Enter>")
    #expect(words.session?.summary.principal == nil)
    #expect(words.screen.contains("No code goes by these words"))
  }

  @Test("until the index is there, codes are found; then what is typed is looked up")
  func later() throws {
    var story = try Story.started()
    try story.press("<Tab>aheart attack")
    #expect(story.asksForSearch == 1, "asked for once")
    #expect(story.screen.contains("opening the index"))
    try story.take(.searchOpened(try searchIndex.get()))
    #expect(story.screen.contains("I21.9"))
    try story.press("<C-u>I50.2")
    #expect(story.session?.candidates.list.first?.code == "I50.2")
  }

  @Test("where it cannot be opened, that is said, and codes go on")
  func failure() throws {
    var story = try Story.started()
    try story.press("<Tab>aheart")
    try story.take(.searchFailed("no table; restore it"))
    #expect(story.screen.contains("Only codes can be typed: no table; restore it"))
    try story.press("<C-u>I10<Enter>")
    #expect(story.session?.summary.principal?.code == "I10")
  }

  @Test("the same words find the same in the books, and words in the field are taken along")
  func inTheBooks() throws {
    var story = try story("alung abscess")
    let found = try #require(story.session?.candidates.list.map(\.code))
    try story.press("<C-o>")
    #expect(story.state.browser?.search?.input.text == "lung abscess")
    #expect(story.state.browser?.search?.hits.map(\.code).prefix(found.count) == found[...])
    try story.press("<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code?.description == found.first)
    try story.press("<Esc>")
    #expect(story.session?.draft?.text == "lung abscess")
  }

  @Test("the index is asked for from the books too, and what it finds comes in")
  func openedFromBooks() throws {
    var story = try Story()
    story.search = try searchIndex.get()
    try story.press("b/")
    #expect(story.asksForSearch == 0)
    try story.press("lap chole<Tab>")
    #expect(story.asksForSearch == 1)
    #expect(story.state.browser?.search?.hit?.code == "0FT44ZZ")
    try story.press("<Enter>")
    #expect(story.state.browser?.builder?.prefix == "0FT44ZZ")
  }
}
