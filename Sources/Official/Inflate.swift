/// What went wrong in unpacking, or that the result would be too large.
enum InflateFault: Error {
  case broken(String)
  case tooLarge
}

/// Unpacks DEFLATE data (RFC 1951) into memory, up to a limit.
///
/// Of its own so that the program needs no library for the little that it unpacks.
struct Inflate {
  private let input: ArraySlice<UInt8>
  private let limit: Int
  private var at: Int
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0
  private var output: [UInt8] = []

  /// The bytes and how many of the input they took.
  static func unpack(
    _ input: ArraySlice<UInt8>, limit: Int
  ) throws(InflateFault) -> (bytes: [UInt8], used: Int) {
    var inflate = Inflate(input: input, limit: limit)
    try inflate.run()
    return (inflate.output, inflate.at - input.startIndex)
  }

  private init(input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
    at = input.startIndex
    output.reserveCapacity(min(limit, input.count * 4))
  }

  private mutating func run() throws(InflateFault) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1: try copy(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try readCodes()
        try copy(literals, distances)
      default: throw .broken("a block of an unknown kind")
      }
    }
  }

  private mutating func take(_ count: UInt32) throws(InflateFault) -> Int {
    while bitCount < count {
      guard at < input.endIndex else { throw .broken("it ends too early") }
      bits |= UInt32(input[at]) << bitCount
      at += 1
      bitCount += 8
    }
    let value = bits & ((1 << count) - 1)
    bits >>= count
    bitCount -= count
    return Int(value)
  }

  private mutating func copyStored() throws(InflateFault) {
    (bits, bitCount) = (0, 0)
    guard input.endIndex - at >= 4 else { throw .broken("it ends too early") }
    let length = Int(input[at]) | Int(input[at + 1]) << 8
    let check = Int(input[at + 2]) | Int(input[at + 3]) << 8
    at += 4
    guard length == ~check & 0xFFFF else { throw .broken("a block whose length is wrong") }
    guard input.endIndex - at >= length else { throw .broken("it ends too early") }
    guard output.count + length <= limit else { throw .tooLarge }
    output += input[at..<(at + length)]
    at += length
  }

  private mutating func copy(_ literals: Codes, _ distances: Codes) throws(InflateFault) {
    while true {
      let symbol = try decode(literals)
      if symbol < 256 {
        guard output.count < limit else { throw .tooLarge }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      let index = symbol - 257
      guard index < Self.lengths.count else { throw .broken("a length that there is not") }
      let length = Self.lengths[index] + (try take(Self.lengthBits[index]))
      let place = try decode(distances)
      guard place < Self.distances.count else { throw .broken("a distance that there is not") }
      let distance = Self.distances[place] + (try take(Self.distanceBits[place]))
      guard distance <= output.count else { throw .broken("a distance before its beginning") }
      guard output.count + length <= limit else { throw .tooLarge }
      let start = output.count - distance
      for offset in 0..<length { output.append(output[start + offset]) }
    }
  }

  private mutating func readCodes() throws(InflateFault) -> (Codes, Codes) {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let count = try take(4) + 4
    var first = [UInt8](repeating: 0, count: 19)
    for at in 0..<count { first[Self.order[at]] = UInt8(try take(3)) }
    let lengthCodes = try Codes(first)
    var lengths: [UInt8] = []
    while lengths.count < literals + distances {
      let symbol = try decode(lengthCodes)
      switch symbol {
      case 0..<16: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw .broken("a repetition of nothing") }
        lengths += [UInt8](repeating: last, count: 3 + (try take(2)))
      case 17: lengths += [UInt8](repeating: 0, count: 3 + (try take(3)))
      default: lengths += [UInt8](repeating: 0, count: 11 + (try take(7)))
      }
    }
    guard lengths.count == literals + distances else { throw .broken("too many code lengths") }
    return (
      try Codes(Array(lengths[..<literals])), try Codes(Array(lengths[literals...]))
    )
  }

  private mutating func decode(_ codes: Codes) throws(InflateFault) -> Int {
    var (code, first, index) = (0, 0, 0)
    for length in 1...15 {
      code |= try take(1)
      let count = codes.counts[length]
      if code - count < first { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .broken("a code that there is not")
  }

  /// Codes of one alphabet: how many there are of each length, and their symbols in order.
  struct Codes {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [UInt8]) throws(InflateFault) {
      for length in lengths { counts[Int(length)] += 1 }
      counts[0] = 0
      var left = 1
      for length in 1...15 {
        left = left << 1 - counts[length]
        if left < 0 { throw .broken("codes that overlap") }
      }
      for length in 1...15 {
        for (symbol, own) in lengths.enumerated() where Int(own) == length {
          symbols.append(symbol)
        }
      }
    }

    fileprivate init(counts: [Int], symbols: [Int]) {
      self.counts = counts
      self.symbols = symbols
    }
  }
}

extension Inflate {
  private static let order = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits: [UInt32] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits: [UInt32] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
  private static let fixedLiterals = Codes(
    counts: [0, 0, 0, 0, 0, 0, 0, 24, 152, 112, 0, 0, 0, 0, 0, 0],
    symbols: Array(256...279) + Array(0...143) + Array(280...287) + Array(144...255))
  private static let fixedDistances = Codes(
    counts: [0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], symbols: Array(0..<30))
}
