import Testing
import TestSupport

@testable import Grading

@Suite("Assignment")
struct AssignmentTests {
  /// The heaviest assignment by trying every set of columns for the rows so far.
  private func brute(_ weights: [[Int]]) -> Int {
    let columns = weights.first?.count ?? 0
    var best = [Int](repeating: -1, count: 1 << columns)
    best[0] = 0
    for row in weights {
      var next = best
      for taken in best.indices where best[taken] >= 0 {
        for column in 0..<columns where row[column] > 0 && taken & 1 << column == 0 {
          next[taken | 1 << column] = max(next[taken | 1 << column], best[taken] + row[column])
        }
      }
      best = next
    }
    return best.max() ?? 0
  }

  /// Every size to seven by seven.
  static let sizes = (1...7).flatMap { rows in (1...7).map { (rows, $0) } }

  @Test("equals brute force for every size to seven by seven", arguments: sizes)
  func bruteForce(rows: Int, columns: Int) {
    for seed in 0..<100 {
      var random = SeededGenerator(seed: UInt64(seed * 100 + rows * 10 + columns))
      expectBest(rows, columns, &random, seed)
    }
  }

  private func expectBest(
    _ rows: Int, _ columns: Int, _ random: inout SeededGenerator, _ seed: Int
  ) {
    let weights = (0..<rows).map { _ in
      (0..<columns).map { _ in random.chance(0.4) ? 0 : random.number(1...9) }
    }
    let result = heaviestAssignment(
      rows: rows, columns: columns, weights: weights.flatMap { $0.map { Int128($0) } })
    let columnsTaken = result.compactMap { $0 }
    #expect(Set(columnsTaken).count == columnsTaken.count, "seed \(seed)")
    var total = 0
    for (row, column) in result.enumerated() {
      guard let column else { continue }
      #expect(weights[row][column] > 0, "seed \(seed)")
      total += weights[row][column]
    }
    #expect(total == brute(weights), "seed \(seed)")
  }

  @Test("nothing to assign")
  func empty() {
    #expect(heaviestAssignment(rows: 0, columns: 3, weights: []) == [])
    #expect(heaviestAssignment(rows: 2, columns: 0, weights: []) == [nil, nil])
  }
}

@Suite("Pairing")
struct PairingTests {
  private func board(_ entered: [String], _ keyed: [String]) -> Board {
    var board = Board(enteredCount: entered.count, keyedCount: keyed.count)
    for (index, code) in entered.enumerated() {
      board.enter(code, at: .init(.secondary, index), isFirst: false, detail: 0)
    }
    for code in keyed { board.key([code], required: 1, allowed: 1) }
    return board
  }

  /// The most that similarities can add up to, by trying every set of lines of the key.
  private func brute(
    _ entered: [String], _ keyed: [String], _ similarity: (PackedCode, PackedCode) -> Int
  ) -> Int {
    var best = [Int](repeating: -1, count: 1 << keyed.count)
    best[0] = 0
    for code in entered {
      var next = best
      for (index, other) in keyed.enumerated() {
        let value = similarity(PackedCode(code), PackedCode(other))
        guard value > 0 else { continue }
        for taken in best.indices where best[taken] >= 0 && taken & 1 << index == 0 {
          next[taken | 1 << index] = max(next[taken | 1 << index], best[taken] + value)
        }
      }
      best = next
    }
    return best.max() ?? 0
  }

  @Test(
    "the similarities add up to the most there can be, for every size to seven by seven",
    arguments: AssignmentTests.sizes)
  func bruteForce(entries: Int, lines: Int) {
    for seed in 0..<60 {
      var random = SeededGenerator(seed: UInt64(seed * 100 + entries * 10 + lines))
      expectBest(entries, lines, &random, seed)
    }
  }

