import Chart
import SourceText

/// What the case list shows of a case without opening it.
package struct CaseSummary: Hashable, Sendable {
  /// What the case says of itself: id, title, difficulty.
  package var info: CaseInfo
  /// Only inpatient cases can be practised.
  package var setting: Setting
  /// The kind of hospital.
  package var facility: Facility
  /// Where `loadCase` finds it.
  package var folder: String
  /// How many documents its record lists.
  package var documents: Int
}

/// A case of the list, or what keeps it from being one.
package enum CatalogueEntry: Hashable, Sendable {
  case ready(CaseSummary)
  /// The id is the folder's name, as the file's cannot be relied upon.
  case broken(id: String, folder: String, faults: [Fault])

  /// The case's id.
  package var id: String {
    switch self {
    case .ready(let summary): summary.info.id
    case .broken(let id, _, _): id
    }
  }

  /// The case's folder.
  package var folder: String {
    switch self {
    case .ready(let summary): summary.folder
    case .broken(_, let folder, _): folder
    }
  }
}

/// The cases of one or several roots.
package struct Catalogue: Hashable, Sendable {
  /// In the order of the roots; inpatient, emergency, outpatient within each; then by folder name.
  package var entries: [CatalogueEntry]
  /// Roots that cannot be read.
  package var faults: [Fault]

  /// The case of an id, if it can be opened.
  package func summary(of id: String) -> CaseSummary? {
    for case .ready(let summary) in entries where summary.info.id == id { return summary }
    return nil
  }
}
