/// Where the first byte at or after `start` stands that must be escaped, or the first of a scalar that
/// must: eight bytes at a time while all are plain ASCII, then one.
///
/// JSON wants less escaped: C1 controls and what turns or hides text may stand in it. But it is
/// shown on terminals too, and an escape reads back as the same text.
func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var at = start
  guard let base = text.baseAddress else { return at }
  let raw = UnsafeRawPointer(base)
  while at < text.count {
    while text.count - at >= 8,
      !needsEscapeOrIsNotASCII(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    {
      at += 8
    }
    // The end, or a word with something in it: no more of it than that, and words again.
    let stop = min(at + 8, text.count)
    while at < stop {
      let byte = text[at]
      if byte < 0x80 {
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return at }
        at += 1
      } else {
        let (scalar, length) = scalar(in: text, at: at)
        if isUnsafe(scalar) { return at }
        at += length
      }
    }
  }
  return at
}

/// Whether any of eight bytes needs escaping or is no ASCII. The exclusive or makes the byte looked
/// for zero, and only below a zero byte does the subtraction borrow into a top bit that was clear.
@inline(__always)
private func needsEscapeOrIsNotASCII(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let tops: UInt64 = 0x8080_8080_8080_8080
  func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }
  let control = (word &- ones &* 0x20) & ~word & tops
  let found =
    word & tops | control | hasZero(word ^ (ones &* 0x22)) | hasZero(word ^ (ones &* 0x5C))
    | hasZero(word ^ (ones &* 0x7F))
  return found != 0
}
