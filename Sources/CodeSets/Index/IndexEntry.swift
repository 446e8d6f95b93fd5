import Chart

/// One of the official indexes of ICD-10-CM. The raw values are in journals and in imported
/// indexes; never change one.
package enum IndexKind: UInt8, Hashable, Sendable, CaseIterable {
  /// The alphabetic index of diseases and injuries.
  case main
  /// The index of external causes.
  case external
  /// The table of neoplasms.
  case neoplasm
  /// The table of drugs and chemicals.
  case drug

  /// `main index`, `external causes`, `neoplasms`, `drugs and chemicals`.
  package var name: String {
    switch self {
    case .main: "main index"
    case .external: "external causes"
    case .neoplasm: "neoplasms"
    case .drug: "drugs and chemicals"
    }
  }

  /// What the six columns of a table say, in order; empty for an index without columns.
  package var columns: [String] {
    switch self {
    case .main, .external: []
    case .neoplasm:
      [
        "Malignant primary", "Malignant secondary", "Ca in situ", "Benign", "Uncertain behavior",
        "Unspecified behavior",
      ]
    case .drug:
      [
        "Poisoning, accidental", "Poisoning, self-harm", "Poisoning, assault",
        "Poisoning, undetermined", "Adverse effect", "Underdosing",
      ]
    }
  }
}

/// One term of an index, with what stands on its line.
package struct IndexEntry: Hashable, Sendable {
  /// Its number in the book.
  package let number: Int
  /// The index it is of.
  package let kind: IndexKind
  /// 0 for a main term, 1 for what is indented once, and so on.
  package let level: Int
  /// The term without its nonessential modifiers: `Anemia`, `Abandonment NEC`.
  package let title: String
  /// The nonessential modifiers with their brackets, as printed; empty if it has none.
  package let modifiers: String
  /// The term as it is printed: `Abandonment (with intent to injure or kill) NEC`.
  package let text: String
  /// The code or, rarely, codes that it leads to; of a table's row none, see `cells`.
  package let codes: [IndexCode]
  /// The manifestation code that is reported with it, printed in brackets; nil if there is none.
  package let manifestation: IndexCode?
  /// The six columns of a table's row, nil where the table has a dash; empty in other indexes.
  package let cells: [IndexCode?]
  /// Where else to look: `see` first, then `see also`.
  package let references: [IndexReference]
}

/// A code as an index prints it.
package struct IndexCode: Hashable, Sendable, CustomStringConvertible {
  /// The code without a dash.
  package let code: DiagnosisCode
  /// Whether a dash follows: the index says itself that characters are missing.
  package let isOpen: Bool

  /// From print: `C79.8-`, `T37.5X1`; nil for what is no code.
  package init?(_ text: some StringProtocol) {
    let bare = text.hasSuffix("-") ? String(text.dropLast()) : String(text)
    let code = DiagnosisCode(bare)
    let bytes = code.text.utf8
    guard PackedCode(bytes) != nil, bytes.first.map({ $0 >= 65 }) ?? false,
      bytes.contains(where: { $0 < 65 })
    else { return nil }
    self.code = code
    isOpen = text.hasSuffix("-")
  }

  /// As printed: `C79.8-`.
  package var description: String { isOpen ? "\(code)-" : code.description }
}

/// A `see` or `see also`.
package struct IndexReference: Hashable, Sendable {
  /// Whether it is a `see also`.
  package let isAlso: Bool
  /// What to look under, as printed: `Accident, transport, aircraft`, `category I26`, `condition`.
  package let text: String
  /// The entry that is meant, or as far as the book has the path; nil where it names none, as
  /// `condition` does.
  package let target: Int?
  /// The category that is meant, in `category I26` and `subcategory M49.8`; nil in others.
  package let code: IndexCode?
}

/// What the book's edition makes of a code that an index prints.
package enum IndexCodeState: String, Hashable, Sendable {
  /// It may be reported as it stands.
  case current
  /// It needs further characters, as an index leaves them out: after a dash, and always the seventh.
  case open
  /// The index prints it as complete, and the edition has divided it since.
  case divided
  /// The edition no longer has it, or does not yet.
  case gone
}

extension CodeBook {
  /// What this edition makes of a code that an index, perhaps of another year, prints.
  package func state(of printed: IndexCode) -> IndexCodeState {
    // Asked of every cell of a table in view: no record is made.
    guard let line = diagnosisTable.line(for: printed.code.text) else { return .gone }
    if isComplete(line) { return .current }
    if printed.isOpen { return .open }
    // What is below and shorter than seven characters is more than a seventh character.
    guard let next = diagnosisTable.line(after: line) else { return .open }
    let (own, below) = (diagnosisTable.column(0, of: line), diagnosisTable.column(0, of: next))
    let isBelow = diagnosisTable.repeats(own, at: below.lowerBound)
    return isBelow && below.count < 7 ? .divided : .open
  }
}
