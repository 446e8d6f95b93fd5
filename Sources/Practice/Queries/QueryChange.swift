import Chart

/// Something done to a query of the session. Like events, the list only grows.
package enum QueryChange: Hashable, Sendable {
  /// It is being worked on from now; the place one past the last begins another.
  case opened
  /// It was laid aside; a blank one is thrown away.
  case closed
  /// One of its texts is being written.
  case entered(QueryPart)
  /// Characters of that text were replaced; the cursor stands behind those inserted.
  case spliced(at: Int, removing: Int, inserting: String)
  /// The text was left as it stands; an empty choice is thrown away.
  case left
  case purposeChosen(QueryPurpose)
  case formChosen(QueryForm)
  case indicatorAdded(Evidence)
  case indicatorRemoved(Int)
  case choiceRemoved(Int)
  case sent
  /// The learner holds that nothing is to be asked about its title.
  case notNeeded
  /// What was sent, or held needless, is a draft again.
  case reopened
  /// It was thrown away.
  case dropped
  /// One of the case's own wordings was sent as it stands.
  case wordingChosen(about: String, text: String)
}

/// The queries of a session, and where the learner is in them.
package struct QueryBook: Hashable, Sendable {
  /// A text that is being written.
  package struct Field: Hashable, Sendable {
    package var part: QueryPart
    /// Characters before the cursor.
    package var cursor: Int
  }

  package private(set) var list: [ProviderQuery] = []
  /// The query that is being worked on; nil while none is.
  package private(set) var current: Int?
  /// The text of it that is being written; nil while none is.
  package private(set) var field: Field?
  /// More than any record calls for: a journal with more is no learner's.
  static let limit = 100

  /// No query yet.
  package init() {}

  /// The query that is being worked on.
  package var query: ProviderQuery? { current.map { list[$0] } }

  /// Takes one change in; one that does not fit changes nothing.
  mutating func apply(_ change: QueryChange, to index: Int) {
    switch change {
    case .opened:
      if index == list.count, index < Self.limit { list.append(ProviderQuery()) }
      guard list.indices.contains(index) else { return }
      (current, field) = (index, nil)
    case .wordingChosen(let about, let text):
      var query = ProviderQuery()
      (query.title, query.wording, query.stage) = (about, text, .sent)
      if index == list.count, index < Self.limit { list.append(query) }
    default:
      guard list.indices.contains(index) else { return }
      change.isOfField ? write(change, index) : edit(change, index)
    }
  }

  private mutating func edit(_ change: QueryChange, _ index: Int) {
    switch change {
    case .closed:
      if current == index { (current, field) = (nil, nil) }
      if list[index].isBlank { remove(index) }
    case .purposeChosen(let purpose): list[index].purpose = purpose
    case .formChosen(let form): list[index].form = form
    case .indicatorAdded(let evidence):
      if !list[index].indicators.contains(evidence) { list[index].indicators.append(evidence) }
    case .indicatorRemoved(let place):
      if list[index].indicators.indices.contains(place) {
        list[index].indicators.remove(at: place)
      }
    case .choiceRemoved(let place):
      if list[index].choices.indices.contains(place) { list[index].choices.remove(at: place) }
    case .sent: settle(index, .sent)
    case .notNeeded: settle(index, .notNeeded)
    case .reopened: list[index].stage = .draft
    case .dropped: remove(index)
    default: break
    }
  }

  private mutating func write(_ change: QueryChange, _ index: Int) {
    guard current == index else { return }
    switch change {
    case .entered(let part):
      if case .choice(let place) = part {
        if place == list[index].choices.count { list[index].choices.append("") }
        guard list[index].choices.indices.contains(place) else { return }
      }
      field = Field(part: part, cursor: list[index].text(of: part).count)
    case .spliced(let at, let removing, let inserted):
      guard let part = field?.part else { return }
      var text = list[index].text(of: part)
      guard at >= 0, removing >= 0, at <= text.count, removing <= text.count - at else { return }
      let start = text.index(text.startIndex, offsetBy: at)
      text.replaceSubrange(start..<text.index(start, offsetBy: removing), with: inserted)
      list[index].set(text, of: part)
      field?.cursor = min(at + inserted.count, text.count)
    case .left:
      if case .choice(let place) = field?.part, list[index].choices.indices.contains(place),
        list[index].choices[place].allSatisfy(\.isWhitespace)
      {
        list[index].choices.remove(at: place)
      }
      field = nil
    default: break
    }
  }

  private mutating func settle(_ index: Int, _ stage: ProviderQuery.Stage) {
    list[index].stage = stage
    if current == index { (current, field) = (nil, nil) }
  }

  private mutating func remove(_ index: Int) {
    list.remove(at: index)
    guard let current else { return }
    if current == index { (self.current, field) = (nil, nil) }
    if current > index { self.current = current - 1 }
  }
}

extension QueryChange {
  fileprivate var isOfField: Bool {
    switch self {
    case .entered, .spliced, .left: true
    default: false
    }
  }

  /// What turns a text into another with the cursor where it is there; nil where neither differs.
  package static func splice(
    from old: (text: String, cursor: Int), to new: (text: String, cursor: Int)
  ) -> QueryChange? {
    guard old != new else { return nil }
    let (before, after) = (Array(old.text), Array(new.text))
    let grown = max(0, after.count - before.count)
    var prefix = 0
    let longest = min(before.count, after.count, max(0, new.cursor - grown))
    while prefix < longest, before[prefix] == after[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(before.count, after.count) - prefix,
      before[before.count - 1 - suffix] == after[after.count - 1 - suffix]
    {
      suffix += 1
    }
    let inserted = String(after[prefix..<(after.count - suffix)])
    // Only the cursor moved.
    if inserted.isEmpty, prefix + suffix == before.count {
      return .spliced(at: new.cursor, removing: 0, inserting: "")
    }
    return .spliced(at: prefix, removing: before.count - prefix - suffix, inserting: inserted)
  }
}
