import Chart
import Practice
import Terminal

/// What a command leaves over the screen, and what it says.
struct PenOutcome {
  var overlay: Overlay?
  var message: Message?
  /// Where undo takes back what was removed, how that is said.
  var wayBack: String?

  /// Says something, or nothing.
  static func said(_ text: String?, _ weight: Message.Weight = .note) -> PenOutcome {
    PenOutcome(message: text.map { Message(text: $0, weight: weight) })
  }
}

extension SessionState {
  /// Carries out undo and what is done with the pen, lists and the second document; nil where the
  /// command is none of these.
  mutating func pen(_ command: CommandID, now: Milliseconds) -> PenOutcome? {
    switch command {
    case .undo, .redo: return step(back: command == .undo, now: now)
    case .nextMatch, .previousMatch:
      stepSearch(forward: command == .nextMatch, now: now)
      guard let search = reader.search else { return .said(nil) }
      return .said("Match \(search.current + 1) of \(search.total)")
    case .listTimeline, .listMatches, .listMarks, .listTrends:
      return reader.list(command, session: session, chosen: chosen)
    case .beside: toggleBeside()
    case .besideSwap: swapBeside(now: now)
    case .pin:
      guard session.work.target(at: slot) != nil else {
        return .said("Evidence belongs to a code; select a line that has one", .warning)
      }
      summaryHasFocus = false
      reader.select(intent: .evidence(slot))
      return .said("Select the evidence for \(text(of: .code, at: slot)), then Enter; Esc leaves")
    case _ where summaryHasFocus: return nil
    case .select: reader.select()
    case .note where reader.selection == nil:
      reader.select(unit: .line, intent: .note)
      return .said("Go to the line for the note, then Enter; Esc leaves")
    case _ where reader.selection != nil: return penOnSelection(command, now: now)
    default: return nil
    }
    return .said(nil)
  }

  private mutating func penOnSelection(_ command: CommandID, now: Milliseconds) -> PenOutcome? {
    guard let selection = reader.selection, let range = reader.selectedRange else { return nil }
    // Found only where it is needed: looking for the words again costs more than a motion.
    var passage: Passage { reader.page.text.passage(of: range, in: reader.page.id) }
    switch command {
    case .cancel: reader.selection = nil
    case .markDiagnosis: return mark(.diagnosis, passage, now: now)
    case .markProcedure: return mark(.procedure, passage, now: now)
    case .markPOA: return mark(.poa, passage, now: now)
    case .markQuery: return mark(.query, passage, now: now)
    case .unmark:
      let touched = reader.placedMarks.filter { $0.range.overlaps(range) }
      for mark in touched { remove(mark, now: now) }
      reader.selection = nil
      guard !touched.isEmpty else { return .said("There is no mark here") }
      var outcome = PenOutcome.said("\(counted(touched.count, "mark")) removed")
      outcome.wayBack = touched.count == 1 ? "takes it back" : "takes them back one by one"
      return outcome
    case .note: return note(passage, range, now: now)
    case .choose:
      switch selection.intent {
      case .note: return note(passage, range, now: now)
      case .evidence(let slot):
        summaryHasFocus = true
        return pin(passage, to: slot, now: now)
      case .any: return chooseLine(for: passage)
      }
    default:
      guard reader.moveSelection(command) else { return nil }
      let cursor = reader.selection?.cursor ?? 0
      let touched = reader.placedMarks.first { $0.range.contains(cursor) && $0.number != nil }
      return .said(touched.map { "note \($0.number ?? 0): \($0.note)" })
    }
    return .said(nil)
  }

  private mutating func mark(
    _ role: MarkRole, _ passage: Passage, now: Milliseconds
  ) -> PenOutcome {
    happen(.annotated(.marked(role, passage)), now: now)
    reader.selection = nil
    return .said("Highlighted: \(role.words)")
  }

