/// Where the learner's eyes and hands were: kept beside the events, replaced at every change, so
/// that coming back finds the same screen.
package struct Bookmark: Hashable, Sendable, Codable {
  /// The session's clock.
  package var clock: Milliseconds
  /// The open document's id.
  package var document: String
  /// The source line at the top of each document that was scrolled, from 0.
  package var topLines: [String: Int]
  /// How far into that line, in characters, the top of the pane is, where a long line was broken;
  /// documents with the line's beginning at the top are left out.
  package var topOffsets: [String: Int]
  /// Whether the coding summary, not the record, has the keys.
  package var summaryHasFocus: Bool
  /// The selected slot.
  package var slot: Slot
  /// Whether the line was just entered, so that its indicator leads on to the next.
  package var isEntering: Bool
  /// The document beside the open one; nil while one is shown.
  package var beside: Beside?
  /// The words that were searched for last; nil where none are highlighted.
  package var search: String?
  /// What was chosen on the screen and lay over it.
  package var view: View

  /// A second document on the screen.
  package struct Beside: Hashable, Sendable, Codable {
    package var document: String
    /// The source line at its top, from 0.
    package var line: Int
    /// How far into that line its top is.
    package var offset: Int
    /// Whether it stands first, left of or above the one that has the keys.
    package var isFirst: Bool

    /// A document beside another.
    package init(document: String, line: Int, offset: Int = 0, isFirst: Bool) {
      self.document = document
      self.line = line
      self.offset = offset
      self.isFirst = isFirst
    }
  }

  /// A bookmark of one moment.
  package init(
    clock: Milliseconds, document: String, topLines: [String: Int],
    topOffsets: [String: Int] = [:], summaryHasFocus: Bool, slot: Slot, isEntering: Bool = false,
    beside: Beside? = nil, search: String? = nil, view: View = View()
  ) {
    self.beside = beside
    self.search = search
    self.view = view
    self.clock = clock
    self.document = document
    self.topLines = topLines
    self.topOffsets = topOffsets
    self.summaryHasFocus = summaryHasFocus
    self.slot = slot
    self.isEntering = isEntering
  }

  /// Reads a bookmark; those of older journals tell less.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    clock = try values.decode(Milliseconds.self, forKey: .clock)
    document = try values.decode(String.self, forKey: .document)
    topLines = try values.decode([String: Int].self, forKey: .topLines)
    topOffsets = try values.decodeIfPresent([String: Int].self, forKey: .topOffsets) ?? [:]
    summaryHasFocus = try values.decode(Bool.self, forKey: .summaryHasFocus)
    slot = try values.decode(Slot.self, forKey: .slot)
    isEntering = try values.decodeIfPresent(Bool.self, forKey: .isEntering) ?? false
    beside = try values.decodeIfPresent(Beside.self, forKey: .beside)
    search = try values.decodeIfPresent(String.self, forKey: .search)
    view = try values.decodeIfPresent(View.self, forKey: .view) ?? View()
  }

  /// Writes a bookmark; one without the newer fields reads as it always did.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(clock, forKey: .clock)
    try values.encode(document, forKey: .document)
    try values.encode(topLines, forKey: .topLines)
    if !topOffsets.isEmpty { try values.encode(topOffsets, forKey: .topOffsets) }
    try values.encode(summaryHasFocus, forKey: .summaryHasFocus)
    try values.encode(slot, forKey: .slot)
    if isEntering { try values.encode(true, forKey: .isEntering) }
    try values.encodeIfPresent(beside, forKey: .beside)
    try values.encodeIfPresent(search, forKey: .search)
    if view != View() { try values.encode(view, forKey: .view) }
  }

  private enum CodingKeys: String, CodingKey {
    case clock, document, topLines, topOffsets, summaryHasFocus, slot, isEntering
    case beside, search, view
  }
}
