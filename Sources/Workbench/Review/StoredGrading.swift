import Grading

/// A grading as the journal keeps it with a session.
package struct StoredGrading: Hashable, Sendable {
  /// The report, read back.
  package var report: GradeReport
  /// The report as it was stored, in the wire format.
  package var json: [UInt8]
  /// The version of the grader that made it.
  package var graderVersion: String

  /// A stored grading.
  package init(report: GradeReport, json: [UInt8], graderVersion: String) {
    self.report = report
    self.json = json
    self.graderVersion = graderVersion
  }
}

extension GradedLine {
  /// Whether two reports speak of the same line: what was entered and what the key has are the same.
  func isSameLine(as other: GradedLine) -> Bool {
    entered?.place == other.entered?.place && entered?.code == other.entered?.code
      && keyed?.code == other.keyed?.code
  }
}
