import Chart

/// What a learner has made of a case: the summary, and what was marked in the record for it. It is
/// what undo takes back.
package struct Work: Hashable, Sendable {
  package internal(set) var summary = InpatientSummary()
  /// In the order in which they were made.
  package internal(set) var marks: [Mark] = []
  /// In the order in which they were made.
  package internal(set) var pins: [Pin] = []

  /// Nothing done yet.
  package init() {}

  /// The code that evidence for a slot belongs to; nil where the slot holds none.
  package func target(at slot: Slot) -> Pin.Target? {
    switch slot {
    case .admitting: summary.admitting.map { .diagnosis($0.text) }
    case .principal: summary.principal.map { .diagnosis($0.code.text) }
    case .secondary(let index) where summary.secondary.indices.contains(index):
      .diagnosis(summary.secondary[index].code.text)
    case .procedure(let index) where summary.procedures.indices.contains(index):
      .procedure(summary.procedures[index].code.text)
    default: nil
    }
  }

  /// The passages kept as evidence for the code in a slot.
  package func evidence(at slot: Slot) -> [Passage] {
    guard let target = target(at: slot) else { return [] }
    return evidence(for: target)
  }

  /// The passages kept as evidence for a code.
  package func evidence(for target: Pin.Target) -> [Passage] {
    pins.compactMap { $0.target == target ? $0.passage : nil }
  }

  /// Applies an event that edits the summary; false where it does not fit and nothing changed.
  ///
  /// Evidence follows the code: to the code that takes its place, and away with the last of it.
  mutating func apply(_ event: SessionEvent) -> Bool {
    let slot: Slot? =
      switch event {
      case .diagnosisSet(let slot, _): slot
      case .procedureSet(let index, _): .procedure(index)
      default: nil
      }
    let former = slot.flatMap { target(at: $0) }
    guard summary.apply(event) else { return false }
    guard !pins.isEmpty else { return true }
    let targets = targets
    if let former, !targets.contains(former), let slot, let now = target(at: slot) {
      for index in pins.indices where pins[index].target == former {
        pins[index].target = now
      }
      var seen: Set<Pin> = []
      pins.removeAll { !seen.insert($0).inserted }
    }
    pins.removeAll { !targets.contains($0.target) }
    return true
  }

  private var targets: Set<Pin.Target> {
    var targets: Set<Pin.Target> = []
    for code in [summary.admitting, summary.principal?.code].compactMap({ $0 }) {
      targets.insert(.diagnosis(code.text))
    }
    for entry in summary.secondary { targets.insert(.diagnosis(entry.code.text)) }
    for entry in summary.procedures { targets.insert(.procedure(entry.code.text)) }
    return targets
  }

  /// Applies what was done with a pen; what does not fit changes nothing.
  mutating func apply(_ annotation: Annotation) {
    let place = marks.firstIndex { $0.passage == annotation.passage }
    switch annotation {
    case .marked(let role, let passage):
      if let place { marks[place].role = role } else { marks.append(Mark(passage, role: role)) }
    case .noted(let text, let passage):
      if let place {
        marks[place].note = text
        if text.isEmpty, marks[place].role == nil { marks.remove(at: place) }
      } else if !text.isEmpty {
        marks.append(Mark(passage, role: nil, note: text))
      }
    case .unmarked: if let place { marks.remove(at: place) }
    case .pinned(let slot, let passage):
      guard let target = target(at: slot) else { return }
      let pin = Pin(passage, for: target)
      if !pins.contains(pin) { pins.append(pin) }
    case .unpinned(let slot, let passage):
      guard let target = target(at: slot) else { return }
      pins.removeAll { $0 == Pin(passage, for: target) }
    }
  }
}

/// What the work was before each change, and after those that were taken back.
struct History: Hashable, Sendable {
  private(set) var past: [Work] = []
  private(set) var future: [Work] = []
  /// Steps that can be taken back; more than anybody makes in a case.
  static let limit = 1000

  /// Remembers what the work was before a change. What was taken back before it is gone for good.
  mutating func remember(_ before: Work) {
    if past.count == Self.limit { past.removeFirst() }
    past.append(before)
    future = []
  }

  /// Takes the latest change back; false where there is none.
  mutating func undo(_ work: inout Work) -> Bool {
    guard let before = past.popLast() else { return false }
    future.append(work)
    work = before
    return true
  }

  /// Makes the latest change that was taken back again; false where there is none.
  mutating func redo(_ work: inout Work) -> Bool {
    guard let after = future.popLast() else { return false }
    past.append(work)
    work = after
    return true
  }
}
