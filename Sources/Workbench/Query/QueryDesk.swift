import Chart
import Practice
import Terminal

/// The learner's place in the queries of a case: over the coding summary while it is open.
package struct QueryDesk: Hashable, Sendable {
  /// What the pane shows.
  package enum Stage: Hashable, Sendable {
    /// The queries written so far.
    case list
    /// The query that is being worked on.
    case compose
    /// The record, for lines to be marked as indicators of it.
    case picking
    /// The case's own wordings: its subjects, or those of one subject.
    case wordings(subject: Int?)
  }

  package var stage = Stage.list
  /// The selected row of the list, or of the wordings.
  package var selected = 0
  /// The selected row of the query.
  package var row = 0
  /// The stretch of the open page that would be marked.
  package var stretch = 0
  /// What of the open page can be marked; worked out when the page is opened.
  var stretches: [Range<Int>] = []
  /// What the checks go by; read once.
  let record: Documentation
  private(set) var findings: [QueryFinding] = []
  private var checked: ProviderQuery?

  /// Whether the record had the keys when they were opened, and gets them back.
  var isFromRecord = false

  init(_ chosen: PracticeCase) { record = Documentation(chosen.documents) }

  /// Checks the query again if it has changed.
  mutating func check(_ query: ProviderQuery?) {
    guard checked != query else { return }
    checked = query
    findings = query.map { Practice.check($0, record) } ?? []
  }
}

/// A row of a query that can be selected.
enum QueryRow: Hashable {
  case title, purpose, form
  case indicator(Int)
  /// Goes to the record to mark lines of it.
  case addIndicator
  case question
  case choice(Int)
  case addChoice
}

extension ProviderQuery {
  /// Its rows, top to bottom.
  var rows: [QueryRow] {
    var rows: [QueryRow] = [.title, .purpose]
    rows += indicators.indices.map(QueryRow.indicator) + [.addIndicator, .question, .form]
    if form == .multipleChoice { rows += choices.indices.map(QueryRow.choice) + [.addChoice] }
    return rows
  }
}

extension QueryPurpose {
  /// As the screen says it.
  var words: String {
    switch self {
    case .newDiagnosis: "a diagnosis that findings stand for"
    case .documented: "more about a documented condition"
    case .presentOnAdmission: "whether it was present on admission"
    case .causeAndEffect: "what caused it"
    case .conflict: "documents that disagree"
    }
  }
}

extension QueryForm {
  /// As the screen says it.
  var words: String {
    switch self {
    case .multipleChoice: "multiple choice"
    case .yesNo: "yes or no"
    case .open: "open"
    }
  }
}

extension ProviderQuery.Stage {
  /// As the screen says it.
  var words: String {
    switch self {
    case .draft: "draft"
    case .sent: "sent"
    case .notNeeded: "none needed"
    }
  }
}

extension PracticeCase {
  /// The subjects of the key's queries with their wordings, in an order that tells nothing and is the
  /// same each time.
  var wordings: [QueryKey] {
    shuffled(key.queries, seed: info.id).map { query in
      var query = query
      query.options = shuffled(query.options, seed: info.id + query.about)
      return query
    }
  }
}

/// A fixed order that has nothing to do with the given one (Fisher and Yates, by FNV-1a and a
/// multiplicative step).
private func shuffled<Element>(_ items: [Element], seed: String) -> [Element] {
  var state: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in seed.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  var items = items
  for place in items.indices.reversed().dropLast() {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    items.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
  }
  return items
}
