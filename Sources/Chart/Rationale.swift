/// A section of the guidelines, a tabular note or a list, as a key cites it: `I.C.1.d.4`, `B3.4b`.
package typealias Citation = String

/// The words of the record that support a line.
package struct Evidence: Hashable, Sendable {
  /// The document's id.
  package var document: String
  /// Verbatim but for how white space is folded.
  package var quote: String
  /// The line of the document on which the quote starts, from 1; nil until it is found there.
  package var line: Int?

  /// A quotation, its line unknown unless given.
  package init(in document: String, quote: String, line: Int? = nil) {
    self.document = document
    self.quote = quote
    self.line = line
  }
}

/// What every line of a key carries beside its codes.
package struct Rationale: Hashable, Sendable {
  /// Why the line is right, in the author's own words.
  package var why: String
  /// The rules it rests on; empty where it needs none.
  package var cite: [Citation]
  /// Where the record says so.
  package var evidence: [Evidence]
  /// The line of `key.yaml` on which this one starts, from 1; 0 where there is no file.
  package var sourceLine: Int

  /// A rationale, by default empty.
  package init(
    why: String = "", cite: [Citation] = [], evidence: [Evidence] = [], sourceLine: Int = 0
  ) {
    self.why = why
    self.cite = cite
    self.evidence = evidence
    self.sourceLine = sourceLine
  }
}
