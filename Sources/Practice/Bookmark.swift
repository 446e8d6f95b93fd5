/// Where the learner's eyes and hands were: kept beside the events, replaced at every change, so
/// that coming back finds the same screen.
package struct Bookmark: Hashable, Sendable, Codable {
  /// The session's clock.
  package var clock: Milliseconds
  /// The open document's id.
  package var document: String
  /// The source line at the top of each document that was scrolled, from 0.
  package var topLines: [String: Int]
  /// Whether the coding summary, not the record, has the keys.
  package var summaryHasFocus: Bool
  /// The selected slot.
  package var slot: Slot

  /// A bookmark of one moment.
  package init(
    clock: Milliseconds, document: String, topLines: [String: Int], summaryHasFocus: Bool,
    slot: Slot
  ) {
    self.clock = clock
    self.document = document
    self.topLines = topLines
    self.summaryHasFocus = summaryHasFocus
    self.slot = slot
  }
}
