import CodeSets
import Foundation
import TestSupport

extension Bench {
  /// How often the code of a term drawn from the imported indexes is found by its words, with the
  /// indexes and without: `search-bench INDEX-BOOK --terms SEED ...`; a `-v` after it tells of every
  /// miss of the search without them.
  static func terms(_ index: IndexBook, _ book: CodeBook, _ cache: String, _ rest: [String]) throws
  {
    let seeds = rest.compactMap(UInt64.init)
    let without = try SearchIndex(book: book, directory: tables, cache: cache)
    var all: [SearchIndex?] = [without]
    if !rest.contains("-v") {
      let folder = cache + "/with"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      all.append(try SearchIndex(book: book, directory: tables, cache: folder, index: index))
    }
    try phrases(without, tellsMisses: rest.contains("-v"))
    for seed in seeds {
      let sample = IndexTermSample(1000, from: index, seed: seed)
      for (search, name) in zip(all, ["without", "with"]) {
        guard let search else { continue }
        let places = sample.places(in: search)
        print("seed \(seed), \(name) the indexes: \(shares(places))")
        for kind in IndexKind.allCases {
          let own = zip(sample.terms, places).filter { $0.0.kind == kind }.map(\.1)
          print("  \(kind.name), \(own.count): \(shares(own))")
        }
        guard rest.contains("-v") else { continue }
        for (term, place) in zip(sample.terms, places) where place == nil {
          let hits = search.search(term.words, in: .diagnoses, limit: 240)
          let later = term.place(in: hits).map { "\($0 + 1)" } ?? "-"
          let first = hits.prefix(3).map { "\($0.code) \($0.title)" }.joined(separator: " | ")
          print("\(later)\t\(term.kind)\t\(term.codes.map(\.description))\t\(term.words)\t\(first)")
        }
      }
    }
  }

  /// How many of the phrases of the tests, those held out and the others, come first, are among the
  /// first three and the first ten.
  static func phrases(_ search: SearchIndex, tellsMisses: Bool = false) throws {
    for name in ["phrases", "everyday"] {
      let path = root + "/Tests/CodeSetsTests/\(name).txt"
      for isHeldOut in [true, false] {
        try table(search, path, isHeldOut: isHeldOut, tellsMisses: tellsMisses && !isHeldOut)
      }
    }
  }

  /// The same of a table of words and codes, or beginnings of codes: `search-bench INDEX-BOOK --table
  /// FILE`. With `tellsMisses`, what comes instead of those that do not come first.
  static func table(
    _ search: SearchIndex, _ path: String, isHeldOut: Bool = false, tellsMisses: Bool
  ) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
      .filter { ($0.count > 2) == isHeldOut }
    var places: [Int] = []
    for line in lines {
      let keys = line[1].split(separator: " ")
      let hits = search.search(String(line[0]), limit: 10)
      let place = hits.firstIndex { hit in keys.contains { hit.code.hasPrefix($0) } }
      if let place { places.append(place) }
      guard tellsMisses, place != 0 else { continue }
      let found = hits.prefix(3).map { "\($0.code) \($0.title)" }.joined(separator: " | ")
      print("\(place.map { "\($0 + 1)" } ?? "-")\t\(line[0])\t\(line[1])\t\(found)")
    }
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    print(
      "\(name)\(isHeldOut ? " held out" : ""), \(lines.count):",
      "\(places.count { $0 == 0 }) first, \(places.count { $0 < 3 }) in three,",
      "\(places.count) in ten")
  }

  private static func shares(_ places: [Int?]) -> String {
    let ten = Int(IndexTermSample.share(places, first: 10) * 10)
    let three = Int(IndexTermSample.share(places, first: 3) * 10)
    return "\(ten / 10).\(ten % 10) in ten, \(three / 10).\(three % 10) in three"
  }
}
