import Glibc

/// The official indexes of ICD-10-CM, as the learner imported them: main index, external causes,
/// table of neoplasms, table of drugs and chemicals. One compiled file, mapped and read in place.
///
/// Every term of all of them is an *entry* with a number. Entries are numbered as they are printed,
/// each term before what stands below it, so that a range of numbers is a page of the book:
///
/// ```swift
/// let index = try IndexBook(path: files.indexBook)      // nil-safe: throws .missing before an import
/// index.kinds                                           // [.main, .external, .neoplasm, .drug]
/// index.year(of: .main)                                 // 2025: the screen says so
/// index.entries(of: .main)                              // 0..<81024: rows of the whole book, in order
/// index.mainTerms(of: .main)                            // numbers of the main terms, in order
/// index.find("anem", in: .main)                         // where those letters lead, as in a paper book
/// let entry = index.entry(1234)                         // title, modifiers, codes, cells, references
/// index.children(of: 1234)                              // the terms one level below
/// index.ancestors(of: 1234)                             // main term first
/// entry.references.first?.target                        // the entry that a `see` leads to
/// index.following(1234)                                 // the same, through chains of `see`
/// book.state(of: entry.codes[0])                        // .current, .open, .divided, .gone
/// ```
///
/// A look-up takes a microsecond or two and is safe from any thread.
package final class IndexBook: Sendable {
  let file: IndexBookFile

  /// Opens a compiled file.
  ///
  /// - Throws: `IndexBookError` if there is none, if another version of the program wrote it, or if it
  ///   is not whole.
  package init(path: String) throws(IndexBookError) {
    file = try IndexBookFile(path: path)
  }

  /// Changes whenever another set of indexes is imported.
  package var digest: UInt64 { file.digest }

  /// Which indexes have been imported.
  package var kinds: [IndexKind] { IndexKind.allCases.filter { !entries(of: $0).isEmpty } }

  /// The fiscal year of an index; nil if it has not been imported.
  package func year(of kind: IndexKind) -> Int? {
    entries(of: kind).isEmpty ? nil : file.spans[Int(kind.rawValue)].year
  }

  /// What is loaded, in a line: `FY2025`, or `main index FY2025, drugs FY2026`.
  package var edition: String {
    let years = Set(kinds.compactMap(year))
    if years.count == 1, let only = years.first { return "FY\(only)" }
    return kinds.map { "\($0.name) FY\(year(of: $0) ?? 0)" }.joined(separator: ", ")
  }

  /// How many entries all indexes have.
  package var count: Int { file.count }

  /// The numbers of the entries of an index, in printed order; empty if it has not been imported.
  package func entries(of kind: IndexKind) -> Range<Int> {
    file.spans[Int(kind.rawValue)].entries
  }
}

/// Why the imported indexes cannot be used.
package enum IndexBookError: Error, Hashable, Sendable {
  /// Nothing has been imported.
  case missing(path: String)
  /// Another version of the program wrote the file.
  case stale(path: String)
  /// The file is not whole.
  case damaged(path: String)
}

extension IndexBookError: CustomStringConvertible {
  /// `what; what to do`.
  package var description: String {
    let remedy = "import the official files with: casebook codebook import PATH"
    return switch self {
    case .missing: "no index has been imported; \(remedy)"
    case .stale(let path): "\(path) is of another version of Casebook; \(remedy)"
    case .damaged(let path): "\(path) is damaged; \(remedy)"
    }
  }
}
