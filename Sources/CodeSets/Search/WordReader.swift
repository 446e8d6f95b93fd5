/// Cuts text into the words that search compares: small letters without accents, one spelling, and
/// in the singular.
///
/// `Ménière's`, `meniere's` and `Meniere` are one word, as are `anaemia` and `anemia`, `tumours`
/// and `tumor`. What is searched and what is typed go through the same rules, so it matters little
/// that some of the words they make are none.
struct WordReader {
  private var word: [UInt8] = []

  /// Where a word stands.
  struct Place {
    /// In brackets: it is a nonessential modifier, or another name for what stands before.
    var isInBrackets = false
    /// The first after a comma.
    var isAfterComma = false
    /// An `a` that is no capital: an article, not a letter that names something.
    var isArticle = false
  }

  /// Calls `body` with every word of a text and its place, in order.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ body: ([UInt8], Place) -> Void
  ) {
    readPlain(text) { word, place in
      var word = word
      WordReader.spell(&word)
      WordReader.singular(&word)
      body(word, place)
    }
  }

  /// The words of what was typed: each as it is searched for, and as the beginning of a word that
  /// may go on.
  static func typed(_ text: String) -> [(word: [UInt8], beginning: [UInt8])] {
    var found: [(word: [UInt8], beginning: [UInt8])] = []
    var reader = WordReader()
    var text = text
    text.withUTF8 { bytes in
      reader.readPlain(bytes) { word, _ in
        var beginning = word
        spell(&beginning)
        var whole = beginning
        singular(&whole)
        found.append((whole, beginning))
      }
    }
    return found
  }

  /// The words of a text, joined by spaces: what phrases are kept and looked up as.
  static func phrase(_ text: String) -> String {
    typed(text).map { String(decoding: $0.word, as: UTF8.self) }.joined(separator: " ")
  }

  /// The words without the rules of spelling.
  mutating func readPlain(
    _ text: UnsafeBufferPointer<UInt8>, _ body: ([UInt8], Place) -> Void
  ) {
    word.removeAll(keepingCapacity: true)
    var at = 0
    var depth = 0
    var place = Place()
    while at < text.count {
      let (sign, length) = WordReader.sign(text, at)
      switch sign {
      case .letter(let byte): word.append(byte)
      case .letters(let first, let second): word += [first, second]
      case .nothing: break
      case .possessive: at += 1
      case .gap:
        if !word.isEmpty {
          place.isInBrackets = depth > 0
          place.isArticle = word.count == 1 && text[at - 1] == a
          body(word, place)
          place.isAfterComma = false
          word.removeAll(keepingCapacity: true)
        }
        switch text[at] {
        case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ","): place.isAfterComma = true
        default: break
        }
      }
      at += length
    }
    if !word.isEmpty {
      place.isInBrackets = depth > 0
      body(word, place)
    }
  }
}

extension WordReader {
  private enum Sign {
    case letter(UInt8)
    case letters(UInt8, UInt8)
    /// An apostrophe or a combining accent inside a word.
    case nothing
    /// An apostrophe before the last `s` of a word: neither is of the word.
    case possessive
    case gap
  }

  /// What stands at an offset, and how many bytes it takes.
  private static func sign(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Sign, Int) {
    let byte = text[at]
    switch byte {
    case 97...122, 48...57: return (.letter(byte), 1)
    case 65...90: return (.letter(byte + 32), 1)
    case 39: return (apostrophe(text, after: at + 1), 1)
    case 0xC3 where at + 1 < text.count: return (latin(text[at + 1]), 2)
    case 0xC5 where at + 1 < text.count:
      switch text[at + 1] {
      case 0x92, 0x93: return (.letters(o, e), 2)
      case 0xA0, 0xA1: return (.letter(UInt8(ascii: "s")), 2)
      case 0xBD, 0xBE: return (.letter(UInt8(ascii: "z")), 2)
      default: return (.gap, 2)
      }
    case 0xCC where at + 1 < text.count: return (.nothing, 2)
    case 0xE2 where at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0x99:
      return (apostrophe(text, after: at + 3), 3)
    default: return (.gap, 1)
    }
  }

  private static func apostrophe(_ text: UnsafeBufferPointer<UInt8>, after next: Int) -> Sign {
    guard next < text.count, text[next] | 32 == s else { return .nothing }
    let isLast = next + 1 == text.count || !isLetter(text[next + 1])
    return isLast ? .possessive : .nothing
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 32) || byte >= 0x80
  }

  /// The letters of U+00C0 to U+00FF without their accents.
  private static func latin(_ second: UInt8) -> Sign {
    switch second & 0x9F | 0x80 {
    case 0x80...0x85: .letter(a)
    case 0x86: .letters(a, e)
    case 0x87: .letter(UInt8(ascii: "c"))
    case 0x88...0x8B: .letter(e)
    case 0x8C...0x8F: .letter(UInt8(ascii: "i"))
    case 0x91: .letter(UInt8(ascii: "n"))
    case 0x92...0x96, 0x98: .letter(o)
    case 0x99...0x9C: .letter(u)
    case 0x9D, 0x9F: .letter(second == 0x9F ? s : UInt8(ascii: "y"))
    default: .gap
    }
  }
}

private let a = UInt8(ascii: "a")
private let e = UInt8(ascii: "e")
private let o = UInt8(ascii: "o")
private let s = UInt8(ascii: "s")
private let u = UInt8(ascii: "u")
