import CodeSets
import Foundation
import Testing

@Suite("The cache of search")
struct IndexFileTests {
  /// The tables with few codes, so that making an index takes no time.
  private func fewTables() throws -> CacheFolder {
    let folder = try CacheFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: tables) {
      let text = try String(contentsOfFile: "\(tables)/\(name)", encoding: .utf8)
      let kept: [Substring.UTF8View]
      switch name {
      case "diagnoses.txt": kept = lines(of: text, from: ["#", "N17", "I50"])
      case "procedures.txt": kept = lines(of: text, from: ["#", "0FT"])
      case "procedure-terms.txt": kept = lines(of: text, from: ["#", "Chole"])
      default: kept = [text[...].utf8]
      }
      let data = Data(kept.joined())
      try data.write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    return folder
  }

  private func lines(of text: String, from starts: [String]) -> [Substring.UTF8View] {
    text.split(separator: "\n").filter { line in starts.contains { line.hasPrefix($0) } }
      .map { text[$0.startIndex..<text.index(after: $0.endIndex)].utf8 }
  }

  private func find(_ search: SearchIndex) -> [String] {
    search.search("AKI", limit: 1).map(\.code)
  }

  @Test("it is made once, read again, and made anew when it is not whole")
  func damage() throws {
    let (few, cache) = (try fewTables(), try CacheFolder())
    let book = try CodeBook(directory: few.path)
    func isThere() -> Bool {
      SearchIndex.isCompiled(book: book, directory: few.path, cache: cache.path)
    }
    #expect(!isThere())
    #expect(find(try cache.open(few.path)) == ["N17.9"])
    #expect(isThere())
    let file = URL(fileURLWithPath: "\(cache.path)/\(try #require(try cache.files.first))")
    let whole = try Data(contentsOf: file)
    for length in [0, 100, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      #expect(!isThere())
      #expect(find(try cache.open(few.path)) == ["N17.9"])
      #expect(try Data(contentsOf: file) == whole)
    }
  }

  @Test(
    "when a table changes, so does the index; what killed starts left goes, what is at work stays")
  func stale() throws {
    let (few, cache) = (try fewTables(), try CacheFolder())
    _ = try cache.open(few.path)
    let first = try cache.files
    let own = "search-1.index.\(getpid()).abcdef"
    // The system's own limit is below this: no process has it.
    for name in ["search-2.index.99999999.abcdef", own, "other.txt"] {
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(cache.path)/\(name)"))
    }
    let path = "\(few.path)/abbreviations.txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    // As long as before.
    let changed = text.replacingOccurrences(of: "aki\tacute", with: "akj\tacute")
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(find(try cache.open(few.path)).isEmpty)
    let left = try cache.files
    #expect(left.count == 3)
    #expect(Set(left).isSuperset(of: [own, "other.txt"]))
    #expect(Set(left).isDisjoint(with: first))
  }

  @Test("of several first starts at a time, each searches and one index is left")
  func together() async throws {
    let (few, cache) = (try fewTables(), try CacheFolder())
    let found = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<4 { group.addTask { find(try cache.open(few.path)) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found == Array(repeating: ["N17.9"], count: 4))
    let left = try cache.files
    #expect(left.count == 1)
    #expect(left.first?.hasSuffix(".index") ?? false)
  }

  @Test("where nothing can be written, search works all the same")
  func noCache() throws {
    let few = try fewTables()
    let search = try SearchIndex(
      book: try CodeBook(directory: few.path), directory: few.path, cache: "/proc/no-such-folder")
    #expect(find(search) == ["N17.9"])
  }
}
