import Chart
import CodeSets
import Practice
import Terminal

/// A list to look something up in: root operations, approaches, the keys, or what the learner marked.
package struct ReferencePage: Sendable {
  /// Which list. The raw values are in journals; never change one.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case operations = "Operations"
    case approaches = "Approaches"
    case bodyParts = "Body parts"
    case devices = "Devices"
    case marks = "Bookmarks"
  }

  /// A row: a term, and what is told of it.
  package struct Row: Hashable, Sendable {
    package let term: String
    /// What it means, or the values it is coded to, in a few words.
    package let short: String
    /// The paragraphs of its card.
    package let paragraphs: [String]
    /// The labels in the tables that it stands for.
    package let labels: [String]
    /// The code of a bookmark.
    package let code: MarkedCode?
    fileprivate let words: [Substring]

    fileprivate init(
      _ term: String, short: String, paragraphs: [String], labels: [String],
      code: MarkedCode? = nil
    ) {
      self.term = term
      self.short = short
      self.paragraphs = paragraphs
      self.labels = labels
      self.code = code
      words = "\(term) \(short)".lowercased().split { !$0.isLetter && !$0.isNumber }
    }
  }

  package let kind: Kind
  package private(set) var rows: [Row]
  /// What the rows are narrowed by.
  package private(set) var input = LineInput(limit: 60)
  /// Whether typing goes to the words.
  package var isTyping = false
  /// The rows that the words leave, by their place.
  package private(set) var shown: [Int]
  package private(set) var selected = 0
  /// What is told of the selected row, laid out.
  var card = ReferenceCard()

  /// A list, on the row of a label if one is named.
  package init(_ kind: Kind, at label: String? = nil, in books: CodeBook, marks: CodeMarks) {
    self.kind = kind
    rows = Self.rows(kind, books, marks)
    shown = Array(rows.indices)
    guard let label else { return }
    selected =
      rows.firstIndex { $0.term == label }
      ?? rows.firstIndex { $0.labels.contains { $0 == label || $0.hasPrefix(label + " in ") } } ?? 0
  }

  /// The selected row.
  package var row: Row? { shown.indices.contains(selected) ? rows[shown[selected]] : nil }

  mutating func move(by step: Int) { select(selected + step) }

  mutating func select(_ index: Int) { selected = min(max(0, index), max(0, shown.count - 1)) }

  /// The first of the rows that is shown in a window.
  func firstShown(height: Int) -> Int {
    firstRow(count: shown.count, focus: selected, below: 1, height: height)
  }

  /// Takes a key into the words; false where it means nothing to them.
  mutating func take(_ key: Key) -> Bool {
    let before = input.text
    guard input.take(key) else { return false }
    if input.text != before { narrow() }
    return true
  }

  /// Shows every row again, on the one that is selected.
  mutating func clear() {
    let current = shown.indices.contains(selected) ? shown[selected] : 0
    input = LineInput(limit: 60)
    isTyping = false
    shown = Array(rows.indices)
    selected = current
  }

  /// Reads the learner's marks again.
  mutating func refresh(_ books: CodeBook, _ marks: CodeMarks) {
    guard kind == .marks else { return }
    rows = Self.rows(kind, books, marks)
    narrow(keeping: selected)
  }

  private mutating func narrow(keeping place: Int = 0) {
    let asked = input.text.lowercased().split(separator: " ")
    shown = rows.indices.filter { index in
      asked.allSatisfy { word in rows[index].words.contains { $0.hasPrefix(word) } }
    }
    select(place)
  }
}

extension ReferencePage {
  private static func rows(_ kind: Kind, _ books: CodeBook, _ marks: CodeMarks) -> [Row] {
    switch kind {
    case .operations: operations(books)
    case .approaches:
      books.definitions(ofAxis: "Approach").map {
        Row($0.label, short: $0.definition, paragraphs: [$0.definition], labels: [$0.label])
      }
    case .bodyParts: keys(books.bodyPartKey)
    case .devices: keys(books.deviceKey)
    case .marks: marks.all.reversed().map { row($0, books) }
    }
  }

  private static func operations(_ books: CodeBook) -> [Row] {
    let root = books.rootOperations
    let names = Set(root.map(\.name))
    var rows = root.map { operation in
      Row(
        operation.name, short: operation.definition,
        paragraphs: [
          operation.definition, "Examples: " + operation.examples.joined(separator: "; "),
          operation.use,
          "Character \(operation.value) in Medical and Surgical.",
        ], labels: [operation.name])
    }
    // The sections after Medical and Surgical have operations, types and modalities of their own.
    for axis in ["Operation", "Type", "Modality"] {
      for (label, definition) in books.definitions(ofAxis: axis)
      where axis != "Operation" || !names.contains(label) {
        let place = axis == "Operation" ? "other sections" : axis.lowercased()
        rows.append(
          Row(
            label, short: "(\(place)) \(definition)", paragraphs: [definition], labels: [label]))
      }
    }
    return rows
  }

  private static func keys(_ entries: [KeyEntry]) -> [Row] {
    var rows: [Row] = []
    for entry in entries {
      let values = entry.values.joined(separator: ", ")
      for term in entry.terms {
        let others = entry.terms.filter { $0 != term }
        var paragraphs = ["Coded to: \(values)"]
        if !others.isEmpty { paragraphs.append("Like it: " + others.joined(separator: "; ")) }
        if entry.section != "0" { paragraphs.append("In section \(entry.section).") }
        rows.append(Row(term, short: values, paragraphs: paragraphs, labels: entry.values))
      }
    }
    return rows.sorted { ($0.term.lowercased(), $0.short) < ($1.term.lowercased(), $1.short) }
  }

  private static func row(_ mark: CodeMark, _ books: CodeBook) -> Row {
    let title: String? =
      switch mark.code.book {
      case .diagnoses: books.title(of: DiagnosisCode(mark.code.code))
      case .procedures: books.procedure(ProcedureCode(mark.code.code))?.title
      }
    let words = title ?? "not in this book"
    var paragraphs = [words]
    if !mark.note.isEmpty { paragraphs.append("Note: \(mark.note)") }
    let short = mark.note.isEmpty ? words : "\(words) (\(mark.note))"
    return Row(
      mark.code.code, short: short, paragraphs: paragraphs, labels: [], code: mark.code)
  }
}
