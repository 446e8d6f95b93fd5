import CodeSets

/// What the builder tells of a value under the cursor.
struct AxisExplanation: Hashable, Sendable {
  private(set) var definition: String?
  private(set) var use: String?
  private(set) var examples: [String] = []
  /// Terms of the record that are coded to it.
  private(set) var terms: [String] = []

  /// Of no value, nothing.
  init() {}

  /// What the books say of a value of an axis, counted from 0. The keys of the book are those of the
  /// Medical and Surgical section.
  init(of value: AxisValue, on axis: Int, section: Character?, in books: CodeBook) {
    definition = value.definition
    guard section == "0" else { return }
    switch axis {
    case 2:
      let operation = books.rootOperation(value.label)
      use = operation?.use
      examples = operation?.examples ?? []
    case 3: terms = books.bodyPartTerms(for: value.label)
    case 5: terms = books.deviceTerms(for: value.label)
    default: break
    }
  }
}
