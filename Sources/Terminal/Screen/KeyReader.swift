import CNcurses
import Glibc

/// Puts keys together from what curses reads: Alt from an escape at once before a key, pasted text
/// from all that stands between its two marks.
struct KeyReader {
  /// What curses has read.
  enum Raw: Hashable {
    case character(UInt32)
    case code(Int32)
  }

  private var waiting: Raw?
  private var paste: Paste?

  /// Pasted text as far as it has come.
  private struct Paste {
    var text = String.UnicodeScalarView()
    var bytes = 0
    var lastMilliseconds: Int
    var afterReturn = false

    mutating func append(_ value: UInt32) {
      let isReturn = value == 0x0D
      defer { afterReturn = isReturn }
      if value == 0x0A, afterReturn { return }
      guard let scalar = Unicode.Scalar(isReturn ? 0x0A : value), bytes < KeyReader.pasteLimit
      else { return }
      text.append(scalar)
      bytes += UTF8.width(scalar)
    }
  }

  /// Bytes of pasted text that are kept; the rest is dropped.
  static let pasteLimit = 1 << 20
  /// How long pasted text may pause before it counts as whole: its end got lost on the way.
  static let pastePause = 2000

  /// The next key.
  ///
  /// - Parameters:
  ///   - milliseconds: the time on a clock that only goes forward.
  ///   - read: the next thing curses has read; nil when there is none for now.
  ///   - special: the key for a code that needs the screen: a resize, the mouse.
  mutating func next(
    milliseconds: Int, read: () -> Raw?, special: (Int32) -> Key?
  ) -> Key? {
    while true {
      let raw: Raw
      if let kept = waiting {
        raw = kept
        waiting = nil
      } else if let read = read() {
        raw = read
      } else {
        return endOfInput(milliseconds)
      }
      if let key = key(for: raw, milliseconds: milliseconds, read: read, special: special) {
        return key
      }
    }
  }

  private mutating func endOfInput(_ milliseconds: Int) -> Key? {
    guard let paste, milliseconds - paste.lastMilliseconds > KeyReader.pastePause else {
      return nil
    }
    self.paste = nil
    return .paste(String(paste.text))
  }

  private mutating func key(
    for raw: Raw, milliseconds: Int, read: () -> Raw?, special: (Int32) -> Key?
  ) -> Key? {
    switch raw {
    case .code(KeyCodes.pasteStart):
      if paste == nil { paste = Paste(lastMilliseconds: milliseconds) }
      return nil
    case .code(KeyCodes.pasteEnd):
      defer { paste = nil }
      return paste.map { .paste(String($0.text)) }
    case .code(let code):
      // Keys within pasted text are no keys; a resize is one at any time.
      if let key = special(code) { return key }
      return paste == nil ? KeyCodes.key(code) : nil
    case .character(let value) where paste != nil:
      paste?.append(value)
      paste?.lastMilliseconds = milliseconds
      return nil
    case .character(0x1B): return afterEscape(read)
    case .character(let value): return KeyReader.typed(value)
    }
  }

  /// Escape alone, or Alt with what came at once after it.
  private mutating func afterEscape(_ read: () -> Raw?) -> Key? {
    guard let raw = read() else { return .escape }
    switch raw {
    case .character(let value):
      if value != 0x1B, let key = KeyReader.typed(value), let alt = Key.with(.alt, key) {
        return alt
      }
    case .code(let code):
      if let key = KeyCodes.key(code), let alt = Key.with(.alt, key) { return alt }
    }
    waiting = raw
    return .escape
  }

  private static func typed(_ value: UInt32) -> Key? {
    if let key = Key(control: value) { return key }
    guard let scalar = Unicode.Scalar(value), value >= 0xA0 || value < 0x7F else { return nil }
    return .character(scalar)
  }
}
