/// A provider query that the record calls for, or only seems to.
package struct QueryKey: Hashable, Sendable {
  /// One wording to choose from.
  package struct Option: Hashable, Sendable {
    /// The question as the provider would read it.
    package var text: String
    /// Whether it leads to no answer.
    package var isCompliant: Bool
    /// Why it does or does not, in the author's own words.
    package var why: String

    /// A wording with its verdict.
    package init(text: String, compliant: Bool, why: String) {
      self.text = text
      isCompliant = compliant
      self.why = why
    }
  }

  /// The topic; it does not lead either.
  package var about: String
  /// False where the record is clear enough.
  package var isNeeded: Bool
  /// `why` and where the query stands in the file; its evidence holds the clinical indicators.
  package var rationale: Rationale
  /// In the order of the file.
  package var options: [Option]

  /// A query with its indicators and wordings.
  package init(about: String, needed: Bool, rationale: Rationale, options: [Option]) {
    self.about = about
    isNeeded = needed
    self.rationale = rationale
    self.options = options
  }
}
