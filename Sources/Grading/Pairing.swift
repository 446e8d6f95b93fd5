/// A line of the key that is still wanting, and how often.
struct Want {
  let line: Int
  let count: Int
}

/// Pairs what is left over with what is wanting, so that the similarities add up to the most there
/// can be; of equals, more pairs that stand in the right slot, then what the codes decide.
///
/// - Parameters:
///   - loose: Lines of the sheet that may pair, by index.
///   - wants: Required lines of the key without an exact match.
///   - similarity: 0 where the two do not pair; symmetric, at most 255.
///   - isInPlace: Whether the line of the sheet stands where that of the key belongs.
func pairNearMisses(
  _ loose: [Int], with wants: [Want], on board: Board, fates: inout [Fate],
  similarity: (PackedCode, PackedCode) -> Int, isInPlace: (_ entry: Int, _ line: Int) -> Bool
) {
  guard !loose.isEmpty, !wants.isEmpty else { return }
  var bonds: [Bond] = []
  var lineOf: [Int] = []
  for want in wants where bonds.count < mostBonds {
    let line = board.keyed[want.line]
    let firstSlot = lineOf.count
    for _ in 0..<min(want.count, loose.count, mostSlots) { lineOf.append(want.line) }
    for entry in loose {
      guard let nearest = nearest(board.entered[entry].code, line.codes, board, similarity) else {
        continue
      }
      let weight = weight(
        nearest.similarity, isInPlace: isInPlace(entry, want.line), board.entered[entry],
        board.codes[line.codes.lowerBound + nearest.alternative].packed)
      for slot in firstSlot..<lineOf.count {
        bonds.append(Bond(entry: entry, slot: slot, weight: weight))
      }
    }
  }
  assign(bonds, entryCount: board.entered.count, slotCount: lineOf.count, on: board) {
    entry, slot in
    let line = lineOf[slot]
    let nearest = nearest(board.entered[entry].code, board.keyed[line].codes, board, similarity)
    fates[entry] = .near(line: line, alternative: nearest?.alternative ?? 0)
  }
}

/// The acceptable code that comes nearest; of equals, the one that the key names first.
func nearest(
  _ code: PackedCode, _ codes: Range<Int>, _ board: Board,
  _ similarity: (PackedCode, PackedCode) -> Int
) -> (alternative: Int, similarity: Int)? {
  var best: (alternative: Int, similarity: Int)?
  for position in codes {
    let value = similarity(code, board.codes[position].packed)
    if value > best?.similarity ?? 0 { best = (position - codes.lowerBound, value) }
  }
  return best
}

/// Similarity, then place, then a hash that does not tell the two sides apart.
private func weight(
  _ similarity: Int, isInPlace: Bool, _ entry: Board.Entered, _ code: PackedCode
) -> Int128 {
  let high = Int128(similarity) << 12 + (isInPlace ? 1 : 0)
  let tie = mixed(mixed(entry.code.bits) &+ mixed(code.bits)) >> 24
  // The content besides the code, for entries of one code.
  let detail = mixed(entry.detail) >> 52
  return high << 64 + Int128(tie) << 13 + Int128(detail) + 1
}
