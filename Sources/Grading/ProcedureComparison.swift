import Chart

/// What may be reported more than once compared between sheet and key: the procedures of a stay, or
/// the service lines of a visit.
struct ProcedureComparison {
  /// A line of the key.
  struct Keyed {
    let codes: [String]
    let date: CivilDate?
    let modifiers: [String]
    let units: Int
    let isPrincipal: Bool
    let required: Int
    let allowed: Int
    let rationale: Rationale

    /// Whether a line of the sheet with a right code is right in everything else.
    func isMet(by entry: Entered) -> Bool {
      (date == nil || date == entry.date) && units == entry.units
        && (modifiers == entry.modifiers || Set(modifiers) == Set(entry.modifiers))
    }
  }

  /// A line of the sheet.
  struct Entered {
    let place: LinePlace
    let code: String
    let date: CivilDate?
    let modifiers: [String]
    let units: Int
  }

  let context: GradingContext
  let section: Section
  let keyed: [Keyed]
  let entries: [Entered]
  private(set) var board: Board
  private(set) var fates: [Fate] = []
  /// Why a line of the sheet was left over by the exact matching.
  private(set) var surplus: [Surplus] = []
  /// The lines of the sheet that each line of the key was matched or paired with, in sheet order.
  private(set) var holders: [[Int]] = []

  init(entries: [Entered], keyed: [Keyed], section: Section, context: GradingContext) {
    self.context = context
    self.section = section
    self.keyed = keyed
    self.entries = entries
    board = Board(enteredCount: entries.count, keyedCount: keyed.count)
    for (index, entry) in entries.enumerated() {
      board.enter(entry.code, at: entry.place, isFirst: index == 0, detail: detail(of: entry))
    }
    for line in keyed { board.key(line.codes, required: line.required, allowed: line.allowed) }
    fates = exactMatches(on: board) { entry, line, _ in
      Merit(
        slot: keyed[line].isPrincipal && entry > 0 ? 0 : 1, hasRightPOA: false,
        hasRightDate: keyed[line].isMet(by: entries[entry]))
    }
    sortOut()
    // Service codes have no axes by which one could come near another.
    if section == .procedure { pair() }
    holders = Array(repeating: [], count: keyed.count)
    for (entry, fate) in fates.enumerated() {
      switch fate {
      case .exact(let line, _, _), .near(let line, _): holders[line].append(entry)
      case .loose: break
      }
    }
  }

  /// How often lines of the key must be reported altogether.
  var required: Int { keyed.reduce(0) { $0 + $1.required } }

  private mutating func sortOut() {
    surplus = Array(repeating: .plain(family: nil), count: fates.count)
    var policy: PolicyIndex?
    for (index, fate) in fates.enumerated() where fate == .loose {
      let entry = board.entered[index]
      if let trap = context.trap(entry) {
        surplus[index] = .trap(trap)
      } else if let line = board.line(for: entry) {
        let isTaken = fates.indices.contains {
          fates[$0].exactLine == line && board.entered[$0].text == entry.text
        }
        surplus[index] = isTaken ? .tooOften(line: line) : .alternative(line: line)
      } else if section == .procedure {
        let families = policy ?? context.families(.pcs)
        policy = families
        guard let family = families.family(of: entry.code, text: entry.text) else { continue }
        surplus[index] =
          context.policy.families[family].rule == .optional
          ? .optionalByPolicy(family: family) : .plain(family: family)
      }
    }
  }

  private mutating func pair() {
    var matched = Array(repeating: 0, count: keyed.count)
    for fate in fates {
      if case .exact(let line, _, true) = fate { matched[line] += 1 }
    }
    let wants = keyed.indices
      .filter { keyed[$0].required > matched[$0] }
      .map { Want(line: $0, count: keyed[$0].required - matched[$0]) }
    let loose = fates.indices.filter { fates[$0] == .loose && surplus[$0].mayPair }
    let isPrincipal = keyed.map(\.isPrincipal)
    pairNearMisses(
      loose, with: wants, on: board, fates: &fates, similarity: procedureSimilarity
    ) { entry, line in isPrincipal[line] == (entry == 0) }
  }
}

/// What differs between a line of the sheet and one of the key that accepts its code.
func flaws(
  _ entered: ProcedureComparison.Entered, _ keyed: ProcedureComparison.Keyed
) -> [Difference] {
  if keyed.isMet(by: entered) { return [] }
  var differences: [Difference] = []
  if let date = keyed.date, entered.date != date {
    let given = entered.date.map { "\($0) was entered" } ?? "No date was entered"
    differences.append(
      Difference(
        aspect: "date", entered: entered.date?.description ?? "", keyed: "\(date)",
        text: "\(given); the record dates it \(date)."))
  }
  if Set(entered.modifiers) != Set(keyed.modifiers) {
    let (x, y) = (list(entered.modifiers), list(keyed.modifiers))
    differences.append(
      Difference(
        aspect: "modifiers", entered: x, keyed: y,
        text: "Modifiers entered: \(x.isEmpty ? "none" : x); the key has "
          + "\(y.isEmpty ? "none" : y)."))
  }
  if entered.units != keyed.units {
    differences.append(
      Difference(
        aspect: "units", entered: "\(entered.units)", keyed: "\(keyed.units)",
        text: "Units entered: \(entered.units); the key has \(keyed.units)."))
  }
  return differences
}

private func list(_ modifiers: [String]) -> String {
  Set(modifiers).sorted().joined(separator: " ")
}

private func detail(of entry: ProcedureComparison.Entered) -> UInt64 {
  let date = entry.date.map { UInt64(bitPattern: Int64($0.dayNumber)) &+ 1 } ?? 0
  if entry.modifiers.isEmpty, entry.units == 1 { return date }
  return mixed(list(entry.modifiers) + ";\(entry.units)") ^ mixed(date)
}
