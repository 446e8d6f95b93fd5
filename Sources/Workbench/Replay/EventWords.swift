import Chart
import Grading
import Practice

/// What happened, in a few words: for the replay's line and its text.
package func words(of event: SessionEvent) -> String {
  switch event {
  case .opened(let document): "opens \(document)"
  case .typed(let draft):
    "types \"\(draft.text)\" into \(words(of: draft.slot))\(draft.field == .date ? ", date" : "")"
  case .abandoned: "leaves the field as it was"
  case .diagnosisSet(let slot, let code): "enters \(code) as \(words(of: slot))"
  case .poaSet(let slot, let poa): "marks \(words(of: slot)) POA \(poa?.letter ?? "none")"
  case .procedureSet(let index, let code): "enters \(code) as procedure \(index + 1)"
  case .dateSet(let index, let date):
    "dates procedure \(index + 1) \(date.map(\.description) ?? "open")"
  case .dispositionSet(let text): "enters disposition \(text.isEmpty ? "none" : text)"
  case .removed(let slot): "deletes \(words(of: slot))"
  case .moved(let from, let to): "moves \(words(of: from)) to \(words(of: to))"
  case .promoted(let index): "makes secondary \(index + 1) the principal diagnosis"
  case .paused: "pauses"
  case .resumed: "goes on"
  case .submitted: "submits the summary"
  case .undone: "takes back a change"
  case .redone: "makes the change again"
  case .annotated(let annotation): words(of: annotation)
  case .prompted(let prompt): prompt.map { "types \"\($0.text)\"" } ?? "closes the prompt"
  case .retried: "tries the case again, with what was right filled in"
  case .query(let index, let change): "query \(index + 1): \(words(of: change))"
  case .hinted(let hint) where hint.kind == .check: "has \(words(of: hint.slot)) checked"
  case .hinted(let hint): "asks for a hint, the \(hint.kind.rawValue), on \(words(of: hint.slot))"
  case .disputed(let line, let note):
    note.isEmpty
      ? "takes back the dispute of line \(line + 1)" : "disputes line \(line + 1): \(note)"
  }
}

private func words(of annotation: Annotation) -> String {
  switch annotation {
  case .marked(_, let passage): "highlights \"\(passage.quote)\" in \(passage.document)"
  case .noted(let text, let passage): "notes \"\(text)\" at \"\(passage.quote)\""
  case .unmarked(let passage): "takes the mark off \"\(passage.quote)\""
  case .pinned(let slot, let passage): "pins \"\(passage.quote)\" to \(words(of: slot))"
  case .unpinned(let slot, let passage): "unpins \"\(passage.quote)\" from \(words(of: slot))"
  }
}

private func words(of slot: Slot) -> String {
  switch slot {
  case .admitting: "the admitting diagnosis"
  case .disposition: "the disposition"
  case .principal: "the principal diagnosis"
  case .secondary(let index): "secondary \(index + 1)"
  case .procedure(let index): "procedure \(index + 1)"
  }
}

/// A session's events as text, one a line: the clock, and what happened.
package func eventsText(_ events: [StampedEvent]) -> String {
  events.map { event in
    let tenths = max(0, event.clock) / 100 % 10
    let clock = "\(spoken(event.clock)).\(tenths)"
    let blank = String(repeating: " ", count: max(0, 10 - clock.count))
    return "\(blank)\(clock)  \(safe(words(of: event.event)).oneLine)\n"
  }.joined()
}

extension String {
  fileprivate var oneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
