import CNcurses

/// From what curses reads to keys.
enum KeyCodes {
  /// Sequences of xterm and its kin that terminfo lacks or gives no portable code. Each gets a code
  /// of its own: curses keeps but one sequence a code.
  static func define() {
    for (index, entry) in sequences.enumerated() {
      define_key(entry.sequence, firstCode + Int32(index))
    }
    define_key("\u{1B}[200~", pasteStart)
    define_key("\u{1B}[201~", pasteEnd)
  }

  /// Pasted text begins.
  static let pasteStart: Int32 = 0x3000
  /// Pasted text ends.
  static let pasteEnd: Int32 = 0x3001
  private static let firstCode: Int32 = 0x3010

  /// The key of a code; nil for codes that are no key of ours.
  static func key(_ code: Int32) -> Key? {
    let index = Int(code - firstCode)
    if sequences.indices.contains(index) { return sequences[index].key }
    if let key = portable[code] { return key }
    for number in 1...12 where code == casebook_function_key(Int32(number)) {
      return .function(number)
    }
    return nil
  }

  /// The codes every terminfo description can have.
  private static let portable: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_IC: .insert, KEY_DC: .delete,
    KEY_BACKSPACE: .backspace, KEY_ENTER: .enter, KEY_BTAB: .backTab,
    KEY_SR: .modified(.shift, .up), KEY_SF: .modified(.shift, .down),
    KEY_SLEFT: .modified(.shift, .left), KEY_SRIGHT: .modified(.shift, .right),
    KEY_SHOME: .modified(.shift, .home), KEY_SEND: .modified(.shift, .end),
    KEY_SPREVIOUS: .modified(.shift, .pageUp), KEY_SNEXT: .modified(.shift, .pageDown),
    KEY_SDC: .modified(.shift, .delete), KEY_SIC: .modified(.shift, .insert),
  ]

  private static let sequences: [(sequence: String, key: Key)] = {
    let letters: [(String, Key)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    let functions: [(String, Key)] = [
      ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
    ]
    let numbers: [(String, Key)] = [
      ("1", .home), ("2", .insert), ("3", .delete), ("4", .end), ("5", .pageUp), ("6", .pageDown),
      ("7", .home), ("8", .end), ("11", .function(1)), ("12", .function(2)), ("13", .function(3)),
      ("14", .function(4)), ("15", .function(5)), ("17", .function(6)), ("18", .function(7)),
      ("19", .function(8)), ("20", .function(9)), ("21", .function(10)), ("23", .function(11)),
      ("24", .function(12)),
    ]
    var all: [(sequence: String, key: Key)] = [
      ("\u{1B}[Z", .backTab), ("\u{1B}OM", .enter),
      ("\u{1B}[[A", .function(1)), ("\u{1B}[[B", .function(2)), ("\u{1B}[[C", .function(3)),
      ("\u{1B}[[D", .function(4)), ("\u{1B}[[E", .function(5)),
    ]
    all += letters.flatMap { [("\u{1B}[" + $0.0, $0.1), ("\u{1B}O" + $0.0, $0.1)] }
    all += functions.map { ("\u{1B}O" + $0.0, $0.1) }
    all += numbers.map { ("\u{1B}[" + $0.0 + "~", $0.1) }
    for code in 2...8 {
      // xterm counts modifiers from 1, in the bits of Key.Modifiers.
      let modifiers = Key.Modifiers(rawValue: UInt8(code - 1))
      for (final, key) in letters + functions {
        all.append(("\u{1B}[1;\(code)" + final, .modified(modifiers, key)))
      }
      for (number, key) in numbers {
        all.append(("\u{1B}[" + number + ";\(code)~", .modified(modifiers, key)))
      }
    }
    return all
  }()
}
