import Practice
import Terminal

/// A cursor in the record, and the phrase that is being selected with it.
///
/// The selection is the unit under the cursor: a word at first. Once its other end is held it
/// reaches from there to the cursor.
package struct RecordSelection: Hashable, Sendable {
  /// What Enter does with the phrase.
  package enum Intent: Hashable, Sendable {
    /// Asks which line of the summary it is evidence for.
    case any
    case note
    /// Evidence for the code of this line.
    case evidence(Slot)
  }

  /// An offset into the text of the open page.
  package var cursor: Int
  /// The end that stays; nil while none is held.
  package var anchor: Int?
  /// What the ends of the selection are rounded to.
  package var unit: TextUnit
  /// What the phrase is wanted for.
  package var intent: Intent

  /// A selection that starts at an offset of the open page.
  package init(at cursor: Int, unit: TextUnit = .word, intent: Intent = .any) {
    self.cursor = cursor
    self.unit = unit
    self.intent = intent
  }
}

extension Reader {
  /// The cells that are selected on the open page; nil without a selection.
  package var selectedRange: Range<Int>? {
    guard let selection else { return nil }
    let head = range(of: selection.unit, at: selection.cursor)
    guard let anchor = selection.anchor else { return head }
    let tail = range(of: selection.unit, at: anchor)
    return min(head.lowerBound, tail.lowerBound)..<max(head.upperBound, tail.upperBound)
  }

  /// Starts a selection on the first words in view, or on the match or the evidence that is.
  mutating func select(unit: TextUnit = .word, intent: RecordSelection.Intent = .any) {
    let shown = topLine..<min(layout.lines.count, topLine + height)
    let places = [
      highlight?.lowerBound,
      search?.match.flatMap { $0.page == current ? $0.range.lowerBound : nil },
    ]
    let found = places.compactMap { $0 }.first { shown.contains(layout.line(of: $0)) }
    guard let start = found ?? firstCell(ofLines: Array(shown)) else { return }
    selection = RecordSelection(at: start, unit: unit, intent: intent)
  }

  /// Moves the cursor of the selection; false for what is no motion.
  mutating func moveSelection(_ command: CommandID) -> Bool {
    guard var selection else { return false }
    let text = page.text
    let at = selection.cursor
    switch command {
    case .left, .right:
      let next = step(from: at, by: command == .left ? -1 : 1)
      selection.cursor = next ?? at
      selection.unit = .character
    case .wordForward, .wordBack:
      selection.cursor = text.wordStart(from: at, forward: command == .wordForward) ?? at
      selection.unit = .word
    case .sentenceForward, .sentenceBack:
      selection.cursor = text.sentenceStart(from: at, forward: command == .sentenceForward) ?? at
      selection.unit = .sentence
    case .lineStart, .lineEnd:
      let line = layout.lines[layout.line(of: at)]
      let words = text.trimmed(line.range)
      guard !words.isEmpty else { break }
      selection.cursor = command == .lineStart ? words.lowerBound : words.upperBound - 1
    case .wholeSentence: grow(&selection, .sentence)
    case .wholeLine: grow(&selection, .line)
    case .hold: selection.anchor = selection.anchor == nil ? at : nil
    case .otherEnd:
      selection.cursor = selection.anchor ?? at
      if selection.anchor != nil { selection.anchor = at }
    case .up: selection.cursor = vertically(from: at, by: -1)
    case .down: selection.cursor = vertically(from: at, by: 1)
    case .halfPageUp: selection.cursor = vertically(from: at, by: -max(1, height / 2))
    case .halfPageDown: selection.cursor = vertically(from: at, by: max(1, height / 2))
    case .pageUp: selection.cursor = vertically(from: at, by: -max(1, height - 2))
    case .pageDown: selection.cursor = vertically(from: at, by: max(1, height - 2))
    case .top: selection.cursor = firstCell(ofLines: Array(layout.lines.indices)) ?? at
    case .bottom:
      selection.cursor = firstCell(ofLines: layout.lines.indices.reversed()) ?? at
    default: return false
    }
    self.selection = selection
    show(selection.cursor)
    return true
  }

  /// The first press takes the unit under the cursor, each further one the next as well.
  private func grow(_ selection: inout RecordSelection, _ unit: TextUnit) {
    guard selection.unit == unit else {
      selection.unit = unit
      return
    }
    if selection.anchor == nil { selection.anchor = selection.cursor }
    let text = page.text
    let next =
      unit == .sentence
      ? text.sentenceStart(from: selection.cursor, forward: true)
      : vertically(from: selection.cursor, by: 1)
    selection.cursor = next ?? selection.cursor
  }

  private func range(of unit: TextUnit, at offset: Int) -> Range<Int> {
    let text = page.text
    switch unit {
    case .character: return offset..<min(offset + 1, text.line.columns)
    case .word: return text.word(at: offset)
    case .sentence: return text.sentence(at: offset)
    case .line:
      let line = layout.lines[layout.line(of: offset)]
      let words = text.trimmed(line.range)
      return words.isEmpty ? line.range : words
    }
  }

  /// The first cell of the first of some lines that is not empty.
  private func firstCell(ofLines lines: [Int]) -> Int? {
    for line in lines {
      if let cell = firstCell(ofLine: line) { return cell }
    }
    return nil
  }

  /// The first cell of a line that is no blank; nil for an empty line.
  private func firstCell(ofLine index: Int) -> Int? {
    layout.lines[index].range.first { page.text.line.cells[$0] != .blank }
  }

  /// The cell so many non-empty lines up or down, in the same column as near as can be.
  private func vertically(from offset: Int, by lines: Int) -> Int {
    var index = layout.line(of: offset)
    let column = layout.lines[index].indent + offset - layout.lines[index].range.lowerBound
    var left = abs(lines)
    var target = index
    while left > 0 {
      index += lines > 0 ? 1 : -1
      guard layout.lines.indices.contains(index) else { break }
      guard firstCell(ofLine: index) != nil else { continue }
      target = index
      left -= 1
    }
    guard target != layout.line(of: offset) else { return offset }
    let line = layout.lines[target]
    let first = firstCell(ofLine: target) ?? line.range.lowerBound
    let cell = line.range.lowerBound + max(0, column - line.indent)
    return max(first, min(cell, line.range.upperBound - 1))
  }

  /// The cell before or after, over line ends and wide characters; nil at the ends.
  private func step(from offset: Int, by step: Int) -> Int? {
    let cells = page.text.line.cells
    var next = offset + step
    // What stands between two lines is on neither: a cursor there could not be seen.
    while cells.indices.contains(next),
      cells[next] == Line.continuation
        || !layout.lines[layout.line(of: next)].range.contains(next)
    {
      next += step
    }
    return cells.indices.contains(next) ? next : nil
  }
}
