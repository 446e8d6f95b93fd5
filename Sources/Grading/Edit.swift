import Chart

/// How much an edit weighs.
package enum Severity: String, CaseIterable, Sendable {
  /// The code sets or the code editor decide.
  case error
  /// A careful coder would look again.
  case warning
  /// For information.
  case note
}

/// What is wrong with a summary whatever the key says.
package struct Edit: Hashable, Sendable {
  /// Stable, for programs.
  package var id: String
  package var severity: Severity
  /// The lines of the sheet that it is about.
  package var lines: [LinePlace]
  /// The codes that it is about, as written on the wire.
  package var codes: [String]
  /// What is wrong, in plain words.
  package var message: String
  package var cite: [Citation]

  /// An edit by its parts.
  package init(
    id: String, severity: Severity, lines: [LinePlace], codes: [String], message: String,
    cite: [Citation]
  ) {
    self.id = id
    self.severity = severity
    self.lines = lines
    self.codes = codes
    self.message = message
    self.cite = cite
  }
}
