import Chart

// How events are written into a journal: short stable keys, one object an event. Old journals are
// read for as long as there are learners who keep them, so a key never changes its meaning.

/// The version of the event encoding; stored with every session.
package let eventEncodingVersion = 1

extension Slot: Codable {
  /// `principal`, `admitting`, `disposition`, `secondary.3`, `procedure.0`.
  package var notation: String {
    switch self {
    case .admitting: "admitting"
    case .disposition: "disposition"
    case .principal: "principal"
    case .secondary(let index): "secondary.\(index)"
    case .procedure(let index): "procedure.\(index)"
    }
  }

  /// Reads what `notation` writes, of slots that cannot be too; nil for anything else.
  package init?(notation: String) {
    let parts = notation.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let index = parts.count == 2 ? Int(parts[1]) : nil
    switch (parts[0], index) {
    case ("admitting", nil): self = .admitting
    case ("disposition", nil): self = .disposition
    case ("principal", nil): self = .principal
    case ("secondary", let index?): self = .secondary(index)
    case ("procedure", let index?): self = .procedure(index)
    default: return nil
    }
    // One notation a slot: `secondary.+3` and `admitting.x` are none.
    guard self.notation == notation else { return nil }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let slot = Slot(notation: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no slot \(text)")
    }
    self = slot
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(notation)
  }
}

extension SessionEvent: Codable {
  private enum Key: String, CodingKey {
    case event, document, slot, to, field, text, cursor, code, poa, index, date, line
    case kind
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    switch self {
    case .opened(let document):
      try box.encode("opened", forKey: .event)
      try box.encode(document, forKey: .document)
    case .typed(let draft):
      try box.encode("typed", forKey: .event)
      try box.encode(draft.slot, forKey: .slot)
      try box.encode(draft.field, forKey: .field)
      try box.encode(draft.text, forKey: .text)
      try box.encode(draft.cursor, forKey: .cursor)
    case .abandoned: try box.encode("abandoned", forKey: .event)
    case .diagnosisSet(let slot, let code):
      try box.encode("diagnosisSet", forKey: .event)
      try box.encode(slot, forKey: .slot)
      try box.encode(code.text, forKey: .code)
    case .poaSet(let slot, let poa):
      try box.encode("poaSet", forKey: .event)
      try box.encode(slot, forKey: .slot)
      try box.encodeIfPresent(poa?.letter, forKey: .poa)
    case .procedureSet(let index, let code):
      try box.encode("procedureSet", forKey: .event)
      try box.encode(index, forKey: .index)
      try box.encode(code.text, forKey: .code)
    case .dateSet(let index, let date):
      try box.encode("dateSet", forKey: .event)
      try box.encode(index, forKey: .index)
      try box.encodeIfPresent(date?.description, forKey: .date)
    case .dispositionSet(let text):
      try box.encode("dispositionSet", forKey: .event)
      try box.encode(text, forKey: .text)
    case .removed(let slot):
      try box.encode("removed", forKey: .event)
      try box.encode(slot, forKey: .slot)
    case .moved(let from, let to):
      try box.encode("moved", forKey: .event)
      try box.encode(from, forKey: .slot)
      try box.encode(to, forKey: .to)
    case .promoted(let index):
      try box.encode("promoted", forKey: .event)
      try box.encode(index, forKey: .index)
    case .paused: try box.encode("paused", forKey: .event)
    case .resumed: try box.encode("resumed", forKey: .event)
    case .submitted: try box.encode("submitted", forKey: .event)
    case .retried: try box.encode("retried", forKey: .event)
    case .disputed(let line, let note):
      try box.encode("disputed", forKey: .event)
      try box.encode(line, forKey: .line)
      try box.encode(note, forKey: .text)
    case .query(let index, let change): try change.encode(index, to: encoder)
    case .hinted(let hint):
      try box.encode("hinted", forKey: .event)
      try box.encode(hint.kind, forKey: .kind)
      try box.encode(hint.slot, forKey: .slot)
    case .undone: try box.encode("undone", forKey: .event)
    case .redone: try box.encode("redone", forKey: .event)
    case .annotated(let annotation): try annotation.encode(to: encoder)
    case .prompted(let draft): try PromptDraft.encode(draft, to: encoder)
    }
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    func slot(_ key: Key = .slot) throws -> Slot { try box.decode(Slot.self, forKey: key) }
    func text(_ key: Key) throws -> String { try box.decode(String.self, forKey: key) }
    func number(_ key: Key) throws -> Int { try box.decode(Int.self, forKey: key) }
    // Nil where the key is absent: text that does not read is an error, never a cleared field.
    func optional<Value>(_ key: Key, _ read: (String) -> Value?) throws -> Value? {
      guard let text = try box.decodeIfPresent(String.self, forKey: key) else { return nil }
      guard let value = read(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: box, debugDescription: "not a \(key.rawValue): \(text)")
      }
      return value
    }
    switch try text(.event) {
    case "opened": self = .opened(document: try text(.document))
    case "typed":
      self = .typed(
        Draft(
          slot: try slot(), field: try box.decode(Field.self, forKey: .field),
          text: try text(.text), cursor: try number(.cursor)))
    case "abandoned": self = .abandoned
    case "diagnosisSet":
      self = .diagnosisSet(try slot(), DiagnosisCode(normalised: try text(.code)))
    case "poaSet":
      self = .poaSet(try slot(), try optional(.poa) { PresentOnAdmission($0) })
    case "procedureSet":
      self = .procedureSet(try number(.index), ProcedureCode(normalised: try text(.code)))
    case "dateSet":
      self = .dateSet(try number(.index), try optional(.date) { CivilDate($0) })
    case "dispositionSet": self = .dispositionSet(try text(.text))
    case "removed": self = .removed(try slot())
    case "moved": self = .moved(from: try slot(), to: try slot(.to))
    case "promoted": self = .promoted(try number(.index))
    case "paused": self = .paused
    case "resumed": self = .resumed
    case "submitted": self = .submitted
    case "retried": self = .retried
    case "disputed": self = .disputed(line: try number(.line), note: try text(.text))
    case "query":
      let (index, change) = try QueryChange.decode(from: decoder)
      self = .query(index, change)
    case "hinted":
      self = .hinted(Hint(try box.decode(Hint.Kind.self, forKey: .kind), at: try slot()))
    case "undone": self = .undone
    case "redone": self = .redone
    case "prompted": self = .prompted(try PromptDraft.decode(from: decoder))
    case let unknown:
      if let annotation = try Annotation(named: unknown, from: decoder) {
        self = .annotated(annotation)
        return
      }
      throw DecodingError.dataCorruptedError(
        forKey: .event, in: box, debugDescription: "no event \(unknown)")
    }
  }
}
