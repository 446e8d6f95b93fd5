import Terminal

/// Text as search sees it: small letters, and one space for any run of white space.
struct FoldedText: Hashable, Sendable {
  private let scalars: [UInt32]
  /// For each folded scalar, where it stands in the text it was made of.
  private let origins: [Int32]

  /// Folds a text; a break counts as white space though no scalar stands there.
  init(_ text: [UInt32], breaks: [Int] = []) {
    var scalars: [UInt32] = []
    var origins: [Int32] = []
    scalars.reserveCapacity(text.count)
    origins.reserveCapacity(text.count)
    var nextBreak = breaks.startIndex
    for (offset, scalar) in text.enumerated() {
      while nextBreak < breaks.endIndex, breaks[nextBreak] <= offset {
        if let last = scalars.last, last != .blank {
          scalars.append(.blank)
          origins.append(Int32(offset))
        }
        nextBreak += 1
      }
      if scalar == Line.continuation { continue }
      if scalar == .blank {
        guard scalars.last != .blank else { continue }
        scalars.append(.blank)
      } else {
        scalars.append(lowered(scalar))
      }
      origins.append(Int32(offset))
    }
    self.scalars = scalars
    self.origins = origins
  }

  /// Every place the needle stands at, as ranges of the original text, without overlaps.
  func matches(of needle: String) -> [Range<Int>] {
    let folded = FoldedText(Line(needle).cells).scalars
    let wanted = Array(folded.drop { $0 == .blank }.reversed().drop { $0 == .blank }.reversed())
    guard let first = wanted.first, wanted.count <= scalars.count else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    let last = scalars.count - wanted.count
    scalars.withUnsafeBufferPointer { text in
      while index <= last {
        if text[index] == first, (1..<wanted.count).allSatisfy({ text[index + $0] == wanted[$0] }) {
          let end = Int(origins[index + wanted.count - 1]) + 1
          found.append(Int(origins[index])..<end)
          index += wanted.count
        } else {
          index += 1
        }
      }
    }
    return found
  }
}

/// The small letter of a scalar that has exactly one, else the scalar.
private func lowered(_ scalar: UInt32) -> UInt32 {
  if scalar < 128 { return scalar.isCapital ? scalar + 32 : scalar }
  guard let value = Unicode.Scalar(scalar) else { return scalar }
  let mapped = value.properties.lowercaseMapping.unicodeScalars
  return mapped.count == 1 ? mapped.first?.value ?? scalar : scalar
}
