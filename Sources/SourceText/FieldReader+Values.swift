extension FieldReader {
  // MARK: Scalars

  /// A text that must be there and not be blank.
  package mutating func text(_ name: String) -> String? { locatedText(name)?.value }

  /// A text that must be there, with its line.
  package mutating func locatedText(_ name: String) -> Located<String>? {
    guard let node = requiredNode(name) else { return nil }
    return scalar(node, name)
  }

  /// A text that may be absent.
  package mutating func optionalText(_ name: String) -> Located<String>? {
    guard let node = node(name) else { return nil }
    return scalar(node, name)
  }

  /// A text that must be there and mean something.
  ///
  /// - Parameters:
  ///   - expected: What it should look like, for the fault: `a date such as 2026-05-02`.
  ///   - parse: Nil for a text that does not mean anything.
  package mutating func value<T>(
    _ name: String, _ expected: String, _ parse: (String) -> T?
  ) -> Located<T>? {
    guard let text = locatedText(name) else { return nil }
    return parsed(text, name, expected, parse)
  }

  /// A text that may be absent but, where it is there, must mean something.
  package mutating func optionalValue<T>(
    _ name: String, _ expected: String, _ parse: (String) -> T?
  ) -> Located<T>? {
    guard let text = optionalText(name) else { return nil }
    return parsed(text, name, expected, parse)
  }

  /// A whole number within a range.
  package mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return value(name, expected) { wholeNumber($0, in: range) }?.value
  }

  /// A whole number that may be absent.
  package mutating func optionalInteger(_ name: String, in range: ClosedRange<Int>) -> Located<Int>?
  {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return optionalValue(name, expected) { wholeNumber($0, in: range) }
  }

  /// One of the raw values of an enumeration.
  package mutating func oneOf<E>(_ name: String, _ type: E.Type) -> E?
  where E: RawRepresentable & CaseIterable, E.RawValue == String {
    guard let text = locatedText(name) else { return nil }
    return choice(text, name, type)?.value
  }

  /// One of the raw values of an enumeration, or nothing.
  package mutating func optionalOneOf<E>(_ name: String, _ type: E.Type) -> Located<E>?
  where E: RawRepresentable & CaseIterable, E.RawValue == String {
    guard let text = optionalText(name) else { return nil }
    return choice(text, name, type)
  }

  /// `true` or `false`; false where it is absent.
  package mutating func flag(_ name: String) -> Bool {
    optionalValue(name, "true or false") { ["true": true, "false": false][$0] }?.value ?? false
  }

  /// `true` or `false`, which must be there.
  package mutating func requiredFlag(_ name: String) -> Bool? {
    value(name, "true or false") { ["true": true, "false": false][$0] }?.value
  }

  // MARK: Parts

  /// A list of texts; empty where it is absent.
  package mutating func texts(_ name: String) -> [Located<String>] {
    nodes(name).compactMap { scalar($0, name) }
  }

  /// A list of mappings, each read by `read` and finished here; empty where it is absent.
  ///
  /// - Parameter subject: What each of them is, for the faults.
  package mutating func list<T>(
    _ name: String, of subject: String, _ read: (inout FieldReader) -> T?
  ) -> [T] {
    nodes(name).compactMap { node in
      guard var reader = FieldReader(node, of: subject, log: log) else { return nil }
      let result = read(&reader)
      reader.finish()
      return result
    }
  }

  /// A mapping, read by `read` and finished here; nil where it is absent.
  package mutating func fields<T>(
    _ name: String, of subject: String, _ read: (inout FieldReader) -> T?
  ) -> T? {
    guard let node = node(name), var reader = FieldReader(node, of: subject, log: log) else {
      return nil
    }
    let result = read(&reader)
    reader.finish()
    return result
  }

  /// A mapping that must be there.
  package mutating func requiredFields<T>(
    _ name: String, of subject: String, _ read: (inout FieldReader) -> T?
  ) -> T? {
    guard requiredNode(name) != nil else { return nil }
    return fields(name, of: subject, read)
  }

  private mutating func nodes(_ name: String) -> [SourceNode] {
    guard let node = node(name) else { return [] }
    guard case .list(let nodes) = node.content else {
      log.add(
        node.line, "`\(name)` is \(node.kind), not a list", "write it as a list: [...] or - ...")
      return []
    }
    return nodes
  }

  private func scalar(_ node: SourceNode, _ name: String) -> Located<String>? {
    guard case .scalar(let text) = node.content else {
      log.add(node.line, "`\(name)` is \(node.kind), not a text", "write a single value")
      return nil
    }
    guard !text.allSatisfy({ $0 == " " || $0 == "\n" }), !node.isNull else {
      log.add(node.line, "`\(name)` is empty in \(subject)", "give it a value")
      return nil
    }
    return Located(text, line: node.line)
  }

  private func parsed<T>(
    _ text: Located<String>, _ name: String, _ expected: String, _ parse: (String) -> T?
  ) -> Located<T>? {
    if let value = parse(text.value) { return Located(value, line: text.line) }
    log.add(text.line, "`\(name)` is \"\(shortened(text.value))\"", "write \(expected)")
    return nil
  }

  private func choice<E>(_ text: Located<String>, _ name: String, _ type: E.Type) -> Located<E>?
  where E: RawRepresentable & CaseIterable, E.RawValue == String {
    if let value = E(rawValue: text.value) { return Located(value, line: text.line) }
    let all = E.allCases.map(\.rawValue)
    let hint = closest(to: text.value, among: all)
    log.add(
      text.line, "`\(name)` is \"\(shortened(text.value))\"",
      hint.map { "did you mean \($0)?" } ?? "write one of \(all.joined(separator: ", "))")
    return nil
  }
}

private func wholeNumber(_ text: String, in range: ClosedRange<Int>) -> Int? {
  guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text) else { return nil }
  return range.contains(number) ? number : nil
}

/// Text from a file as a fault may quote it: one line, not too long.
package func shortened(_ text: String) -> String {
  let line = text.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
  return line.count > 60 ? line.prefix(57) + "..." : line
}
