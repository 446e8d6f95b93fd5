/// A code of one of the books that a learner can mark: `cm E11.22`, `pcs 0FT44ZZ`.
package struct MarkedCode: Hashable, Sendable {
  /// Which book.
  ///
  /// The raw values are in journals; never change one.
  package enum Book: String, Hashable, Sendable, CaseIterable {
    case diagnoses = "cm"
    case procedures = "pcs"
  }

  package var book: Book
  /// As coders write it.
  package var code: String

  /// A code of a book.
  package init(_ book: Book, _ code: String) {
    self.book = book
    self.code = code
  }
}

/// What a learner keeps with a code: a bookmark, a note, or both. With neither there is nothing to
/// keep.
package struct CodeMark: Hashable, Sendable {
  package var code: MarkedCode
  package var isBookmarked: Bool
  /// The learner's own words; empty for none.
  package var note: String

  /// What is kept with a code.
  package init(_ code: MarkedCode, isBookmarked: Bool = false, note: String = "") {
    self.code = code
    self.isBookmarked = isBookmarked
    self.note = note
  }

  /// Whether there is nothing to keep.
  package var isEmpty: Bool { !isBookmarked && note.isEmpty }
}

/// A note on a code being written and not yet kept. It is journalled key by key, so that a killed
/// program loses none of it. A journal holds one: the last one written to, in whichever window.
package struct CodeNoteDraft: Hashable, Sendable {
  /// The code it is on.
  package var code: MarkedCode
  /// The note as far as it is written.
  package var text: String
  /// Characters before the cursor.
  package var cursor: Int

  /// A note as far as it is written.
  package init(_ code: MarkedCode, text: String, cursor: Int) {
    self.code = code
    self.text = text
    self.cursor = cursor
  }
}
