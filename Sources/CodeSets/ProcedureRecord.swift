import Chart

/// What the book says about an ICD-10-PCS code.
package struct ProcedureRecord: Hashable, Sendable {
  /// The code.
  package let code: ProcedureCode
  /// The long title.
  package let title: String
  /// When it may be reported.
  package let valid: Validity

  /// A record by its parts.
  package init(code: ProcedureCode, title: String, valid: Validity) {
    self.code = code
    self.title = title
    self.valid = valid
  }
}
