import Chart
import CodeSets
import Foundation
import Testing

@testable import Official

/// How often the code that an index gives for a term is found by the words of that term.
@Suite("Terms drawn from the official indexes")
struct IndexTermTests {
  /// A small generator, so that everybody draws the same terms.
  struct Draw: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  struct Term {
    let words: String
    let codes: [IndexCode]
    let kind: IndexKind
  }

  /// Terms that have a code, each with the words of its path; of a row of a table one column.
  static func draw(_ count: Int, from index: IndexBook, seed: UInt64) -> [Term] {
    var generator = Draw(state: seed)
    var terms: [Term] = []
    while terms.count < count {
      let number = Int.random(in: 0..<index.count, using: &generator)
      let entry = index.entry(number)
      if let column = entry.cells.indices.filter({ entry.cells[$0] != nil })
        .randomElement(using: &generator), let code = entry.cells[column]
      {
        let words = "\(index.path(of: number)), \(entry.kind.columns[column])"
        terms.append(Term(words: words, codes: [code], kind: entry.kind))
      } else if !entry.codes.isEmpty {
        terms.append(Term(words: index.path(of: number), codes: entry.codes, kind: entry.kind))
      }
    }
    return terms
  }

  /// Shares in hundredths of those found among the first three and among the first ten.
  static func shares(_ terms: [Term], in search: SearchIndex, log: Bool) -> (
    three: Double, ten: Double
  ) {
    var (three, ten): (Int, Int) = (0, 0)
    for term in terms {
      let hits = search.search(term.words, in: .diagnoses, limit: 10)
      let place = hits.firstIndex { hit in
        term.codes.contains { hit.code.filter { $0 != "." }.hasPrefix($0.code.text) }
      }
      if let place {
        ten += 1
        if place < 3 { three += 1 }
      }
      if log {
        print(
          "\(place.map { "\($0)" } ?? "MISS")\t\(term.kind)\t\(term.codes.map(\.description))\t\(term.words)\t\(hits.prefix(3).map { "\($0.code) \($0.title)" })"
        )
      }
    }
    return (Double(three) * 100 / Double(terms.count), Double(ten) * 100 / Double(terms.count))
  }

  @Test(
    "of a thousand, 95 in 100 are among the first ten, 80 among the first three",
    arguments: official)
  func found(_ official: String) throws {
    let folder = try Folder()
    let path = "\(folder.path)/index.book"
    _ = try IndexImport.save(try IndexImport.read([official], year: nil), to: path)
    let index = try IndexBook(path: path)
    let book = try openBook()
    let tables = Folder.tables
    let seed = UInt64(ProcessInfo.processInfo.environment["SEED"] ?? "2026") ?? 0
    let log = ProcessInfo.processInfo.environment["SEED"] != nil
    let terms = Self.draw(1000, from: index, seed: seed)
    let with = try SearchIndex(book: book, directory: tables, cache: folder.path, index: index)
    let imported = Self.shares(terms, in: with, log: log)
    if log { print("WITHOUT") }
    let without = try SearchIndex(book: book, directory: tables, cache: folder.path)
    let shipped = Self.shares(terms, in: without, log: log)
    if log { print("SHARES with \(imported) without \(shipped)") }
    #expect(imported.ten >= 95)
    #expect(imported.three >= 80)
    // The books name few of the substances of the drug table, and few of its columns' words: without
    // the index most of its rows are out of reach.
    #expect(shipped.ten >= 64)
    let named = terms.filter { $0.kind == .main || $0.kind == .external }
    #expect(Self.shares(named, in: without, log: false).ten >= 70)
  }
}
