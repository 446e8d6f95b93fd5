import CodeSets

/// Reads the main index where it is at hand as a table of comma-separated values:
/// `RowID,Letter,Level,Term,See,SeeAlso,NonEssModif,Code`.
enum CSVIndex {
  private static let columns = ["Level", "Term", "See", "SeeAlso", "NonEssModif", "Code"]

  /// Whether the first line names the columns of an index.
  static func isIndex(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(300).prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
    let names = head.split(separator: ",").map(String.init)
    return columns.allSatisfy(names.contains)
  }

  /// The index; `year` where the name of the file has none.
  static func read(_ file: SourceFile, year: Int?) throws(ImportError) -> IndexPart {
    var reader = CSVReader(file.bytes, path: file.path)
    guard let names = try reader.next(), let year = Self.year(of: file.name) ?? year else {
      throw .noYear(path: file.path)
    }
    let places = columns.map { column in names.firstIndex { $0.hasSuffix(column) } ?? 0 }
    var terms: [IndexTerm] = []
    while let row = try reader.next() {
      guard row.count == names.count else {
        if row == [""] { continue }
        throw .broken(path: file.path, what: "row \(terms.count + 1) has \(row.count) columns")
      }
      guard let level = Int(row[places[0]]), terms.count < 400_000 else {
        throw .broken(path: file.path, what: "row \(terms.count + 1) has no level")
      }
      let code = row[places[5]]
      var see = OfficialIndex.spaced(row[places[2]])
      // A category to see has its code in the column of codes.
      if !code.isEmpty, see == "category" || see == "subcategory" { see += " \(code)" }
      terms.append(
        OfficialIndex.cleaned(
          IndexTerm(
            level: level, title: row[places[1]], modifiers: row[places[4]],
            codes: code.isEmpty ? [] : [code], see: see, seeAlso: row[places[3]])))
    }
    return IndexPart(kind: .main, year: year, terms: terms)
  }

  /// The first number of four digits in a name that can be a year.
  static func year(of name: String) -> Int? {
    name.split { !$0.isNumber }.compactMap { $0.count == 4 ? Int($0) : nil }
      .first { (2000...2100).contains($0) }
  }
}