  /// Asks for a note on a passage; on a mark that the selection lies on, for that one's.
  private mutating func note(
    _ passage: Passage, _ range: Range<Int>, now: Milliseconds
  ) -> PenOutcome {
    let touched = reader.placedMarks.first { mark in
      if case .evidence = mark.kind { return false }
      return mark.range.overlaps(range)
    }
    let overlay = ask(
      .note(touched?.passage ?? passage), text: touched?.note ?? "", now: now)
    return PenOutcome(overlay: overlay)
  }

  mutating func remove(_ mark: PlacedMark, now: Milliseconds) {
    guard case .evidence(let target) = mark.kind else {
      happen(.annotated(.unmarked(mark.passage)), now: now)
      return
    }
    guard let slot = slots.first(where: { session.work.target(at: $0) == target }) else { return }
    happen(.annotated(.unpinned(slot, mark.passage)), now: now)
  }

  mutating func pin(_ passage: Passage, to slot: Slot, now: Milliseconds) -> PenOutcome {
    happen(.annotated(.pinned(slot, passage)), now: now)
    reader.selection = nil
    if self.slot != slot { isEntering = false }
    self.slot = slot
    return .said("Evidence for \(text(of: .code, at: slot))")
  }

  /// Asks which line of the summary a passage is evidence for.
  func chooseLine(for passage: Passage) -> PenOutcome {
    let rows = slots.filter { session.work.target(at: $0) != nil }.map { slot in
      Listing.Row(
        head: text(of: .code, at: slot), text: slot.words,
        tail: counted(session.work.evidence(at: slot).count, "quote"),
        detail: ["\u{201C}\(passage.quote)\u{201D}"], slot: slot)
    }
    guard !rows.isEmpty else { return .said("There is no code to keep evidence for yet", .warning) }
    let selected = rows.firstIndex { $0.slot == slot } ?? 0
    return PenOutcome(
      overlay: .listing(
        Listing(kind: .lines(passage), title: "Evidence for", rows: rows, selected: selected)))
  }

  /// Takes a change back or makes it again, and goes to the line that it was about.
  private mutating func step(back: Bool, now: Milliseconds) -> PenOutcome {
    let before = session.work
    happen(back ? .undone : .redone, now: now)
    isEntering = false
    let word = back ? "Undone" : "Done again"
    guard let changed = changedSlot(before, session.work) else {
      return .said("\(word): a mark in the record")
    }
    slot = slots.contains(changed) ? changed : slots.last { $0.isLike(changed) } ?? .principal
    return .said("\(word): \(changed.words)")
  }
}

/// The first slot that two states of the work differ in; nil where only the marks do.
private func changedSlot(_ a: Work, _ b: Work) -> Slot? {
  if a.summary.principal != b.summary.principal { return .principal }
  let lists = (a.summary.secondary, b.summary.secondary)
  if lists.0 != lists.1 {
    return .secondary(
      zip(lists.0, lists.1).enumerated().first { $1.0 != $1.1 }?.offset
        ?? min(lists.0.count, lists.1.count))
  }
  let procedures = (a.summary.procedures, b.summary.procedures)
  if procedures.0 != procedures.1 {
    return .procedure(
      zip(procedures.0, procedures.1).enumerated().first { $1.0 != $1.1 }?.offset
        ?? min(procedures.0.count, procedures.1.count))
  }
  if a.summary.admitting != b.summary.admitting { return .admitting }
  return a.summary.disposition != b.summary.disposition ? .disposition : nil
}

extension Slot {
  /// The line in words.
  var words: String {
    switch self {
    case .principal: "principal diagnosis"
    case .secondary(let index): "secondary diagnosis \(index + 1)"
    case .procedure(let index): "procedure \(index + 1)"
    case .admitting: "admitting diagnosis"
    case .disposition: "disposition"
    }
  }

  fileprivate func isLike(_ other: Slot) -> Bool {
    switch (self, other) {
    case (.secondary, .secondary), (.procedure, .procedure): true
    default: self == other
    }
  }
}
