/// Reads the fields of one mapping by name and type, noting every fault and going on.
///
/// Each method takes a name once; `finish` then refuses the names nobody asked for. A method that
/// returns nil for a required field has noted why.
///
/// ```swift
/// guard var reader = FieldReader(root, of: "the patient", log: log) else { return nil }
/// let name = reader.text("name")
/// let born = reader.value("born", "a date such as 2026-05-02") { CivilDate($0) }
/// reader.finish()
/// ```
package struct FieldReader {
  /// The line the mapping starts on, from 1.
  package let line: Int
  let subject: String
  let fields: [SourceNode.Field]
  let log: FaultLog
  private var known: [String] = []
  /// Required fields that are not there; told in `finish`, where a misspelt one may turn up.
  private var missing: [String] = []

  /// A reader of a mapping; nil, with a fault noted, for anything else.
  ///
  /// - Parameter subject: What the mapping is, for the faults: `the patient`, `a secondary line`.
  package init?(_ node: SourceNode, of subject: String, log: FaultLog) {
    guard case .fields(let fields) = node.content else {
      log.add(
        node.line, "\(subject) is \(node.kind), not a mapping", "write its fields as `name: value`")
      return nil
    }
    line = node.line
    self.subject = subject
    self.fields = fields
    self.log = log
  }

  /// Refuses the fields that no method asked for, and tells which required ones are missing.
  package func finish() {
    var missing = missing
    for field in fields where !known.contains(field.name) {
      let what = "\(subject) has no field `\(shortened(field.name))`"
      if let hint = closest(to: field.name, among: missing) ?? closest(to: field.name, among: known)
      {
        missing.removeAll { $0 == hint }
        log.add(field.line, what, "did you mean `\(hint)`?")
      } else if field.value.isNull {
        // `{why: one, two}` is a text and a name without a value.
        log.add(field.line, what, "quote a text that has a comma in it")
      } else {
        log.add(field.line, what, "take it out; known are \(known.joined(separator: ", "))")
      }
    }
    for name in missing { log.add(line, "`\(name)` is missing in \(subject)", "add it") }
  }

  /// Notes a fault of the mapping, at one of its fields where that is given.
  package func fault(at field: String? = nil, _ what: String, _ remedy: String) {
    log.add(field.map { self.line(of: $0) } ?? line, what, remedy)
  }

  /// The line of a field's value, or of the mapping where it has none.
  package func line(of name: String) -> Int {
    fields.first { $0.name == name }?.value.line ?? line
  }

  /// The names written, in the order of the file: for a mapping whose names are its author's.
  package var names: [String] { fields.map(\.name) }

  /// Whether the field is written, be it empty.
  package func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

  /// A field's value as it is; nil where it is absent or null.
  package mutating func node(_ name: String) -> SourceNode? {
    if !known.contains(name) { known.append(name) }
    guard let field = fields.first(where: { $0.name == name }), !field.value.isNull else {
      return nil
    }
    return field.value
  }

  /// A field that must be there.
  package mutating func requiredNode(_ name: String) -> SourceNode? {
    if let node = node(name) { return node }
    if has(name) {
      log.add(line(of: name), "`\(name)` is empty in \(subject)", "give it a value")
    } else if !missing.contains(name) {
      missing.append(name)
    }
    return nil
  }
}
