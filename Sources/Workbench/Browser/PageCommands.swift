import CodeSets
import Terminal

extension TabularPage {
  /// Shows the list again where the card is in front of it; false where it is not.
  mutating func hideCard(isNarrow: Bool) -> Bool {
    guard showsCard, isNarrow else { return false }
    showsCard = false
    return true
  }

  /// Carries out a command; the words to say where it could not be done.
  mutating func take(_ command: CommandID, _ books: CodeBook) -> String? {
    switch command {
    case .down: moveDown()
    case .up: moveUp()
    case .pageDown: movePage(by: max(1, height - 2))
    case .pageUp: movePage(by: -max(1, height - 2))
    case .halfPageDown: scrollCard(by: max(1, height / 2))
    case .halfPageUp: scrollCard(by: -max(1, height / 2))
    case .top: moveToEnd(false)
    case .bottom: moveToEnd(true)
    case .nextHeading: moveToCategory(forward: true)
    case .previousHeading: moveToCategory(forward: false)
    case .chapters: showChapters(in: books)
    case .notesAbove: showsCard.toggle()
    case .goIn: if !goIn(books) { return "This is a whole code; Enter takes it" }
    case .goOut: if showsCard { showsCard = false } else { goOut(books) }
    case .nextReference, .previousReference:
      if !cycleReference(forward: command == .nextReference) {
        return "No note that holds here names a code"
      }
    default: break
    }
    return nil
  }
}

extension BuilderPage {
  /// The name of the axis under the cursor.
  var axisName: String { value?.name ?? (names.indices.contains(axis) ? names[axis] : "value") }

  /// Carries out a command; the words to say where it could not be done.
  mutating func take(_ command: CommandID, _ books: CodeBook) -> String? {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: 8)
    case .pageUp: move(by: -8)
    case .axisLeft: if !move(axis: -1, books) { return "This is the first axis" }
    case .axisRight:
      if !move(axis: 1, books) {
        return isComplete ? "This is the last axis" : "Choose a value on this axis first"
      }
    case .eraseAxis: if !eraseBack(books) { return "There is nothing to take back" }
    default: break
    }
    return nil
  }
}

extension ReferencePage {
  mutating func take(_ command: CommandID, height: Int) {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: max(1, height - 2))
    case .pageUp: move(by: -max(1, height - 2))
    case .top: select(0)
    case .bottom: select(shown.count - 1)
    case .halfPageDown: card.scroll(by: 1)
    case .halfPageUp: card.scroll(by: -1)
    case .search: isTyping = true
    default: break
    }
  }
}
