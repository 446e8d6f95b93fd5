import Chart
import CodeSets

/// A table of ICD-10-PCS as its official file has it.
struct OfficialTable {
  /// Section, body system and operation.
  var head: [(value: String, label: String)] = []
  /// Characters four to seven of each row.
  var rows: [[[(value: String, label: String)]]] = []

  var key: String { head.map(\.value).joined() }
}

extension Verification {
  /// Every label of every axis, by the tables of the year and the addenda of April.
  mutating func compareAxes() throws(ImportError) {
    guard let file = try file("icd10pcs_tables", ending: ".xml") else {
      return count("PCS axes", nil)
    }
    var tables: [String: OfficialTable] = [:]
    for table in try PCSTables.read(file) { tables[table.key] = table }
    let october = codes(of: tables)
    if let addenda = try self.file("tables_addenda", ending: ".txt") {
      for table in PCSAddenda.read(addenda) {
        // Addenda print each changed table whole.
        var changed = table
        if let before = tables[table.key] { changed.head = before.head }
        tables[table.key] = changed
      }
    }
    let april = codes(of: tables)
    let records = book.procedures(startingWith: "", limit: .max)
    for (day, theirs) in [(days[0], october), (days[2], april)] {
      compare(
        "PCS codes of the tables on \(day)",
        ours: Set(records.filter { $0.valid.contains(day) }.map(\.code.text)), theirs: theirs)
    }
    var labels = 0
    for table in tables.values.sorted(by: { $0.key < $1.key }) {
      labels += compare(table)
    }
    count("PCS tables", tables.count)
    count("labels of PCS axes", labels)
  }

  private mutating func compare(_ table: OfficialTable) -> Int {
    guard let own = book.table(for: table.key) else {
      differ("PCS table \(table.key) is not in the book")
      return 0
    }
    for (ours, theirs) in zip(own.head, table.head) {
      compare("table \(table.key), \(ours.name)", ours: ours.label, theirs: theirs.label)
    }
    let ours = own.rows.map { row in
      row.map { axis in axis.values.map { "\($0.value)=\($0.label)" } }
    }
    let theirs = table.rows.map { row in
      row.map { axis in axis.map { "\($0.value)=\($0.label)" } }
    }
    for row in ours where !theirs.contains(row) {
      differ("table \(table.key): a row of the book is not in the official one: \(row)")
    }
    for row in theirs where !ours.contains(row) {
      differ("table \(table.key): an official row is not in the book: \(row)")
    }
    return theirs.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
  }

  private func codes(of tables: [String: OfficialTable]) -> Set<String> {
    var codes: Set<String> = []
    for (key, table) in tables {
      for row in table.rows {
        var begun = [key]
        for axis in row { begun = begun.flatMap { code in axis.map { code + $0.value } } }
        codes.formUnion(begun)
      }
    }
    return codes
  }
}

/// The XML of the tables.
enum PCSTables {
  static func read(_ file: SourceFile) throws(ImportError) -> [OfficialTable] {
    var reader = XMLReader(file.bytes, path: file.path)
    var tables: [OfficialTable] = []
    var (inRow, value, text): (Bool, String?, String) = (false, nil, "")
    while let event = try reader.next() {
      switch event {
      case .open("pcsTable"): tables.append(OfficialTable())
      case .open("pcsRow"):
        inRow = true
        tables[tables.count - 1].rows.append([])
      case .open("axis") where inRow:
        let table = tables.count - 1
        tables[table].rows[tables[table].rows.count - 1].append([])
      case .open("label"): (value, text) = (reader.attribute("code"), "")
      case .text(let more) where value != nil: text += more
      case .close("label"):
        guard let code = value, let table = tables.indices.last else { break }
        value = nil
        let entry = (code, OfficialIndex.spaced(text))
        if let row = tables[table].rows.indices.last,
          let axis = tables[table].rows[row].indices.last
        {
          tables[table].rows[row][axis].append(entry)
        } else {
          tables[table].head.append(entry)
        }
      case .close("pcsRow"): inRow = false
      default: break
      }
    }
    return tables
  }
}

/// The addenda, which tell tables in sentences.
enum PCSAddenda {
  static func read(_ file: SourceFile) -> [OfficialTable] {
    var tables: [OfficialTable] = []
    var isPanel = false
    for line in file.lines {
      if !line.hasPrefix(" "), let place = line.range(of: "table ") {
        let key = line[place.upperBound...].split(separator: " ").joined()
        isPanel = line.contains("panel of")
        if tables.last?.key != key { tables.append(OfficialTable()) }
        if isPanel { tables[tables.count - 1].rows.append([]) }
      } else if let (value, label) = entry(line), !tables.isEmpty {
        let table = tables.count - 1
        if !isPanel {
          let name = label.split(separator: ":").first.map(String.init) ?? label
          if tables[table].head.count < 3 { tables[table].head.append((value, name)) }
          continue
        }
        let row = tables[table].rows.count - 1
        if line.contains(" choice is value ") {
          let axis = tables[table].rows[row].count - 1
          if axis >= 0 { tables[table].rows[row][axis].append((value, label)) }
        } else {
          tables[table].rows[row].append([(value, label)])
        }
      } else if line.hasSuffix(" choices."), isPanel, let table = tables.indices.last {
        tables[table].rows[tables[table].rows.count - 1].append([])
      }
    }
    return tables
  }

  /// `… is value 7: Stomach` as value and label.
  private static func entry(_ line: String) -> (String, String)? {
    guard let place = line.range(of: " is value ") else { return nil }
    let rest = line[place.upperBound...]
    guard let value = rest.first, rest.dropFirst().first == ":" else { return nil }
    return (String(value), rest.dropFirst(2).trimmed)
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
