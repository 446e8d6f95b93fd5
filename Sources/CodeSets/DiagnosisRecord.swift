import Chart

/// What the book says about an ICD-10-CM code, be it complete or a category or subcategory.
package struct DiagnosisRecord: Hashable, Sendable {
  /// The code.
  package let code: DiagnosisCode
  /// The whole title, that of the 7th character included.
  package let title: String
  /// Whether it may be reported: no further character is needed.
  package let isComplete: Bool
  /// Whether no present-on-admission indicator is reported with it (CMS list of the fiscal year).
  package let isPOAExempt: Bool
  /// When it may be reported. That of a header is open: it may never be.
  package let valid: Validity

  /// A record by its parts.
  package init(
    code: DiagnosisCode, title: String, isComplete: Bool, isPOAExempt: Bool, valid: Validity
  ) {
    self.code = code
    self.title = title
    self.isComplete = isComplete
    self.isPOAExempt = isPOAExempt
    self.valid = valid
  }
}
