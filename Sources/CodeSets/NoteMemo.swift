import Chart
import Synchronization

/// Notes decoded before, by kind and code: a summary is checked at every key, and most of its codes
/// are those of the key before.
final class NoteMemo: Sendable {
  private struct Key: Hashable {
    let kind: NoteKind
    let code: DiagnosisCode
  }

  private let notes = Mutex<[Key: [Note]]>([:])
  /// A few thousand codes; past that the memory starts anew, so that no input makes it grow.
  private static let limit = 4096

  /// The notes remembered, or those that `make` decodes.
  func notes(_ kind: NoteKind, _ code: DiagnosisCode, make: () -> [Note]) -> [Note] {
    let key = Key(kind: kind, code: code)
    if let known = notes.withLock({ $0[key] }) { return known }
    let made = make()
    notes.withLock { notes in
      if notes.count >= Self.limit { notes = [:] }
      notes[key] = made
    }
    return made
  }
}
