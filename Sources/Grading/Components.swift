/// Lines and entries that could go together, with how much that weighs.
struct Bond {
  let entry: Int
  /// A place to fill: an index that its user gives a meaning.
  let slot: Int
  /// Positive.
  let weight: Int128
}

/// How much one tangle of lines may cost. A summary beyond these is no summary: it is graded all the
/// same, its first lines by content compared, the rest left over.
let mostSlots = 256
private let mostEntries = 2048
let mostBonds = 400_000

/// The heaviest way to give entries to slots, found for each group of those that hang together.
///
/// - Parameters:
///   - bonds: What could go together; each pair once.
///   - board: Orders entries by content, so that the order of the sheet decides nothing.
///   - take: Called for each entry that was given a slot.
func assign(
  _ bonds: [Bond], entryCount: Int, slotCount: Int, on board: Board,
  take: (_ entry: Int, _ slot: Int) -> Void
) {
  if areApart(bonds) {
    for bond in bonds { take(bond.entry, bond.slot) }
    return
  }
  var groups = Groups(count: entryCount + slotCount)
  for bond in bonds { groups.join(bond.entry, entryCount + bond.slot) }
  // Bonds of one group beside each other, groups in the order in which they first appear.
  var bondsOf: [Int: [Bond]] = [:]
  var order: [Int] = []
  for bond in bonds {
    let root = groups.root(of: bond.entry)
    if bondsOf[root] == nil { order.append(root) }
    bondsOf[root, default: []].append(bond)
  }
  for root in order { assignGroup(bondsOf[root] ?? [], on: board, take: take) }
}

/// Whether no two of a few bonds share an entry or a slot, as nearly always.
private func areApart(_ bonds: [Bond]) -> Bool {
  guard bonds.count <= 8 else { return false }
  for index in bonds.indices {
    for other in bonds[..<index]
    where other.entry == bonds[index].entry || other.slot == bonds[index].slot { return false }
  }
  return true
}

private func assignGroup(_ bonds: [Bond], on board: Board, take: (Int, Int) -> Void) {
  if bonds.count == 1 { return take(bonds[0].entry, bonds[0].slot) }
  let slots = Array(Set(bonds.map(\.slot)).sorted().prefix(mostSlots))
  let entries = fewest(Set(bonds.map(\.entry)).sorted(by: board.precedes), slots.count, board)
  let row = Dictionary(uniqueKeysWithValues: zip(entries, 0...))
  let column = Dictionary(uniqueKeysWithValues: zip(slots, 0...))
  var weights = [Int128](repeating: 0, count: entries.count * slots.count)
  for bond in bonds {
    guard let row = row[bond.entry], let column = column[bond.slot] else { continue }
    weights[row * slots.count + column] = bond.weight
  }
  let columns = heaviestAssignment(rows: entries.count, columns: slots.count, weights: weights)
  // Entries of equal content are given their slots in the order of the sheet.
  var start = 0
  while start < entries.count {
    var end = start + 1
    while end < entries.count, board.interchangeable(entries[start], entries[end]) { end += 1 }
    for (index, column) in columns[start..<end].compactMap({ $0 }).sorted().enumerated() {
      take(entries[start + index], slots[column])
    }
    start = end
  }
}

/// Of entries in content order, no more equal ones than there are slots, and not too many.
private func fewest(_ entries: [Int], _ slots: Int, _ board: Board) -> [Int] {
  var kept: [Int] = []
  var equal = 0
  for entry in entries {
    equal = kept.last.map { board.interchangeable($0, entry) } == true ? equal + 1 : 1
    if equal <= slots { kept.append(entry) }
    if kept.count == mostEntries { break }
  }
  return kept
}

/// Sets that are joined step by step.
private struct Groups {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(of member: Int) -> Int {
    var member = member
    while parent[member] != member {
      parent[member] = parent[parent[member]]
      member = parent[member]
    }
    return member
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(of: a), root(of: b))
    if a != b { parent[max(a, b)] = min(a, b) }
  }
}