  private func expectBest(
    _ entries: Int, _ lines: Int, _ random: inout SeededGenerator, _ seed: Int
  ) {
    let isDiagnosis = random.chance(0.5)
    let pool = isDiagnosis ? CodePool.diagnoses.map(\.text) : CodePool.procedures.map(\.text)
    // Few categories, so that many codes could go with many.
    let start = random.number(0...(pool.count - 12))
    let some = Array(pool[start..<(start + 12)])
    let entered = (0..<entries).compactMap { _ in random.one(of: some) }
    let keyed = random.some(lines, of: some)
    let similarity = isDiagnosis ? diagnosisSimilarity : procedureSimilarity
    let board = board(entered, keyed)
    var fates = [Fate](repeating: .loose, count: entered.count)
    pairNearMisses(
      Array(entered.indices), with: keyed.indices.map { Want(line: $0, count: 1) }, on: board,
      fates: &fates, similarity: similarity, isInPlace: { _, _ in true })
    var total = 0
    for (index, fate) in fates.enumerated() {
      guard case .near(let line, _) = fate else { continue }
      total += similarity(PackedCode(entered[index]), PackedCode(keyed[line]))
    }
    #expect(total == brute(entered, keyed, similarity), "seed \(seed)")
  }

  @Test("does not depend on the order of the sheet", arguments: 0..<500)
  func order(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let some = random.some(
      14, of: CodePool.diagnoses.map(\.text).filter { "EIJ".contains($0.first ?? "A") })
    let entered = Array(some.prefix(7))
    let keyed = Array(some.suffix(7))
    func pairs(_ entered: [String]) -> Set<String> {
      let board = board(entered, keyed)
      var fates = [Fate](repeating: .loose, count: entered.count)
      pairNearMisses(
        Array(entered.indices), with: keyed.indices.map { Want(line: $0, count: 1) }, on: board,
        fates: &fates, similarity: diagnosisSimilarity, isInPlace: { _, _ in true })
      return Set(
        fates.enumerated().compactMap { index, fate in
          if case .near(let line, _) = fate { "\(entered[index])-\(keyed[line])" } else { nil }
        })
    }
    #expect(pairs(entered) == pairs(entered.shuffled(using: &random)), "seed \(seed)")
  }
}

@Suite("Exact matching")
struct MatchingTests {
  @Test(
    "equals brute force in number, required lines, slot, indicator and date", arguments: 0..<1500)
  func bruteForce(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let letters = ["A", "B", "C", "D"]
    let enteredCount = random.number(1...5)
    let keyedCount = random.number(1...5)
    var board = Board(enteredCount: enteredCount, keyedCount: keyedCount)
    for index in 0..<enteredCount {
      board.enter(
        random.one(of: letters) ?? "", at: .init(.secondary, index), isFirst: false,
        detail: UInt64(random.number(0...2)))
    }
    for _ in 0..<keyedCount {
      let required = random.number(0...1)
      board.key(
        random.some(random.number(1...2), of: letters), required: required,
        allowed: max(1, required))
    }
    // A merit that depends on content alone, as it does in grading.
    let salt = random.next()
    func merit(_ entry: Int, _ line: Int, _ code: Int) -> Merit {
      let hash = mixed(salt ^ board.entered[entry].detail ^ UInt64(code) << 8)
      return Merit(
        slot: Int(hash % 3), hasRightPOA: hash & 64 != 0, hasRightDate: hash & 128 != 0)
    }
    func score(_ pairs: [(Int, Int, Int)]) -> [Int] {
      let merits = pairs.map { merit($0.0, $0.1, $0.2) }
      return [
        pairs.count, pairs.filter { board.keyed[$0.1].required > 0 }.count,
        merits.map(\.slot).reduce(0, +), merits.filter(\.hasRightPOA).count,
        merits.filter(\.hasRightDate).count,
      ]
    }
    func brute(_ entry: Int, _ taken: Set<Int>, _ pairs: [(Int, Int, Int)]) -> [Int] {
      guard entry < enteredCount else { return score(pairs) }
      var best = brute(entry + 1, taken, pairs)
      for (position, code) in board.codes.enumerated()
      where board.same(board.entered[entry], code) && !taken.contains(code.line) {
        let other = brute(
          entry + 1, taken.union([code.line]), pairs + [(entry, code.line, position)])
        if best.lexicographicallyPrecedes(other) { best = other }
      }
      return best
    }
    let fates = exactMatches(on: board, merit: merit)
    let pairs = fates.enumerated().compactMap { index, fate -> (Int, Int, Int)? in
      guard case .exact(let line, let alternative, _) = fate else { return nil }
      return (index, line, board.keyed[line].codes.lowerBound + alternative)
    }
    #expect(score(pairs) == brute(0, [], []), "seed \(seed)")
  }
}
