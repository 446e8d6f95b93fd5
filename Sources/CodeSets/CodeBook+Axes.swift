import Chart

/// What the characters of a procedure code stand for.
extension CodeBook {
  /// The axes of a code: as many of its leading characters as its section, body system and table
  /// know, and of its table the row that knows most. All seven for a valid code.
  package func axes(of code: ProcedureCode) -> [AxisValue] {
    let characters = Array(code.text.utf8)
    var axes = head(of: characters)
    guard axes.count == 3, characters.count > 3 else { return axes }
    var best: [(Int, Range<Int>)] = []
    rowTable.forEachLine(startingWith: tableKey(characters)) { line in
      let row = ProcedureRow(rowTable, line)
      let known = row.labels(of: characters[3...])
      if known.count > best.count { best = Array(zip(3..., known)) }
      return best.count < 4
    }
    for (position, entry) in best {
      let name = axisName(position, section: characters[0])
      axes.append(axisValue(position, name, characters[position], rowTable.text(entry)))
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

  /// What may come next in a code that begins with `prefix`, as typed, for a discharge on `date`: every
  /// way on leads to a code that is valid on that day. Rows that ended within the year are among them.
  package func nextValues(after prefix: String, on date: CivilDate) -> [AxisValue] {
    let begun = ProcedureCode(prefix).text
    let characters = Array(begun.utf8)
    let values =
      switch characters.count {
      case 0...2: nextHeadValues(after: characters)
      case 3...6: nextRowValues(after: characters, withEnded: true)
      default: [AxisValue]()
      }
    return values.filter { hasProcedure(startingWith: begun + String($0.value), validOn: date) }
  }

  /// A whole table by its three characters; nil if there is none.
  package func table(for prefix3: String) -> ProcedureTable? {
    let characters = Array(ProcedureCode(prefix3).text.utf8)
    let head = head(of: characters)
    guard characters.count == 3, head.count == 3 else { return nil }
    let names = (3...6).map { axisName($0, section: characters[0]) }
    var rows: [[ProcedureAxis]] = []
    rowTable.forEachLine(startingWith: tableKey(characters)) { line in
      let row = ProcedureRow(rowTable, line)
      guard !row.hasEnded else { return true }
      rows.append(
        (0..<4).map { axis in
          var values: [AxisValue] = []
          row.forEachValue(of: axis) { value, label in
            values.append(axisValue(axis + 3, names[axis], value, rowTable.text(label)))
          }
          return ProcedureAxis(name: names[axis], values: values)
        })
      return true
    }
    return ProcedureTable(head: head, rows: rows)
  }
}

extension CodeBook {
  /// Section, body system and operation, as far as they are known.
  private func head(of characters: [UInt8]) -> [AxisValue] {
    var axes: [AxisValue] = []
    for length in 1...3 where length <= characters.count {
      let key = String(decoding: characters.prefix(length), as: UTF8.self)
      guard let line = axisTable.line(for: key) else { break }
      axes.append(headValue(line, key: axisTable.column(0, of: line)))
    }
    return axes
  }

  private func nextHeadValues(after characters: [UInt8]) -> [AxisValue] {
    var values: [AxisValue] = []
    axisTable.forEachLine(startingWith: String(decoding: characters, as: UTF8.self)) { line in
      let key = axisTable.column(0, of: line)
      if key.count == characters.count + 1 { values.append(headValue(line, key: key)) }
      return true
    }
    return values
  }

  /// What the last character of a line's key stands for.
  private func headValue(_ line: Range<Int>, key: Range<Int>) -> AxisValue {
    let name = axisName(key.count - 1, section: axisTable.byte(at: key.lowerBound))
    let label = axisTable.text(axisTable.column(1, of: line))
    return axisValue(key.count - 1, name, axisTable.byte(at: key.upperBound - 1), label)
  }

  private func nextRowValues(
    after characters: [UInt8], withEnded: Bool = false
  ) -> [AxisValue] {
    let position = characters.count
    let name = axisName(position, section: characters[0])
    var values: [AxisValue] = []
    var seen: Set<UInt8> = []
    rowTable.forEachLine(startingWith: tableKey(characters)) { line in
      let row = ProcedureRow(rowTable, line)
      guard withEnded || !row.hasEnded, row.knows(characters[3...]) else { return true }
      row.forEachValue(of: position - 3) { value, label in
        guard seen.insert(value).inserted else { return }
        values.append(axisValue(position, name, value, rowTable.text(label)))
      }
      return true
    }
    return values.sorted { $0.value < $1.value }
  }

  /// The name of an axis (0 is the section) in a section; empty if there is no such section.
  private func axisName(_ position: Int, section: UInt8) -> String {
    let key = String(decoding: CollectionOfOne(section), as: UTF8.self)
    guard let line = axisTable.line(for: key) else { return "" }
    var names = axisTable.column(2, of: line)
    for _ in 0..<position {
      guard let bar = axisTable.first(UInt8(ascii: "|"), in: names) else { return "" }
      names = (bar + 1)..<names.upperBound
    }
    let end = axisTable.first(UInt8(ascii: "|"), in: names) ?? names.upperBound
    return axisTable.text(names.lowerBound..<end)
  }

  private func axisValue(
    _ position: Int, _ name: String, _ value: UInt8, _ label: String
  ) -> AxisValue {
    AxisValue(
      name: name, value: Character(UnicodeScalar(value)), label: label,
      definition: definition(position, name, label))
  }

  /// Only operations (or types) and approaches have definitions.
  private func definition(_ position: Int, _ name: String, _ label: String) -> String? {
    guard position == 2 || position == 4,
      let line = definitionTable.line(for: "\(name): \(label)")
    else { return nil }
    return definitionTable.text(definitionTable.column(1, of: line))
  }

  private func tableKey(_ characters: [UInt8]) -> String {
    String(decoding: characters.prefix(3), as: UTF8.self) + "\t"
  }
}
