/// How well an exact match fits, beside having the right code.
struct Merit {
  /// 0 for the wrong slot, 2 for the right one; 1 for a secondary that may be principal.
  let slot: Int
  let hasRightPOA: Bool
  /// For procedures; for services, modifiers and units.
  let hasRightDate: Bool

  /// Slot before indicator before date.
  fileprivate var rank: Int { slot << 2 | (hasRightPOA ? 2 : 0) | (hasRightDate ? 1 : 0) }
}

/// A line of the sheet that has a code of a line of the key.
private struct Candidate {
  let entry: Int
  let line: Int
  let alternative: Int
  /// Where the code stands on the board.
  let code: Int
  /// Worked out only where lines compete.
  var merit = Merit(slot: 0, hasRightPOA: false, hasRightDate: false)
}

/// Matches the lines of the sheet that have a code of the key: as many as possible; of equally many,
/// more required lines, then more in the right slot, with the right indicator, with the right date,
/// then the code that a line names first. What is still undecided the codes decide, never their
/// order in the sheet.
func exactMatches(
  on board: Board, merit: (_ entry: Int, _ line: Int, _ code: Int) -> Merit
) -> [Fate] {
  var fates = [Fate](repeating: .loose, count: board.entered.count)
  var candidates: [Candidate] = []
  candidates.reserveCapacity(board.entered.count)
  var claims = [Int](repeating: 0, count: board.keyed.count)
  var isContested = false
  var isTangled = false
  for index in board.entered.indices {
    let entry = board.entered[index]
    var firstLine = -1
    for position in board.codes.indices where board.same(entry, board.codes[position]) {
      let line = board.codes[position].line
      // A line may name a code twice.
      if line == firstLine { continue }
      candidates.append(
        Candidate(
          entry: index, line: line,
          alternative: position - board.keyed[line].codes.lowerBound, code: position))
      claims[line] += 1
      isContested = isContested || claims[line] > 1
      isTangled = isTangled || firstLine >= 0
      firstLine = line
    }
  }
  if isTangled || isContested {
    for index in candidates.indices {
      candidates[index].merit = merit(
        candidates[index].entry, candidates[index].line, candidates[index].code)
    }
  }
  if isTangled {
    untangle(candidates, on: board, fates: &fates)
  } else if isContested {
    contest(candidates, on: board, fates: &fates)
  } else {
    for candidate in candidates where board.keyed[candidate.line].allowed > 0 {
      fates[candidate.entry] = .exact(
        line: candidate.line, alternative: candidate.alternative,
        isRequired: board.keyed[candidate.line].required > 0)
    }
  }
  return fates
}

/// No line of the sheet fits two lines of the key: each line of the key takes the best it can get.
private func contest(_ candidates: [Candidate], on board: Board, fates: inout [Fate]) {
  let sorted = candidates.sorted { a, b in
    if a.line != b.line { return a.line < b.line }
    if a.merit.rank != b.merit.rank { return a.merit.rank > b.merit.rank }
    if a.alternative != b.alternative { return a.alternative < b.alternative }
    return board.precedes(a.entry, b.entry)
  }
  var line = -1
  var taken = 0
  for candidate in sorted {
    if candidate.line != line { (line, taken) = (candidate.line, 0) }
    guard taken < board.keyed[line].allowed else { continue }
    fates[candidate.entry] = .exact(
      line: line, alternative: candidate.alternative, isRequired: taken < board.keyed[line].required
    )
    taken += 1
  }
}

/// Lines of the sheet fit several lines of the key: a maximum-cardinality matching of most merit.
private func untangle(_ candidates: [Candidate], on board: Board, fates: inout [Fate]) {
  let candidates = bounded(candidates, on: board)
  var claims = [Int](repeating: 0, count: board.keyed.count)
  for candidate in candidates { claims[candidate.line] += 1 }
  // A slot for each time that a line may be reported, the required ones first.
  var firstSlot = [Int](repeating: 0, count: board.keyed.count)
  var lineOf: [Int] = []
  for (index, line) in board.keyed.enumerated() {
    firstSlot[index] = lineOf.count
    for _ in 0..<min(line.allowed, claims[index], mostSlots) { lineOf.append(index) }
  }
  var bonds: [Bond] = []
  var alternative: [Int: Int] = [:]  // by entry and line
  for candidate in candidates {
    alternative[candidate.entry * board.keyed.count + candidate.line] = candidate.alternative
    var slot = firstSlot[candidate.line]
    while slot < lineOf.count, lineOf[slot] == candidate.line {
      let isRequired = slot - firstSlot[candidate.line] < board.keyed[candidate.line].required
      bonds.append(
        Bond(
          entry: candidate.entry, slot: slot,
          weight: weight(of: candidate, isRequired: isRequired, on: board)))
      slot += 1
    }
  }
  assign(bonds, entryCount: board.entered.count, slotCount: lineOf.count, on: board) {
    entry, slot in
    let line = lineOf[slot]
    fates[entry] = .exact(
      line: line, alternative: alternative[entry * board.keyed.count + line] ?? 0,
      isRequired: slot - firstSlot[line] < board.keyed[line].required)
  }
}

/// What an assignment can bear: of a sheet that repeats a few codes thousands of times beside a key
/// that does so too, the first lines by content.
private func bounded(_ candidates: [Candidate], on board: Board) -> [Candidate] {
  guard candidates.count > mostBonds else { return candidates }
  let kept = Set(
    board.entered.indices.sorted(by: board.precedes).prefix(mostBonds / board.keyed.count))
  return candidates.filter { kept.contains($0.entry) }
}

/// Twelve bits for each preference, so that 256 of one never outweigh one of the next.
private func weight(of candidate: Candidate, isRequired: Bool, on board: Board) -> Int128 {
  let merit = candidate.merit
  let high =
    1 << 48 | (isRequired ? 1 : 0) << 36 | merit.slot << 24 | (merit.hasRightPOA ? 1 : 0) << 12
    | (merit.hasRightDate ? 1 : 0)
  let entry = board.entered[candidate.entry]
  var tie = mixed(entry.code.bits) ^ mixed(entry.detail)
  for code in board.codes[board.keyed[candidate.line].codes] {
    tie = mixed(tie ^ code.packed.bits)
  }
  let low = UInt64(63 - min(candidate.alternative, 63)) << 48 | tie >> 24
  return Int128(high) << 64 + Int128(low)
}
