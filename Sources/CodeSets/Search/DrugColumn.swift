/// Where a code of T36 to T50 stands in what a drug did: the header of its columns, or one of them.
enum DrugColumn {
  case header
  /// The character for the column, `1` to `6`.
  case column(UInt8)

  /// Nil for what is no such code, for a header above or below, and for what came after the first
  /// encounter.
  init?(_ code: UInt64) {
    let bytes = withUnsafeBytes(of: code) { Array($0.prefix { $0 != 0 }) }
    guard bytes.count >= 4, bytes[0] == UInt8(ascii: "T"),
      (bytes[1], bytes[2]) >= (UInt8(ascii: "3"), UInt8(ascii: "6")),
      (bytes[1], bytes[2]) <= (UInt8(ascii: "5"), UInt8(ascii: "0"))
    else { return nil }
    if Self.unspecified.contains(bytes[..<4]) ? bytes.count == 4 : bytes.count == 5 {
      self = .header
    } else if bytes.count == 7, bytes[6] == UInt8(ascii: "A") {
      // `T36.91XA`: what is told no closer has its column a place earlier.
      self = .column(bytes[5] == UInt8(ascii: "X") ? bytes[4] : bytes[5])
    } else {
      return nil
    }
  }

  /// Headers of what is told no closer, `T36.9`: the character after them is the column.
  private static let unspecified = Set(
    ["T369", "T379", "T399", "T414", "T427", "T439", "T459", "T479", "T499"].map {
      ArraySlice($0.utf8)
    })

  /// What ranking adds where the query names a drug alone: the header first, then what hospitals
  /// code, most often an adverse effect, then what is left in the order of the table.
  var bonus: Int32 {
    switch self {
    case .header: 260
    case .column(UInt8(ascii: "5")): 120
    case .column(UInt8(ascii: "1")): 96
    case .column(UInt8(ascii: "6")): 72
    case .column(UInt8(ascii: "2")): 48
    case .column(UInt8(ascii: "3")): 24
    default: 0
    }
  }
}
