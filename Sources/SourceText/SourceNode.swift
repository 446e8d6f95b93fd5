/// A value with the line it was read from.
package struct Located<Value> {
  package var value: Value
  /// Counted from 1.
  package var line: Int

  /// A value at a line.
  package init(_ value: Value, line: Int) {
    self.value = value
    self.line = line
  }

  /// The value made into another, at the same line.
  package func map<T>(_ transform: (Value) -> T) -> Located<T> {
    Located<T>(transform(value), line: line)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A piece of a YAML or JSON file, as written and with its place.
///
/// Scalars are text and nothing else: `0210093`, `3E03317` and `065` are codes here, not numbers.
package struct SourceNode: Sendable {
  /// What a node is.
  package enum Content: Sendable {
    case scalar(String)
    case list([SourceNode])
    /// In the order of the file; no key comes twice.
    case fields([Field])
  }

  /// One entry of a mapping.
  package struct Field: Sendable {
    package var name: String
    /// The line of the name, from 1.
    package var line: Int
    package var value: SourceNode
  }

  package var content: Content
  /// Of the first character, from 1.
  package var line: Int
  /// In Unicode scalars, from 1.
  package var column: Int
  /// Whether nothing was written, or an unquoted `null` or `~`.
  package var isNull: Bool

  /// What kind of node this is, as a fault calls it.
  package var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a text"
    case .list: "a list"
    case .fields: "a mapping"
    }
  }
}
