/// A term as an importer read it out of an official file, before it is compiled.
package struct IndexTerm: Hashable, Sendable {
  /// 0 for a main term.
  package var level: Int
  /// The term up to its nonessential modifiers.
  package var title: String
  /// The nonessential modifiers, with their brackets.
  package var modifiers: String
  /// What is printed after them.
  package var ending: String
  /// The codes as printed; in a table one for each column, empty where it has a dash.
  package var codes: [String]
  /// The manifestation code, without brackets.
  package var manifestation: String
  /// Where to look instead, or empty.
  package var see: String
  /// Where to look too, or empty.
  package var seeAlso: String

  package init(
    level: Int, title: String = "", modifiers: String = "", ending: String = "",
    codes: [String] = [], manifestation: String = "", see: String = "", seeAlso: String = ""
  ) {
    self.level = level
    self.title = title
    self.modifiers = modifiers
    self.ending = ending
    self.codes = codes
    self.manifestation = manifestation
    self.see = see
    self.seeAlso = seeAlso
  }

  /// Its line in the compiled file: columns between tabs.
  var line: String {
    [
      title, modifiers, ending, codes.joined(separator: "|"), manifestation, see, seeAlso,
    ].map { column in
      String(decoding: column.utf8.map { $0 < 32 ? 32 : $0 }, as: UTF8.self)
    }.joined(separator: "\t")
  }

  init(level: Int, line: String) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    func column(_ at: Int) -> String { at < columns.count ? columns[at] : "" }
    self.init(
      level: level, title: column(0), modifiers: column(1), ending: column(2),
      codes: column(3).isEmpty
        ? []
        : column(3).split(separator: "|", omittingEmptySubsequences: false).map(String.init),
      manifestation: column(4), see: column(5), seeAlso: column(6))
  }
}

/// All terms of one index, in printed order.
package struct IndexPart: Hashable, Sendable {
  /// Which index.
  package var kind: IndexKind
  /// Its fiscal year.
  package var year: Int
  /// Its terms, each before those below it.
  package var terms: [IndexTerm]

  package init(kind: IndexKind, year: Int, terms: [IndexTerm]) {
    self.kind = kind
    self.year = year
    self.terms = terms
  }
}
