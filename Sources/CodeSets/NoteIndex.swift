import Chart

/// The notes on which rules stand, as numbers: which hold for a code, and which of them name another.
///
/// Built from the table at the first question, in a few milliseconds; a question then takes less than
/// a microsecond and allocates nothing.
final class NoteIndex: Sendable {
  /// A note: whose it is, what it names, and where it stands in the table.
  struct Entry {
    let owner: PackedSpan
    let kind: UInt8
    let references: Range<Int32>
    let line: Int32
    /// The line that introduces it, or -1.
    let heading: Int32
    /// The first letters of the codes that it names, as bits: most notes name nothing on a sheet, and
    /// this says so without looking at their references.
    let letters: UInt32

    /// Whether it stands at a code, not at a block or chapter.
    var isOfCode: Bool { owner != .everything }
  }

  /// A category: its own notes, and where those of its chapter and blocks stand.
  private struct Category {
    var own: Range<Int32>
    let above: Range<Int32>
  }

  private let entries: [Entry]
  private let spans: [PackedSpan]
  private let conditions: [Int32: CharacterCondition]
  private let slots: [UInt16]
  private let categories: [Category]
  private let above: [Range<Int32>]

  init(notes: MappedTable, categories table: MappedTable) {
    var reader = NoteReader(notes)
    notes.forEachLine(startingWith: "") { line in
      reader.read(line)
      return true
    }
    var slots = [UInt16](repeating: 0, count: PackedCode.categories)
    var categories = [Category(own: 0..<0, above: 0..<0)]
    var above: [Range<Int32>] = []
    table.forEachLine(startingWith: "") { line in
      guard let code = PackedCode(table, table.column(0, of: line)) else { return true }
      let start = Int32(above.count)
      let blocks = table.text(table.column(2, of: line)).split(separator: " ").map(String.init)
      for owner in [table.text(table.column(1, of: line))] + blocks {
        if let own = reader.sections[owner] {
          let offset = Int32(reader.entries.count)
          above.append((own.lowerBound + offset)..<(own.upperBound + offset))
        }
      }
      slots[code.category] = UInt16(categories.count)
      let own = reader.categories[code.category] ?? 0..<0
      categories.append(Category(own: own, above: start..<Int32(above.count)))
      return true
    }
    entries = reader.entries + reader.sectionEntries
    spans = reader.spans
    conditions = reader.conditions
    self.slots = slots
    self.categories = categories
    self.above = above
  }

  /// Calls `body` on every note of a kind that holds for a code, the outermost first.
  func forEachNote(_ kind: UInt8, of code: PackedCode, _ body: (Entry) -> Void) {
    let category = categories[Int(slots[code.category])]
    for place in category.above {
      for at in above[Int(place)] where entries[Int(at)].kind == kind {
        body(entries[Int(at)])
      }
    }
    for at in category.own {
      let entry = entries[Int(at)]
      if entry.kind == kind, entry.owner.contains(code) { body(entry) }
    }
  }

  /// Whether any note of a kind holds for a code.
  func hasNotes(_ kind: UInt8, of code: PackedCode) -> Bool {
    let category = categories[Int(slots[code.category])]
    return category.above.contains { place in
      above[Int(place)].contains { entries[Int($0)].kind == kind }
    }
      || category.own.contains { at in
        entries[Int(at)].kind == kind && entries[Int(at)].owner.contains(code)
      }
  }

  /// Whether a note names a code.
  func names(_ entry: Entry, _ code: PackedCode) -> Bool {
    guard entry.letters & code.letter != 0 else { return false }
    for reference in entry.references where spans[Int(reference)].contains(code) {
      guard let condition = conditions[reference] else { return true }
      if condition.holds(for: code) { return true }
    }
    return false
  }
}

/// Collects what the table of notes has for the index, line by line.
private struct NoteReader {
  private let table: MappedTable
  private var owner = 0..<0
  private var list = 0..<0
  private var heading = -1
  /// The notes of codes, in the order of the table: those of a category stand together.
  private(set) var entries: [NoteIndex.Entry] = []
  private(set) var categories: [Int: Range<Int32>] = [:]
  /// The notes of chapters and blocks.
  private(set) var sectionEntries: [NoteIndex.Entry] = []
  private(set) var sections: [String: Range<Int32>] = [:]
  private(set) var spans: [PackedSpan] = []
  /// The few that ask for more than a span, by their place among the spans.
  private(set) var conditions: [Int32: CharacterCondition] = [:]

  init(_ table: MappedTable) { self.table = table }

  mutating func read(_ line: Range<Int>) {
    let key = table.column(0, of: line)
    let place = (key.upperBound + 1)..<(key.upperBound + 3)
    if key.count != owner.count || !table.repeats(owner, at: key.lowerBound)
      || !table.repeats(list, at: place.lowerBound)
    {
      heading = -1
    }
    (owner, list) = (key, place)
    // Owner, tab, four digits of the place, tab: the kind.
    let kind = table.byte(at: key.upperBound + 6)
    if NoteReader.isRule(kind) { add(line, key, kind) }
    if table.byte(at: line.upperBound - 1) == UInt8(ascii: ":") { heading = line.lowerBound }
  }

  private mutating func add(_ line: Range<Int>, _ key: Range<Int>, _ kind: UInt8) {
    let first = Int32(spans.count)
    readReferences(table.column(3, of: line))
    let code = PackedCode(table, key)
    let entry = NoteIndex.Entry(
      owner: code.map { PackedSpan(from: $0, through: $0) } ?? .everything,
      kind: kind, references: first..<Int32(spans.count),
      line: Int32(line.lowerBound), heading: Int32(heading),
      letters: spans[Int(first)...].reduce(0) { $0 | $1.letters })
    if let code {
      let at = Int32(entries.count)
      entries.append(entry)
      categories[code.category] = (categories[code.category]?.lowerBound ?? at)..<(at + 1)
    } else {
      let at = Int32(sectionEntries.count)
      let name = table.text(key)
      sectionEntries.append(entry)
      sections[name] = (sections[name]?.lowerBound ?? at)..<(at + 1)
    }
  }

  /// Most references are a code or two: they are read where they lie. The rest are few.
  private mutating func readReferences(_ column: Range<Int>) {
    var at = column.lowerBound
    while at < column.upperBound {
      let end = table.first(UInt8(ascii: " "), in: at..<column.upperBound) ?? column.upperBound
      if let dash = table.first(UInt8(ascii: "-"), in: at..<end) {
        if let from = PackedCode(table, at..<dash), let to = PackedCode(table, (dash + 1)..<end) {
          spans.append(PackedSpan(from: from, through: to))
        } else {
          readConditional(at..<end)
        }
      } else if let code = PackedCode(table, at..<end) {
        spans.append(PackedSpan(from: code, through: code))
      } else {
        readConditional(at..<end)
      }
      at = end + 1
    }
  }

  private mutating func readConditional(_ text: Range<Int>) {
    guard let reference = NoteReference(column: Substring(table.text(text))) else { return }
    conditions[Int32(spans.count)] = reference.condition
    spans.append(reference.span)
  }

  /// Excludes, code first, use additional and code also.
  private static func isRule(_ kind: UInt8) -> Bool {
    switch kind {
    case UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "a"), UInt8(ascii: "f"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }
}
