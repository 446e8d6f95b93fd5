import Chart
import CodeSets
import Terminal

/// A procedure code being built axis by axis from its table: at each only what leads to a valid code.
package struct BuilderPage: Sendable {
  /// What is chosen on each of the seven axes. Those after the first that is open are remembered, and
  /// come back as soon as they are valid again.
  package private(set) var values: [Character?] = Array(repeating: nil, count: 7)
  /// How many of the first axes are chosen: they begin a valid code.
  package private(set) var reach = 0
  /// The axis the keys act on, from 0.
  package private(set) var axis = 0
  /// What may stand on that axis after those before it.
  package private(set) var offered: [AxisValue] = []
  /// What was typed of a label.
  package private(set) var words = ""
  /// The values that the words leave, by their place among those offered.
  package private(set) var shown: [Int] = []
  /// The value the keys act on, by its place among those shown.
  package private(set) var selected = 0
  /// What the axes chosen stand for.
  package private(set) var labels: [AxisValue] = []
  /// The names of the seven axes in this section.
  package private(set) var names: [String] = []
  /// What the value under the cursor means, and what the keys of the book say for it.
  private(set) var explanation = AxisExplanation()
  private var explained: AxisValue?
  /// The discharge date by which values are offered; nil for the edition as it stands.
  private let date: CivilDate?
  /// The finished code.
  package private(set) var record: ProcedureRecord?

  /// A code begun with what was typed, as far as that leads anywhere for a discharge on `date`; with
  /// no date, in the edition as it stands.
  package init(_ typed: String, on date: CivilDate?, in books: CodeBook) {
    self.date = date
    for value in ProcedureCode(typed).text.prefix(7) {
      guard next(books, after: prefix).contains(where: { $0.value == value }) else { break }
      values[reach] = value
      reach += 1
    }
    axis = min(reach, 6)
    settle(books)
  }

  /// The characters chosen, up to the first axis that is open.
  package var prefix: String { String(values.prefix(reach).compactMap { $0 }) }

  /// Whether all seven are chosen.
  package var isComplete: Bool { reach == 7 }

  /// The value under the cursor.
  package var value: AxisValue? {
    shown.indices.contains(selected) ? offered[shown[selected]] : nil
  }

  /// Whether Enter has nothing left to choose: the code is complete and the cursor is on what is
  /// chosen on its last axis.
  var isSettled: Bool { isComplete && axis == 6 && words.isEmpty && value?.value == values[6] }
}

extension BuilderPage {
  /// Chooses the value under the cursor and goes to the next axis; false where there is none.
  mutating func choose(_ books: CodeBook) -> Bool {
    guard let value else { return false }
    choose(value.value, books)
    return true
  }

  /// Chooses a value by its character, if it is offered.
  package mutating func choose(character: Character, _ books: CodeBook) -> Bool {
    guard offered.contains(where: { $0.value == character }) else { return false }
    choose(character, books)
    return true
  }

  /// Chooses the one value whose label is among these; false where none or several are.
  mutating func choose(labels: [String], _ books: CodeBook) -> Bool {
    let fitting = offered.filter { value in
      labels.contains { $0 == value.label || $0.hasPrefix(value.label + " in ") }
    }
    guard fitting.count == 1 else { return false }
    choose(fitting[0].value, books)
    return true
  }

  private mutating func choose(_ value: Character, _ books: CodeBook) {
    values[axis] = value
    reach = axis + 1
    for later in reach..<7 {
      guard let kept = values[later] else { break }
      guard next(books, after: prefix).contains(where: { $0.value == kept }) else {
        values[later] = nil
        break
      }
      reach += 1
    }
    axis = min(axis + 1, 6)
    settle(books)
  }

  /// To the axis before or after, as far as axes are chosen; false at the ends.
  package mutating func move(axis step: Int, _ books: CodeBook) -> Bool {
    let target = axis + step
    guard (0...min(reach, 6)).contains(target) else { return false }
    axis = target
    settle(books)
    return true
  }

  /// Moves the cursor among the values.
  mutating func move(by step: Int) { select(selected + step) }

  mutating func select(_ index: Int) { selected = min(max(0, index), max(0, shown.count - 1)) }

  /// The first of the values that is shown in a window.
  func firstShown(height: Int) -> Int {
    firstRow(count: shown.count, focus: selected, below: 1, height: height)
  }

  /// Types a character: of a value, or of a label. False where nothing goes by it.
  mutating func type(_ scalar: Unicode.Scalar, _ books: CodeBook) -> Bool {
    let character = Character(scalar)
    // As on the coding summary: capitals and digits are codes, small letters are words.
    let isCode = (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
    if words.isEmpty, isCode, choose(character: character, books) { return true }
    let before = words
    words.append(character)
    narrow()
    guard !shown.isEmpty else {
      words = before
      narrow()
      return false
    }
    selected = 0
    return true
  }

  /// Takes back the last character of a label typed or, with none, goes to the axis before and clears
  /// it. False where there is nothing to take back.
  package mutating func eraseBack(_ books: CodeBook) -> Bool {
    if !words.isEmpty {
      words.removeLast()
      narrow()
      selected = 0
      return true
    }
    if axis < reach {
      values[axis] = nil
      reach = axis
      settle(books)
      return true
    }
    guard axis > 0 else { return false }
    axis -= 1
    values[axis] = nil
    reach = axis
    settle(books)
    return true
  }

  /// Drops what was typed of a label; false if nothing was.
  mutating func dropWords(_ books: CodeBook) -> Bool {
    guard !words.isEmpty else { return false }
    settle(books)
    return true
  }

  private func next(_ books: CodeBook, after prefix: String) -> [AxisValue] {
    date.map { books.nextValues(after: prefix, on: $0) } ?? books.nextValues(after: prefix)
  }

  /// Looks up what follows from the characters chosen.
  private mutating func settle(_ books: CodeBook) {
    words = ""
    offered = next(books, after: String(values.prefix(axis).compactMap { $0 }))
    narrow()
    selected = 0
    if let value = values[axis], let index = offered.firstIndex(where: { $0.value == value }) {
      selected = index
    }
    labels = books.axes(of: ProcedureCode(normalised: prefix))
    names = values[0].map { books.axisNames(inSection: $0) } ?? []
    // Where the second and the fourth axis have one name, the tables call the fourth by more of it.
    if names.count > 3, names[3] == names[1] { names[3] += "/Region" }
    record = isComplete ? books.procedure(ProcedureCode(normalised: prefix)) : nil
  }

  private mutating func narrow() {
    let asked = words.lowercased().split(separator: " ")
    shown = offered.indices.filter { index in
      let own = offered[index].label.lowercased().split { !$0.isLetter && !$0.isNumber }
      return asked.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
    }
  }

  /// Looks up what the value under the cursor means; called once the keys have moved it.
  mutating func explain(_ books: CodeBook) {
    guard explained != value else { return }
    explained = value
    explanation =
      value.map { AxisExplanation(of: $0, on: axis, section: values[0], in: books) }
      ?? AxisExplanation()
  }
}
