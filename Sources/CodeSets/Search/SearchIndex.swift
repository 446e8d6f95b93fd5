import Chart
import Glibc

/// Search over the books by words, as coders and clinicians write them.
///
/// The index is compiled once into a cache file and read in place; a query takes well under a
/// millisecond and is safe from any thread. Words may stand in any order; the last may be only begun;
/// abbreviations, synonyms, plurals, British spelling, accents and one slip in a word that nothing
/// else has are seen through.
package struct SearchIndex: Sendable {
  /// Which book to search. The raw values are in journals; never change one.
  package enum Book: String, Hashable, Sendable, CaseIterable {
    case diagnoses = "cm"
    case procedures = "pcs"
    /// HCPCS Level II.
    case services = "hcpcs"
  }

  private let book: CodeBook
  private let tables: SearchTables
  private let index: MappedIndex
  private let words: RankingWords

  /// How many codes are ranked by their words; the rest of a long list is in nobody's mind.
  private static let ranked = 240

  /// Opens the index for the tables in `directory`, compiling it where `cache`, a folder, has none for
  /// these tables. Where the folder cannot be written to, the index is kept in memory alone.
  /// With `index`, the terms of imported indexes lead to their codes too. While it compiles, it tells
  /// `progress` how much is done, from 0 to 1.
  ///
  /// - Throws: `CodeBookError` if a table that only search needs is missing or is not one.
  package init(
    book: CodeBook, directory: String, cache: String, index imported: IndexBook? = nil,
    progress: (Double) -> Void = { _ in }
  ) throws(CodeBookError) {
    self.book = book
    tables = try SearchTables(directory: directory, book: book, index: imported)
    index = try IndexFile(folder: cache, tables: tables).open(progress)
    words = RankingWords(index)
  }

  /// Whether a file for these tables is in `cache`, so that opening compiles nothing.
  package static func isCompiled(
    book: CodeBook, directory: String, cache: String, index: IndexBook? = nil
  ) -> Bool {
    guard let tables = try? SearchTables(directory: directory, book: book, index: index) else {
      return false
    }
    return IndexFile(folder: cache, tables: tables).existing() != nil
  }

  /// What a text finds, best first, at most `limit` hits: the codes that begin with it if it reads
  /// like the beginning of a code, then what its words find; an abbreviation that reads like one, the
  /// other way about. Without a book, those of a hospital stay
  /// are searched: diagnoses and procedures.
  package func search(_ text: String, in book: Book? = nil, limit: Int) -> [SearchHit] {
    guard limit > 0 else { return [] }
    let begun = codes(beginning: text, in: book, limit: limit)
    // Nobody who types `dm2` looks for the radiosurgery of a breast.
    let isAbbreviation = !begun.isEmpty && isAbbreviation(text)
    // Past its dot nothing is a word: no 22 of a scale is wanted behind E11.22.
    let isCode = !begun.isEmpty && text.contains(".")
    guard begun.count < limit && !isCode || isAbbreviation else { return begun }
    let found = hits(text, in: book, limit: limit)
    let first = isAbbreviation ? found.prefix(3) + begun : begun
    let known = Set(first.map(\.code))
    return Array((first + found.filter { !known.contains($0.code) }).prefix(limit))
  }

  private func codes(beginning text: String, in book: Book?, limit: Int) -> [SearchHit] {
    let prefix = DiagnosisCode(text).text
    // A code has a digit among its first three characters; what has none is a word or abbreviation.
    guard (2...7).contains(prefix.utf8.count), !text.contains(" "),
      prefix.utf8.prefix(3).contains(where: { (48...57).contains($0) }),
      prefix.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
    else { return [] }
    var hits: [SearchHit] = []
    if book == .services {
      return self.book.services(startingWith: prefix, limit: limit)
        .map { SearchHit($0, matched: .code) }
    }
    if book != .procedures {
      hits += self.book.diagnoses(startingWith: prefix, limit: limit)
        .map { SearchHit($0, matched: .code) }
    }
    if book != .diagnoses, hits.count < limit {
      hits += self.book.procedures(startingWith: prefix, limit: limit - hits.count)
        .map { SearchHit($0, matched: .code) }
    }
    return hits
  }

  private func isAbbreviation(_ text: String) -> Bool {
    let phrase = WordReader.phrase(text)
    return phrase.utf8.count >= 3 && index.meanings(of: Array(phrase.utf8), goingOn: false) != nil
  }

  private func hits(_ text: String, in book: Book?, limit: Int) -> [SearchHit] {
    let query = SearchQuery(text, in: index)
    guard !query.groups.isEmpty else { return [] }
    let selection = Selection(query, in: index)
    let codes = selection.best(max(Self.ranked, limit), in: bits(of: book))
    var ranking = Ranking(query, weights: selection.weights, in: index, words: words)
    return ranking.order(codes).prefix(limit).compactMap(hit)
  }

  private func bits(of book: Book?) -> [UInt64] {
    let count = index.bitWords
    return switch book {
    case .diagnoses: Array(index.books[..<count])
    case .procedures: Array(index.books[count..<(2 * count)])
    case .services: Array(index.books[(2 * count)...])
    case nil: (0..<count).map { index.books[$0] | index.books[count + $0] }
    }
  }

  private func hit(_ scored: Ranking.Scored) -> SearchHit? {
    let code = withUnsafeBytes(of: index.codes[scored.code]) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let traits = Traits(rawValue: index.traits[scored.code])
    if traits.contains(.service) {
      return self.book.service(ServiceCode(normalised: code)).map { SearchHit($0, matched: .title) }
    }
    let isProcedure = traits.contains(.procedure)
    let matched = matched(scored.segment, isProcedure: isProcedure)
    return isProcedure
      ? self.book.procedure(ProcedureCode(normalised: code)).map { SearchHit($0, matched: matched) }
      : self.book.diagnosis(DiagnosisCode(normalised: code)).map { SearchHit($0, matched: matched) }
  }

  private func matched(_ segment: UInt32, isProcedure: Bool) -> SearchHit.Matched {
    let line = Int(segment & IndexLayout.offset)
    if segment & IndexLayout.drug != 0, segment & IndexLayout.entry == 0 {
      return .term(tables.drug(at: line))
    }
    if segment & IndexLayout.entry != 0 { return .term(tables.index?.path(of: line) ?? "") }
    return line == 0 ? .title : .term(isProcedure ? term(at: line) : note(at: line))
  }

  private func term(at line: Int) -> String {
    tables.terms.text(tables.terms.column(0, of: tables.terms.line(at: line)))
  }

  private func note(at line: Int) -> String {
    Mentions.text(tables.notes, line: line)
  }
}
