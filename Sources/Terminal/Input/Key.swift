/// What a terminal can tell a program: a key, a resize, a click, pasted text.
///
/// Keys a terminal cannot tell apart are one key here: Ctrl-I is `tab`, Ctrl-M `enter`, Ctrl-[
/// `escape`, Ctrl-H `backspace`. Written as in vim: see `Key.sequence`.
package enum Key: Hashable, Sendable {
  /// A character typed.
  case character(Unicode.Scalar)
  /// Ctrl with a small letter or one of `space \ ] ^ _`.
  case control(Unicode.Scalar)
  /// Alt (or Escape at once before) with a character.
  case alt(Unicode.Scalar)
  /// The Enter key.
  case enter
  /// The Tab key.
  case tab
  /// Shift-Tab.
  case backTab
  /// The Escape key alone.
  case escape
  /// The key that deletes to the left.
  case backspace
  /// The key that deletes to the right.
  case delete
  /// The Insert key.
  case insert
  /// An arrow.
  case up
  /// An arrow.
  case down
  /// An arrow.
  case left
  /// An arrow.
  case right
  /// The Home key.
  case home
  /// The End key.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, from 1.
  case function(Int)
  /// A named key with modifiers, as Ctrl-Up; Shift-Tab is `backTab`.
  indirect case modified(Modifiers, Key)
  /// The screen has another size now.
  case resize(Size)
  /// A mouse button, where the mouse is on.
  case mouse(Mouse)
  /// Text pasted in one piece, as it came: line ends are newlines.
  case paste(String)

  /// The keys held down with another.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit a key.
    package let rawValue: UInt8
    /// The modifiers of these bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift.
    package static let shift = Modifiers(rawValue: 1)
    /// Alt or Meta.
    package static let alt = Modifiers(rawValue: 2)
    /// Ctrl.
    package static let control = Modifiers(rawValue: 4)
  }

  /// A button of the mouse and where.
  package struct Mouse: Hashable, Sendable {
    /// What was pressed or turned.
    package enum Button: String, Hashable, Sendable, CaseIterable {
      case left, middle, right, wheelUp, wheelDown
    }
    /// The button.
    package var button: Button
    /// The cell it happened in.
    package var position: Position
    /// Keys held down meanwhile.
    package var modifiers: Modifiers

    /// A button pressed in a cell.
    package init(_ button: Button, at position: Position, modifiers: Modifiers = []) {
      self.button = button
      self.position = position
      self.modifiers = modifiers
    }
  }
}

extension Key {
  /// The key that a key with modifiers is to a terminal: Ctrl with `p` is `control("p")`, Shift-Tab
  /// is `backTab`, Ctrl-I is `tab`. Nil for what no terminal sends, as Ctrl with a digit.
  package static func with(_ modifiers: Modifiers, _ key: Key) -> Key? {
    if modifiers.isEmpty { return key }
    switch key {
    case .character(let scalar):
      if modifiers.contains(.control) {
        guard let control = control(with: scalar) else { return nil }
        return with(modifiers.subtracting([.control, .shift]), control)
      }
      return modifiers.contains(.alt) ? .alt(scalar) : nil
    case .tab where modifiers == .shift: return .backTab
    case .modified(let others, let inner): return .modified(others.union(modifiers), inner)
    case .resize, .mouse, .paste, .alt: return nil
    default: return .modified(modifiers, key)
    }
  }

  /// What Ctrl with a character sends, by the ASCII control it makes.
  private static func control(with scalar: Unicode.Scalar) -> Key? {
    switch scalar {
    case "a"..."z", "A"..."Z", "[", "\\", "]", "^", "_", "@", "?":
      Key(control: scalar.value == 0x3F ? 0x7F : scalar.value & 0x1F)
    case " ": .control(" ")
    default: nil
    }
  }

  /// The key that sends an ASCII control (0–31 or 127); nil for any other number.
  package init?(control byte: UInt32) {
    switch byte {
    case 0: self = .control(" ")
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Unicode.Scalar(UInt8(byte) + 0x60))
    case 0x1C...0x1F: self = .control(Unicode.Scalar(UInt8(byte) + 0x40))
    default: return nil
    }
  }
}
