import Chart

/// Milliseconds of a session's own clock: they pass while it runs, not while it is paused or closed.
package typealias Milliseconds = Int

/// How a session is practised.
package enum Mode: String, CaseIterable, Sendable, Codable {
  /// Help while coding.
  case tutor
  /// A clock and no help.
  case timed
  /// As an examination: feedback at the end.
  case exam
}

/// A place in the coding summary that can hold an entry.
package enum Slot: Hashable, Sendable {
  case admitting
  case disposition
  case principal
  /// A secondary diagnosis; the index one past the last is the empty line that adds one.
  case secondary(Int)
  /// A procedure; the index one past the last is the empty line that adds one.
  case procedure(Int)
}

/// What is typed into a slot: its code, or its date.
package enum Field: String, Hashable, Sendable, Codable {
  case code, date
}

/// Text being typed into a field and not yet accepted. It is journalled key by key, so that
/// nothing typed is lost.
package struct Draft: Hashable, Sendable {
  package var slot: Slot
  package var field: Field
  package var text: String
  /// Characters before the cursor.
  package var cursor: Int

  /// A draft, by default with its cursor at the end.
  package init(slot: Slot, field: Field, text: String = "", cursor: Int? = nil) {
    self.slot = slot
    self.field = field
    self.text = text
    self.cursor = cursor ?? text.count
  }
}

/// Something that happened in a session. A session is the fold of these, in order.
///
/// The list only grows: a case keeps its meaning and its coding keys for good, and what changes
/// becomes a new case, so that an old journal can always be read.
package enum SessionEvent: Hashable, Sendable {
  case opened(document: String)
  case typed(Draft)
  case abandoned
  case diagnosisSet(Slot, DiagnosisCode)
  case poaSet(Slot, PresentOnAdmission?)
  case procedureSet(Int, ProcedureCode)
  case dateSet(Int, CivilDate?)
  case dispositionSet(String)
  case removed(Slot)
  /// A secondary diagnosis or a procedure moved within its list.
  case moved(from: Slot, to: Slot)
  /// A secondary diagnosis became the principal one, and the former principal the first secondary.
  case promoted(Int)
  case paused
  case resumed
  case submitted
  /// The session tries a case again: what was right the last time is filled in by the events after
  /// this one, and its result is no first attempt's.
  case retried
  /// The learner disputes a line of the review, by its index there.
  case disputed(line: Int, note: String)
  /// Something done to a provider query, by its place among the session's.
  case query(Int, QueryChange)
  /// Help was asked for; it is counted and changes no score.
  case hinted(Hint)
  /// The latest change of the work was taken back.
  case undone
  /// The latest change that was taken back was made again.
  case redone
  case annotated(Annotation)
  /// What is typed into a prompt so far; nil once it is answered or given up.
  case prompted(PromptDraft?)
}

/// An event with its time on the session's clock.
package struct StampedEvent: Hashable, Sendable {
  package var clock: Milliseconds
  package var event: SessionEvent

  /// An event at a time of the session's clock.
  package init(at clock: Milliseconds, _ event: SessionEvent) {
    self.clock = clock
    self.event = event
  }
}

/// What a session started from; pinned for good.
package struct SessionStart: Hashable, Sendable {
  package var caseID: String
  /// The digest of the case's files at the start.
  package var caseRevision: String
  package var mode: Mode
  /// Minutes the learner set, or those the case expects.
  package var minutes: Int

  /// The start of a session.
  package init(caseID: String, caseRevision: String, mode: Mode, minutes: Int) {
    self.caseID = caseID
    self.caseRevision = caseRevision
    self.mode = mode
    self.minutes = minutes
  }
}
