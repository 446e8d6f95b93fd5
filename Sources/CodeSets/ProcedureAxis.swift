/// A value of one axis, that is one character, of an ICD-10-PCS code.
package struct AxisValue: Hashable, Sendable {
  /// What the axis is about: `Body Part`, `Approach`.
  package let name: String
  /// The character.
  package let value: Character
  /// What the character stands for in its table.
  package let label: String
  /// What a root operation, type or approach means, in a sentence of this program's own; nil for
  /// other axes.
  package let definition: String?

  /// A value by its parts.
  package init(name: String, value: Character, label: String, definition: String?) {
    self.name = name
    self.value = value
    self.label = label
    self.definition = definition
  }
}

/// An axis in one row of a table, with every value that row has for it.
package struct ProcedureAxis: Hashable, Sendable {
  /// What the axis is about.
  package let name: String
  /// The values of the row, in the order of their characters.
  package let values: [AxisValue]
}

/// An ICD-10-PCS table: what may follow three characters. A code is one value of each axis of one row.
package struct ProcedureTable: Hashable, Sendable {
  /// Section, body system and operation.
  package let head: [AxisValue]
  /// Characters four to seven: four axes a row.
  package let rows: [[ProcedureAxis]]
}
