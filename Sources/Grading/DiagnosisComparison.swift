import Chart

/// The diagnoses of a sheet compared with those of a key.
///
/// Lines of the key are numbered through: first those of the principal, then the secondary ones.
struct DiagnosisComparison {
  let context: GradingContext
  let principal: [DiagnosisLine]
  let secondary: [DiagnosisLine]
  /// The sections of the principal slot and of the rest.
  let sections: (first: Section, rest: Section)
  private(set) var entries: [DiagnosisEntry] = []
  private(set) var board: Board
  private(set) var fates: [Fate] = []
  /// Why a line of the sheet was left over by the exact matching.
  private(set) var surplus: [Surplus] = []
  /// The line of the sheet that each line of the key was matched with, or paired with.
  private(set) var holder: [Int?] = []
  /// The line that is principal in the key as resolved to the learner's choice.
  private(set) var chosen: Int?

  /// Compares; lines on which nothing was typed are no lines.
  init(
    first: DiagnosisEntry?, rest: [DiagnosisEntry], principal: [DiagnosisLine],
    secondary: [DiagnosisLine], sections: (first: Section, rest: Section), context: GradingContext
  ) {
    self.principal = principal
    self.secondary = secondary
    self.sections = sections
    self.context = context
    board = Board(
      enteredCount: rest.count + 1, keyedCount: principal.count + secondary.count)
    entries.reserveCapacity(rest.count + 1)
    if let first { enter(first, at: LinePlace(sections.first, 0), isFirst: true) }
    for (index, entry) in rest.enumerated() {
      enter(entry, at: LinePlace(sections.rest, index), isFirst: false)
    }
    for line in principal { key(line, isOptional: false) }
    for line in secondary { key(line, isOptional: line.isOptional) }
    match()
    sortOut()
    pair()
    chosen = resolvedPrincipal(
      lines: principal.count, first: board.entered.first?.isFirst == true ? fates.first : nil
    ) { line in exactHolder(line) != nil }
  }

  private mutating func enter(_ entry: DiagnosisEntry, at place: LinePlace, isFirst: Bool) {
    guard !entry.code.isEmpty else { return }
    entries.append(entry)
    board.enter(entry.code.text, at: place, isFirst: isFirst, detail: entry.poa.detail)
  }

  private mutating func key(_ line: DiagnosisLine, isOptional: Bool) {
    board.key(
      line.alternatives.lazy.map(\.code.text), required: isOptional ? 0 : 1, allowed: 1)
  }
}

/// The steps.
extension DiagnosisComparison {
  private mutating func match() {
    fates = exactMatches(on: board) { entry, line, code in
      let isPrincipal = line < principal.count
      let slot: Int
      if board.entered[entry].isFirst {
        slot = isPrincipal || principal.isEmpty ? 2 : 0
      } else {
        slot = !isPrincipal ? 2 : principal.count > 1 ? 1 : 0
      }
      let alternative = alternative(line, code - board.keyed[line].codes.lowerBound)
      return Merit(
        slot: slot, hasRightPOA: accepts(entries[entry].poa, for: alternative),
        hasRightDate: false)
    }
    holder = Array(repeating: nil, count: board.keyed.count)
    for (entry, fate) in fates.enumerated() {
      if let line = fate.exactLine { holder[line] = entry }
    }
  }

  private func accepts(
    _ poa: PresentOnAdmission?, for alternative: DiagnosisAlternative
  ) -> Bool {
    guard context.gradesPOA else { return true }
    guard let poa else { return alternative.poa.isEmpty }
    return alternative.poa.contains(poa)
  }

  /// Says of each line left over why, as far as its code tells.
  private mutating func sortOut() {
    surplus = Array(repeating: .plain(nil), count: fates.count)
    var policy: PolicyIndex?
    var optionalCodes: Set<String> = []
    for (index, fate) in fates.enumerated() where fate == .loose {
      let entry = board.entered[index]
      if let trap = context.trap(entry) {
        surplus[index] = .trap(trap)
      } else if let code = board.codes.first(where: { board.same(entry, $0) }) {
        let twin = holder[code.line].map { board.entered[$0].text == entry.text } ?? false
        surplus[index] = twin ? .repeated : .alternative(line: code.line)
      } else {
        let families = policy ?? PolicyIndex(context.policy, book: .cm)
        policy = families
        let family = families.family(of: entry.code, text: entry.text)
        surplus[index] = .plain(family)
        guard let family, family.rule == .optional else { continue }
        let isNew = optionalCodes.insert(entry.text).inserted
        surplus[index] = isNew ? .optionalByPolicy(family) : .repeated
      }
    }
  }

  private mutating func pair() {
    let wants = self.board.keyed.indices
      .filter { self.board.keyed[$0].required > 0 && holder[$0] == nil }
      .map { Want(line: $0, count: 1) }
    let loose = fates.indices.filter { fates[$0] == .loose && surplus[$0].mayPair }
    guard !wants.isEmpty, !loose.isEmpty else { return }
    let (board, principalCount) = (self.board, principal.count)
    pairNearMisses(
      loose, with: wants, on: board, fates: &fates, similarity: diagnosisSimilarity
    ) { entry, line in
      board.entered[entry].isFirst ? line < principalCount : line >= principalCount
    }
    for entry in loose {
      if case .near(let line, _) = fates[entry] { holder[line] = entry }
    }
  }
}

/// Lines of the key by number.
extension DiagnosisComparison {
  /// A line of the key.
  func line(_ number: Int) -> DiagnosisLine {
    number < principal.count ? principal[number] : secondary[number - principal.count]
  }

  /// An acceptable code of a line.
  func alternative(_ number: Int, _ index: Int) -> DiagnosisAlternative {
    number < principal.count
      ? principal[number].alternatives[index]
      : secondary[number - principal.count].alternatives[index]
  }

  /// Whether a line is neither credited nor charged.
  func isOptional(_ number: Int) -> Bool { board.keyed[number].required == 0 }

  /// The line of the sheet that a line of the key was matched with exactly.
  func exactHolder(_ number: Int) -> Int? {
    holder[number].flatMap { fates[$0].exactLine == nil ? nil : $0 }
  }

  /// Whether a matched line of the sheet stands in the slot where that of the key belongs.
  func isInSlot(_ entry: Int, _ number: Int) -> Bool {
    principal.isEmpty || board.entered[entry].isFirst == (number == chosen)
  }

  /// Where a line stands in the resolved key: the lines of `either` that are not principal come after
  /// the secondary lines, whose indices so stay those of the key.
  func place(_ number: Int) -> LinePlace {
    if number >= principal.count { return LinePlace(sections.rest, number - principal.count) }
    guard let chosen, number != chosen else { return LinePlace(sections.first, 0) }
    return LinePlace(sections.rest, secondary.count + (number < chosen ? number : number - 1))
  }

  /// The lines in the order of the resolved key.
  var order: [Int] {
    let rest = Array(principal.count..<board.keyed.count)
    guard let chosen else { return rest }
    return [chosen] + rest + principal.indices.filter { $0 != chosen }
  }
}

extension PresentOnAdmission? {
  /// The indicator in one number.
  var detail: UInt64 {
    switch self {
    case nil: 0
    case .yes: 1
    case .no: 2
    case .unknown: 3
    case .undetermined: 4
    case .invalid(let text): mixed(text) | 8
    }
  }
}
