// How what is done with a pen is written into a journal; the rules are those of `EventCoding`.

private enum AnnotationKey: String, CodingKey {
  case event, role, text, slot, document, line, nth, quote
}

extension Annotation {
  func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: AnnotationKey.self)
    try box.encode(name, forKey: .event)
    switch self {
    case .marked(let role, _): try box.encode(role, forKey: .role)
    case .noted(let text, _): try box.encode(text, forKey: .text)
    case .unmarked: break
    case .pinned(let slot, _), .unpinned(let slot, _): try box.encode(slot, forKey: .slot)
    }
    try passage.encode(in: &box)
  }

  /// Reads an annotation by the name of its event; nil where that is the name of none.
  init?(named name: String, from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: AnnotationKey.self)
    func passage() throws -> Passage { try Passage(in: box) }
    switch name {
    case "marked": self = .marked(try box.decode(MarkRole.self, forKey: .role), try passage())
    case "noted": self = .noted(try box.decode(String.self, forKey: .text), try passage())
    case "unmarked": self = .unmarked(try passage())
    case "pinned": self = .pinned(try box.decode(Slot.self, forKey: .slot), try passage())
    case "unpinned": self = .unpinned(try box.decode(Slot.self, forKey: .slot), try passage())
    default: return nil
    }
  }

  private var name: String {
    switch self {
    case .marked: "marked"
    case .noted: "noted"
    case .unmarked: "unmarked"
    case .pinned: "pinned"
    case .unpinned: "unpinned"
    }
  }

  /// The passage it is about.
  package var passage: Passage {
    switch self {
    case .marked(_, let passage), .noted(_, let passage), .unmarked(let passage),
      .pinned(_, let passage), .unpinned(_, let passage):
      passage
    }
  }
}

extension Passage {
  fileprivate func encode(in box: inout KeyedEncodingContainer<AnnotationKey>) throws {
    try box.encode(document, forKey: .document)
    try box.encode(line, forKey: .line)
    if nth != 0 { try box.encode(nth, forKey: .nth) }
    try box.encode(quote, forKey: .quote)
  }

  fileprivate init(in box: KeyedDecodingContainer<AnnotationKey>) throws {
    self.init(
      document: try box.decode(String.self, forKey: .document),
      line: try box.decode(Int.self, forKey: .line),
      nth: try box.decodeIfPresent(Int.self, forKey: .nth) ?? 0,
      quote: try box.decode(String.self, forKey: .quote))
  }
}

private enum PromptKey: String, CodingKey {
  case event, purpose, text, cursor, document, line, nth, quote
}

extension PromptDraft {
  /// Writes a draft, or that there is none any longer.
  static func encode(_ draft: PromptDraft?, to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: PromptKey.self)
    try box.encode("prompted", forKey: .event)
    guard let draft else { return }
    try box.encode(draft.text, forKey: .text)
    try box.encode(draft.cursor, forKey: .cursor)
    switch draft.purpose {
    case .search: try box.encode("search", forKey: .purpose)
    case .dispute(let line):
      try box.encode("dispute", forKey: .purpose)
      try box.encode(line, forKey: .line)
    case .note(let passage):
      try box.encode("note", forKey: .purpose)
      var passageBox = encoder.container(keyedBy: AnnotationKey.self)
      try passage.encode(in: &passageBox)
    }
  }

  /// Reads what `encode` wrote.
  static func decode(from decoder: any Decoder) throws -> PromptDraft? {
    let box = try decoder.container(keyedBy: PromptKey.self)
    guard let name = try box.decodeIfPresent(String.self, forKey: .purpose) else { return nil }
    let purpose: Purpose
    switch name {
    case "search": purpose = .search
    case "dispute": purpose = .dispute(line: try box.decode(Int.self, forKey: .line))
    case "note":
      purpose = .note(try Passage(in: try decoder.container(keyedBy: AnnotationKey.self)))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .purpose, in: box, debugDescription: "no purpose \(name)")
    }
    return PromptDraft(
      purpose, text: try box.decode(String.self, forKey: .text),
      cursor: try box.decode(Int.self, forKey: .cursor))
  }
}
