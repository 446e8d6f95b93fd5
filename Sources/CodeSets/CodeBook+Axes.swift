import Chart

/// What the characters of a procedure code stand for.
extension CodeBook {
  /// The axes of a code: as many of its leading characters as its section, body system and table
  /// know, and of its table the row that knows most. All seven for a valid code.
  package func axes(of code: ProcedureCode) -> [AxisValue] {
    let characters = Array(code.text.utf8)
    var axes = head(of: characters)
    guard axes.count == 3, characters.count > 3, let names = axisNames(section: characters[0])
    else { return axes }
    var best: [(Int, Range<Int>)] = []
    rowTable.forEachLine(startingWith: tableKey(characters)) { line in
      let row = ProcedureRow(rowTable, line)
      let known = row.entries(of: characters[3...])
      if known.count > best.count { best = Array(zip(3..., known)) }
      return best.count < 4
    }
    for (position, entry) in best {
      axes.append(axisValue(names[position], characters[position], rowTable.text(entry)))
    }
    return axes
  }

  /// What may come next in a code that begins with `prefix`, as typed: sections for an empty one.
  /// Every way on leads to a valid code of the edition. Empty for a whole code or one that leads
  /// nowhere.
  package func nextValues(after prefix: String) -> [AxisValue] {
    let characters = Array(ProcedureCode(prefix).text.utf8)
    switch characters.count {
    case 0...2: return nextHeadValues(after: characters)
    case 3...6: return nextRowValues(after: characters)
    default: return []
    }
  }

  /// A whole table by its three characters; nil if there is none.
  package func table(for prefix3: String) -> ProcedureTable? {
    let characters = Array(ProcedureCode(prefix3).text.utf8)
    let head = head(of: characters)
    guard characters.count == 3, head.count == 3, let names = axisNames(section: characters[0])
    else { return nil }
    var rows: [[ProcedureAxis]] = []
    rowTable.forEachLine(startingWith: tableKey(characters)) { line in
      let row = ProcedureRow(rowTable, line)
      guard !row.hasEnded else { return true }
      rows.append(
        (0..<4).map { axis in
          let name = names[axis + 3]
          var values: [AxisValue] = []
          row.forEachEntry(of: axis) { value, label in
            values.append(axisValue(name, value, rowTable.text(label)))
          }
          return ProcedureAxis(name: name, values: values)
        })
      return true
    }
    return ProcedureTable(head: head, rows: rows)
  }
}

extension CodeBook {
  /// Section, body system and operation, as far as they are known.
  private func head(of characters: [UInt8]) -> [AxisValue] {
    guard let section = characters.first, let names = axisNames(section: section) else { return [] }
    var axes: [AxisValue] = []
    for length in 1...3 where length <= characters.count {
      let key = String(decoding: characters.prefix(length), as: UTF8.self)
      guard let line = axisTable.line(for: key) else { break }
      axes.append(axisValue(names[length - 1], characters[length - 1], label(line)))
    }
    return axes
  }

  private func nextHeadValues(after characters: [UInt8]) -> [AxisValue] {
    var values: [AxisValue] = []
    axisTable.forEachLine(startingWith: String(decoding: characters, as: UTF8.self)) { line in
      let key = axisTable.column(0, of: line)
      if key.count == characters.count + 1,
        let names = axisNames(section: axisTable.byte(at: key.lowerBound))
      {
        let value = axisTable.byte(at: key.upperBound - 1)
        values.append(axisValue(names[characters.count], value, label(line)))
      }
      return true
    }
    return values
  }

  private func nextRowValues(after characters: [UInt8]) -> [AxisValue] {
    guard let names = axisNames(section: characters[0]) else { return [] }
    let name = names[characters.count]
    var values: [UInt8: AxisValue] = [:]
    rowTable.forEachLine(startingWith: tableKey(characters)) { line in
      let row = ProcedureRow(rowTable, line)
      guard !row.hasEnded, row.knows(characters[3...]) else { return true }
      row.forEachEntry(of: characters.count - 3) { value, label in
        if values[value] == nil { values[value] = axisValue(name, value, rowTable.text(label)) }
      }
      return true
    }
    return values.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The names of the seven axes of a section.
  private func axisNames(section: UInt8) -> [String]? {
    let key = String(decoding: CollectionOfOne(section), as: UTF8.self)
    guard let line = axisTable.line(for: key) else { return nil }
    let names = axisTable.text(axisTable.column(2, of: line)).split(separator: "|").map(String.init)
    return names.count == 7 ? names : nil
  }

  private func label(_ line: Range<Int>) -> String {
    axisTable.text(axisTable.column(1, of: line))
  }

  private func axisValue(_ name: String, _ value: UInt8, _ label: String) -> AxisValue {
    AxisValue(
      name: name, value: Character(UnicodeScalar(value)), label: label,
      definition: definition(name, label))
  }

  private func definition(_ name: String, _ label: String) -> String? {
    guard let line = definitionTable.line(for: "\(name): \(label)") else { return nil }
    return definitionTable.text(definitionTable.column(1, of: line))
  }

  private func tableKey(_ characters: [UInt8]) -> String {
    String(decoding: characters.prefix(3), as: UTF8.self) + "\t"
  }
}
