/// A stretch of a document, told by its words: it stays where it is when the program lays documents
/// out otherwise, and is found again when lines were added before it.
package struct Passage: Hashable, Sendable {
  /// The document's id.
  package var document: String
  /// The line of the document it starts on, from 1.
  package var line: Int
  /// Which of the like stretches that start on that line, from 0.
  package var nth: Int
  /// Its words, white space folded.
  package var quote: String

  /// A stretch of a document.
  package init(document: String, line: Int, nth: Int = 0, quote: String) {
    self.document = document
    self.line = line
    self.nth = nth
    self.quote = quote
  }
}

/// What the learner took a passage for: the colours of the highlighter.
package enum MarkRole: String, CaseIterable, Hashable, Sendable, Codable {
  case diagnosis, procedure
  /// It tells whether something was present on admission.
  case poa
  /// It calls for a query.
  case query
}

/// A passage the learner highlighted, or wrote a note on, or both.
package struct Mark: Hashable, Sendable {
  package var passage: Passage
  /// Nil where there is only a note.
  package var role: MarkRole?
  /// Empty where there is only a highlight.
  package var note: String

  /// A mark.
  package init(_ passage: Passage, role: MarkRole?, note: String = "") {
    self.passage = passage
    self.role = role
    self.note = note
  }
}

/// A passage kept as evidence for a code of the summary.
package struct Pin: Hashable, Sendable {
  /// The code it is for; its text is normalised.
  package enum Target: Hashable, Sendable {
    case diagnosis(String), procedure(String)
  }

  package var target: Target
  package var passage: Passage

  /// A piece of evidence.
  package init(_ passage: Passage, for target: Target) {
    self.passage = passage
    self.target = target
  }
}

/// Something done to the record with a pen. A passage has one mark at most: marking it again
/// changes its role, and an empty note takes the note away.
package enum Annotation: Hashable, Sendable {
  case marked(MarkRole, Passage)
  case noted(String, Passage)
  /// Highlight and note are taken off.
  case unmarked(Passage)
  /// Evidence for the code that stands in the slot.
  case pinned(Slot, Passage)
  case unpinned(Slot, Passage)
}
