import Chart
import FoundationEssentials
import Practice

let sepsis = SessionStart(
  caseID: "sepsis-urosepsis", caseRevision: "9f2c", mode: .tutor, minutes: 25)

/// The session that these events make, one a second.
func session(_ events: [SessionEvent]) -> Session {
  Session(sepsis, folding: stamped(events))
}

func stamped(_ events: [SessionEvent]) -> [StampedEvent] {
  events.enumerated().map { StampedEvent(at: $0.offset * 1000, $0.element) }
}

/// The text that a journal holds of a value.
func text(of value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func event(from text: String) throws -> SessionEvent {
  try JSONDecoder().decode(SessionEvent.self, from: Data(text.utf8))
}

/// Random numbers that are the same for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &self)] }
}
