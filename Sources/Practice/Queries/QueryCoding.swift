import Chart

// How what is done to queries is written into a journal; the rules are those of `EventCoding`.

private enum QueryKeys: String, CodingKey {
  case event, query, change, part, at, removing, text, purpose, form, document, quote, line, index
  case about
}

extension QueryChange {
  func encode(_ query: Int, to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: QueryKeys.self)
    try box.encode("query", forKey: .event)
    try box.encode(query, forKey: .query)
    try box.encode(name, forKey: .change)
    switch self {
    case .opened, .closed, .left, .sent, .notNeeded, .reopened, .dropped: break
    case .entered(let part): try box.encode(part.notation, forKey: .part)
    case .spliced(let at, let removing, let inserted):
      try box.encode(at, forKey: .at)
      if removing != 0 { try box.encode(removing, forKey: .removing) }
      try box.encode(inserted, forKey: .text)
    case .purposeChosen(let purpose): try box.encode(purpose, forKey: .purpose)
    case .formChosen(let form): try box.encode(form, forKey: .form)
    case .indicatorAdded(let evidence):
      try box.encode(evidence.document, forKey: .document)
      try box.encode(evidence.quote, forKey: .quote)
      try box.encodeIfPresent(evidence.line, forKey: .line)
    case .indicatorRemoved(let index), .choiceRemoved(let index):
      try box.encode(index, forKey: .index)
    case .wordingChosen(let about, let text):
      try box.encode(about, forKey: .about)
      try box.encode(text, forKey: .text)
    }
  }

  /// Reads what `encode` wrote: the query's place and what was done to it.
  static func decode(from decoder: any Decoder) throws -> (query: Int, change: QueryChange) {
    let box = try decoder.container(keyedBy: QueryKeys.self)
    func text(_ key: QueryKeys) throws -> String { try box.decode(String.self, forKey: key) }
    func number(_ key: QueryKeys) throws -> Int { try box.decode(Int.self, forKey: key) }
    let change: QueryChange
    switch try text(.change) {
    case "opened": change = .opened
    case "closed": change = .closed
    case "entered":
      guard let part = QueryPart(notation: try text(.part)) else {
        throw DecodingError.dataCorruptedError(
          forKey: .part, in: box, debugDescription: "no such part of a query")
      }
      change = .entered(part)
    case "spliced":
      change = .spliced(
        at: try number(.at), removing: try box.decodeIfPresent(Int.self, forKey: .removing) ?? 0,
        inserting: try text(.text))
    case "left": change = .left
    case "purposeChosen":
      change = .purposeChosen(try box.decode(QueryPurpose.self, forKey: .purpose))
    case "formChosen": change = .formChosen(try box.decode(QueryForm.self, forKey: .form))
    case "indicatorAdded":
      change = .indicatorAdded(
        Evidence(
          in: try text(.document), quote: try text(.quote),
          line: try box.decodeIfPresent(Int.self, forKey: .line)))
    case "indicatorRemoved": change = .indicatorRemoved(try number(.index))
    case "choiceRemoved": change = .choiceRemoved(try number(.index))
    case "sent": change = .sent
    case "notNeeded": change = .notNeeded
    case "reopened": change = .reopened
    case "dropped": change = .dropped
    case "wordingChosen":
      change = .wordingChosen(about: try text(.about), text: try text(.text))
    case let unknown:
      throw DecodingError.dataCorruptedError(
        forKey: .change, in: box, debugDescription: "nothing is done to a query by \(unknown)")
    }
    return (try number(.query), change)
  }

  private var name: String {
    switch self {
    case .opened: "opened"
    case .closed: "closed"
    case .entered: "entered"
    case .spliced: "spliced"
    case .left: "left"
    case .purposeChosen: "purposeChosen"
    case .formChosen: "formChosen"
    case .indicatorAdded: "indicatorAdded"
    case .indicatorRemoved: "indicatorRemoved"
    case .choiceRemoved: "choiceRemoved"
    case .sent: "sent"
    case .notNeeded: "notNeeded"
    case .reopened: "reopened"
    case .dropped: "dropped"
    case .wordingChosen: "wordingChosen"
    }
  }
}
