/// What is wrong with a line of batch input, in words.
package struct LineFault: Error, Hashable, Sendable {
  /// As the answer to the line says it.
  package var what: String

  /// A fault in words.
  package init(what: String) { self.what = what }
}

extension JSONBytes {
  /// Writes the answer to a line that cannot be read: `{"error":…,"id":…}`.
  package mutating func fault(_ fault: LineFault, id: String?) {
    raw("{\"error\":")
    string(fault.what)
    raw(",\"id\":")
    string(orNull: id)
    raw("}")
  }
}
