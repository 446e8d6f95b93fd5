/// A root operation of the section Medical and Surgical, told in words of this program's own.
package struct RootOperation: Hashable, Sendable {
  /// Its name: `Excision`.
  package let name: String
  /// Its character, the third of a code.
  package let value: Character
  /// What it is.
  package let definition: String
  /// How it is used, and where it ends and others begin.
  package let use: String
  /// Two to four procedures that are coded so.
  package let examples: [String]
}

extension CodeBook {
  /// The 31 root operations of Medical and Surgical, by name.
  package var rootOperations: [RootOperation] {
    var found: [RootOperation] = []
    operationTable.forEachLine(startingWith: "") { line in
      if let operation = rootOperation(line) { found.append(operation) }
      return true
    }
    return found
  }

  /// A root operation of Medical and Surgical by its name or its character, in either case.
  package func rootOperation(_ nameOrValue: String) -> RootOperation? {
    let wanted = nameOrValue.lowercased()
    var found: RootOperation?
    operationTable.forEachLine(startingWith: "") { line in
      let names = [0, 1].map { operationTable.text(operationTable.column($0, of: line)) }
      guard names.contains(where: { $0.lowercased() == wanted }) else { return true }
      found = rootOperation(line)
      return false
    }
    return found
  }

  private func rootOperation(_ line: Range<Int>) -> RootOperation? {
    func column(_ index: Int) -> String {
      operationTable.text(operationTable.column(index, of: line))
    }
    let name = column(0)
    guard let value = column(1).first, let defined = definitionTable.line(for: "Operation: \(name)")
    else { return nil }
    return RootOperation(
      name: name, value: value,
      definition: definitionTable.text(definitionTable.column(1, of: defined)),
      use: column(2), examples: column(3).split(separator: "|").map(String.init))
  }
}
