// The signs that the text of a record is read by, as the cells of a line hold them.
extension UInt32 {
  static var blank: UInt32 { (" " as Unicode.Scalar).value }
  static var exclamation: UInt32 { ("!" as Unicode.Scalar).value }
  static var numberSign: UInt32 { ("#" as Unicode.Scalar).value }
  static var opening: UInt32 { ("(" as Unicode.Scalar).value }
  static var closing: UInt32 { (")" as Unicode.Scalar).value }
  static var asterisk: UInt32 { ("*" as Unicode.Scalar).value }
  static var comma: UInt32 { ("," as Unicode.Scalar).value }
  static var hyphen: UInt32 { ("-" as Unicode.Scalar).value }
  static var fullStop: UInt32 { ("." as Unicode.Scalar).value }
  static var slash: UInt32 { ("/" as Unicode.Scalar).value }
  static var colon: UInt32 { (":" as Unicode.Scalar).value }
  static var semicolon: UInt32 { (";" as Unicode.Scalar).value }
  static var equals: UInt32 { ("=" as Unicode.Scalar).value }
  static var question: UInt32 { ("?" as Unicode.Scalar).value }
  static var underscore: UInt32 { ("_" as Unicode.Scalar).value }
  static var tilde: UInt32 { ("~" as Unicode.Scalar).value }
  static var bullet: UInt32 { ("\u{2022}" as Unicode.Scalar).value }

  /// Whether it is one of the digits 0 to 9.
  var isDigit: Bool { (48...57).contains(self) }

  /// Whether it is one of the letters A to Z.
  var isCapital: Bool { (65...90).contains(self) }

  /// Whether it is one of the letters a to z.
  var isSmall: Bool { (97...122).contains(self) }

  /// Whether it is a letter of the English alphabet.
  var isLetter: Bool { isCapital || isSmall }

  /// Whether points of a list begin with it.
  var isBullet: Bool { self == .asterisk || self == .hyphen || self == .bullet }
}
