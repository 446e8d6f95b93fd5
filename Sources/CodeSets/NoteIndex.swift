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
  }

  /// The categories there are: their own notes, and those of their chapter and blocks.
  private struct Category {
    var own: Range<Int32>
    let above: Range<Int32>
  }

  private let entries: [Entry]
  private let spans: [PackedSpan]
  private let conditions: [CharacterCondition?]
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
      let key = table.text(table.column(0, of: line))
      guard let code = PackedCode(key.utf8) else { return true }
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

  /// Whether a note names a code.
  func names(_ entry: Entry, _ code: PackedCode) -> Bool {
    for reference in entry.references where spans[Int(reference)].contains(code) {
      guard let condition = conditions[Int(reference)] else { return true }
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
  private(set) var conditions: [CharacterCondition?] = []

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
    let column = table.column(3, of: line)
    if !column.isEmpty {
      for text in table.text(column).split(separator: " ") {
        guard let reference = NoteReference(column: text) else { continue }
        spans.append(reference.span)
        conditions.append(reference.condition)
      }
    }
    let name = table.text(key)
    let code = PackedCode(name.utf8)
    let entry = NoteIndex.Entry(
      owner: code.map { PackedSpan(from: $0, through: $0) } ?? .everything,
      kind: kind, references: first..<Int32(spans.count),
      line: Int32(line.lowerBound), heading: Int32(heading))
    if let code {
      let at = Int32(entries.count)
      entries.append(entry)
      categories[code.category] = (categories[code.category]?.lowerBound ?? at)..<(at + 1)
    } else {
      let at = Int32(sectionEntries.count)
      sectionEntries.append(entry)
      sections[name] = (sections[name]?.lowerBound ?? at)..<(at + 1)
    }
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
