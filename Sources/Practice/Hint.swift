/// A piece of help, asked for in tutor mode.
package struct Hint: Hashable, Sendable {
  /// How much it tells, the least first.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Whether a line entered is right so far.
    case check
    /// Which document to read again.
    case document
    /// The passage in it.
    case passage
    /// The category of the code, or the axis that differs.
    case category
    /// The code itself.
    case code
  }

  package var kind: Kind
  /// The line it is about: of the key, but for a check of the learner's own.
  package var slot: Slot

  /// A piece of help about a line.
  package init(_ kind: Kind, at slot: Slot) {
    self.kind = kind
    self.slot = slot
  }
}
