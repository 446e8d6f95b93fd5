import Chart

/// What providers documented in a record, for the checks of queries. Made once a case.
package struct Documentation: Hashable, Sendable {
  /// Conditions that some provider states without denying them, by name.
  private let stated: Set<String>

  /// Reads the documents whose words may establish a diagnosis.
  package init(_ documents: [RecordDocument]) {
    stated = documents.reduce(into: []) { stated, document in
      guard document.role == .provider else { return }
      stated.formUnion(ClinicalWords(document.lines.joined(separator: " ")).assertedConditions)
    }
  }

  /// The conditions that a text asserts and no provider has documented, the fullest name first:
  /// `severe malnutrition` before `malnutrition`.
  func undocumented(in text: ClinicalWords) -> [String] {
    let asserted = text.assertedConditions
    guard !asserted.isEmpty else { return [] }
    return ConditionNames.all.compactMap { names in
      guard let named = names.first(where: asserted.contains) else { return nil }
      return names.contains(where: stated.contains) ? nil : named
    }
    .sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
  }
}
