import CodeSets
import Foundation
import Testing

/// Runs one after the other: each makes indexes, which is work for all cores.
@Suite("The cache of search", .serialized)
struct IndexFileTests {
  @Test("it is made once, read again, and made anew when it is not whole")
  func damage() throws {
    let cache = try CacheFolder()
    let book = try openBook()
    #expect(!SearchIndex.isCompiled(book: book, directory: tables, cache: cache.path))
    _ = try cache.open()
    #expect(SearchIndex.isCompiled(book: book, directory: tables, cache: cache.path))
    let name = try #require(try cache.files.first)
    let path = "\(cache.path)/\(name)"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    #expect(!SearchIndex.isCompiled(book: book, directory: tables, cache: cache.path))
    #expect(try cache.open().search("AKI", limit: 1).map(\.code) == ["N17.9"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
  }

  @Test("one for other tables is removed, with what killed starts left; what is at work stays")
  func stale() throws {
    let cache = try CacheFolder()
    let own = "search-1.index.\(getpid())"
    // The system's own limit is below this: no process has it.
    for name in ["search-1.index", "search-2.index.99999999", own, "other.txt"] {
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(cache.path)/\(name)"))
    }
    _ = try cache.open()
    let left = try cache.files
    #expect(left.count == 3)
    #expect(left.contains(own) && left.contains("other.txt"))
  }

  @Test("where nothing can be written, search works all the same")
  func noCache() throws {
    let search = try SearchIndex(
      book: try openBook(), directory: tables, cache: "/proc/no-such-folder")
    #expect(search.search("AKI", limit: 1).map(\.code) == ["N17.9"])
  }
}
