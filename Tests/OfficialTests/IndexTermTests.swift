import CodeSets
import Foundation
import TestSupport
import Testing

@testable import Official

/// How often the code that an index gives for a term is found by the words of that term.
@Suite("Terms drawn from the official indexes")
struct IndexTermTests {
  @Test(
    "95 in 100 are among the first ten and 80 among the first three; without the index, 75 are",
    arguments: official)
  func found(_ official: String) throws {
    let folder = try Folder()
    let path = "\(folder.path)/index.book"
    _ = try IndexImport.save(try IndexImport.read([official], year: nil), to: path)
    let index = try IndexBook(path: path)
    let book = try openBook()
    let tables = Folder.tables
    let with = try SearchIndex(book: book, directory: tables, cache: folder.path, index: index)
    let imported = IndexTermSample(1000, from: index, seed: 2026).places(in: with)
    #expect(IndexTermSample.share(imported, first: 10) >= 95)
    #expect(IndexTermSample.share(imported, first: 3) >= 80)
    // Four thousand, so that luck tells less.
    let without = try SearchIndex(book: book, directory: tables, cache: folder.path)
    let shipped = IndexTermSample(4000, from: index, seed: 2026).places(in: without)
    #expect(IndexTermSample.share(shipped, first: 10) >= 75)
  }
}
