import CodeSets

/// Reads an index out of the XML that CDC/NCHS publishes.
struct OfficialIndex {
  /// Whether the bytes begin like an index; other official XML files have other roots.
  static func isIndex(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(1000), as: UTF8.self)
    return head.contains("<ICD10CM.index")
  }

  private var reader: XMLReader
  private let path: String
  private var terms: [IndexTerm] = []
  /// Places in `terms` of those that are open.
  private var open: [Int] = []
  private var elements: [String] = []
  private var version = ""
  private var title = ""
  private var heading = ""
  /// The column of the cell that is open.
  private var column: Int?

  private static let mostTerms = 400_000
  private static let longestText = 4_000

  /// The index; `year` where the file does not say its own.
  static func read(_ file: SourceFile, year: Int?) throws(ImportError) -> IndexPart {
    var index = OfficialIndex(reader: XMLReader(file.bytes, path: file.path), path: file.path)
    return try index.read(year: year)
  }

  private init(reader: XMLReader, path: String) {
    self.reader = reader
    self.path = path
  }

  private mutating func read(year: Int?) throws(ImportError) -> IndexPart {
    while let event = try reader.next() {
      switch event {
      case .open(let name): try begin(name)
      case .close(let name): end(name)
      case .text(let text): try add(text)
      }
    }
    let own = version.split { !$0.isNumber }.first.flatMap { Int($0) }
    guard let year = own ?? year, (2000...2100).contains(year) else {
      throw .noYear(path: path)
    }
    let kind: IndexKind =
      heading.contains("Substance")
      ? .drug
      : heading.contains("Neoplasm")
        ? .neoplasm : title.uppercased().contains("EXTERNAL CAUSE") ? .external : .main
    return IndexPart(kind: kind, year: year, terms: terms.map(Self.cleaned))
  }

  private mutating func begin(_ name: String) throws(ImportError) {
    if name == "ICD10CM.index", reader.attribute("isAddenda") == "true" {
      throw .broken(path: path, what: "it holds the changes of a year, not the whole index")
    }
    elements.append(name)
    switch name {
    case "mainTerm", "term":
      guard terms.count < Self.mostTerms else {
        throw .broken(path: path, what: "it has more than \(Self.mostTerms) terms")
      }
      open.append(terms.count)
      terms.append(IndexTerm(level: open.count - 1))
    case "cell":
      column = reader.attribute("col").flatMap { Int($0) }.map { $0 - 2 }
      if let last = open.last, terms[last].codes.isEmpty {
        terms[last].codes = [String](repeating: "", count: 6)
      }
    default: break
    }
  }

  private mutating func end(_ name: String) {
    elements.removeLast()
    if name == "mainTerm" || name == "term" { open.removeLast() }
  }

  private mutating func add(_ text: String) throws(ImportError) {
    guard let element = elements.last(where: { $0 != "new" && $0 != "unc" && $0 != "diff" }),
      !elements.contains("old")
    else { return }
    guard let last = open.last else {
      switch element {
      case "version": version += text
      case "title" where elements.count == 2: title += text
      case "head": heading += text
      default: break
      }
      return
    }
    switch element {
    case "title":
      if terms[last].modifiers.isEmpty {
        terms[last].title += text
      } else {
        terms[last].ending += text
      }
    case "nemod": terms[last].modifiers += text
    case "code":
      if terms[last].codes.isEmpty { terms[last].codes = [""] }
      terms[last].codes[0] += text
    case "cell":
      if let column, terms[last].codes.indices.contains(column) {
        terms[last].codes[column] += text
      }
    case "manif": terms[last].manifestation += text
    case "see": terms[last].see += text
    case "seeAlso": terms[last].seeAlso += text
    case "seecat": terms[last].seeAlso += "category \(text)"
    case "subcat": terms[last].seeAlso += "subcategory \(text)"
    default: break
    }
    guard terms[last].title.utf8.count <= Self.longestText,
      terms[last].modifiers.utf8.count <= Self.longestText
    else { throw .broken(path: path, what: "a term is too long: \(terms[last].title.prefix(60))") }
  }

  /// Spaces and signs as the compiled file has them.
  static func cleaned(_ term: IndexTerm) -> IndexTerm {
    var term = term
    term.title = spaced(term.title)
    term.modifiers = spaced(term.modifiers)
    term.ending = spaced(term.ending)
    term.see = spaced(term.see)
    term.seeAlso = spaced(term.seeAlso)
    term.manifestation = spaced(term.manifestation)
    // One file has words where the manifestation code belongs.
    if !term.manifestation.isEmpty, IndexCode(bare(term.manifestation)) == nil {
      term.ending = spaced("\(term.ending) \(term.manifestation)")
      term.manifestation = ""
    }
    term.manifestation = bare(term.manifestation)
    if term.codes.count == 1 { takeBrackets(&term) }
    term.codes = term.codes.map { code in
      let code = spaced(code)
      return IndexCode(code) == nil ? "" : code
    }
    if term.codes == [""] { term.codes = [] }
    return term
  }

  /// `E85.4 [I43]` in one element is a code and its manifestation.
  private static func takeBrackets(_ term: inout IndexTerm) {
    let parts = term.codes[0].split { $0 == "[" || $0 == "]" || $0 == " " }
    if parts.count == 2, term.manifestation.isEmpty {
      term.codes[0] = String(parts[0])
      term.manifestation = String(parts[1])
    }
  }

  private static func bare(_ code: String) -> String {
    code.hasPrefix("[") && code.hasSuffix("]") ? String(code.dropFirst().dropLast()) : code
  }

  static func spaced(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
