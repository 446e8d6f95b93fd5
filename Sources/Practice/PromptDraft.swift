/// Text being typed into a prompt and not yet accepted, journalled key by key like a field's.
package struct PromptDraft: Hashable, Sendable {
  /// What the text is for.
  package enum Purpose: Hashable, Sendable {
    /// Words to search the record for.
    case search
    /// Why a line of the review should stand, by its index there.
    case dispute(line: Int)
    /// A note in the margin of a passage.
    case note(Passage)
  }

  package var purpose: Purpose
  package var text: String
  /// Characters before the cursor.
  package var cursor: Int

  /// A draft, by default with its cursor at the end.
  package init(_ purpose: Purpose, text: String = "", cursor: Int? = nil) {
    self.purpose = purpose
    self.text = text
    self.cursor = cursor ?? text.count
  }
}
