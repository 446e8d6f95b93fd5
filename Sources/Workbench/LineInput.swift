import Terminal

/// A line of text under the cursor.
package struct LineInput: Hashable, Sendable {
  package private(set) var text: String
  /// Characters before the cursor.
  package private(set) var cursor: Int
  /// More than this is not taken in; a code, a date or a note never needs it.
  private let limit: Int

  /// A line with its cursor after so many characters, or as near to that as may be; at its end where
  /// no number is given.
  package init(_ text: String = "", cursor: Int? = nil, limit: Int = 200) {
    self.text = String(text.prefix(limit))
    self.limit = limit
    self.cursor = max(0, min(cursor ?? self.text.count, self.text.count))
  }

  /// Takes a key in; false where the key means nothing to a line of text.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(Character(scalar)))
    case .paste(let text): insert(text)
    case .backspace: remove(before: true)
    case .delete, .control("d"): remove(before: false)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"):
      text = String(text.dropFirst(cursor))
      cursor = 0
    case .control("k"): text = String(text.prefix(cursor))
    case .control("w"): removeWord()
    default: return false
    }
    return true
  }

  private mutating func insert(_ typed: String) {
    // A paste may hold anything: the screen's rule for what may be shown decides what is taken in.
    let line = typed.split(whereSeparator: \.isNewline).joined(separator: " ")
    let room = max(0, limit - text.count)
    let clean = Line(line.prefix(limit)).text.prefix(room)
    text.insert(contentsOf: clean, at: text.index(text.startIndex, offsetBy: cursor))
    cursor += clean.count
  }

  private mutating func remove(before: Bool) {
    let position = before ? cursor - 1 : cursor
    guard position >= 0, position < text.count else { return }
    text.remove(at: text.index(text.startIndex, offsetBy: position))
    cursor = position
  }

  private mutating func removeWord() {
    let head = text.prefix(cursor)
    var kept = head
    while kept.last == " " { kept.removeLast() }
    while let last = kept.last, last != " " { kept.removeLast() }
    text = String(kept) + text.dropFirst(cursor)
    cursor = kept.count
  }
}
