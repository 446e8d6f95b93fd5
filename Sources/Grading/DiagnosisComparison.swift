import Chart

/// The diagnoses of a sheet compared with those of a key.
///
/// Lines of the key are numbered through: first those of the principal, then the secondary ones.
struct DiagnosisComparison {
  let context: GradingContext
  let first: DiagnosisEntry?
  let rest: [DiagnosisEntry]
  let principal: [DiagnosisLine]
  let secondary: [DiagnosisLine]
  /// The sections of the principal slot and of the rest.
  let sections: (first: Section, rest: Section)
  let board: Board
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
    self.first = first
    self.rest = rest
    self.principal = principal
    self.secondary = secondary
    self.sections = sections
    self.context = context
    var board = Board(
      enteredCount: rest.count + 1, keyedCount: principal.count + secondary.count)
    if let first, !first.code.isEmpty {
      board.enter(
        first.code.text, at: LinePlace(sections.first, 0), isFirst: true, detail: first.poa.detail)
    }
    for index in rest.indices where !rest[index].code.isEmpty {
      board.enter(
        rest[index].code.text, at: LinePlace(sections.rest, index), isFirst: false,
        detail: rest[index].poa.detail)
    }
    for index in principal.indices {
      board.key(principal[index].alternatives.lazy.map(\.code.text), required: 1, allowed: 1)
    }
    for index in secondary.indices {
      board.key(
        secondary[index].alternatives.lazy.map(\.code.text),
        required: secondary[index].isOptional ? 0 : 1, allowed: 1)
    }
    self.board = board
    fates = match()
    holder = Array(repeating: nil, count: board.keyed.count)
    for (entry, fate) in fates.enumerated() {
      if let line = fate.exactLine { holder[line] = entry }
    }
    surplus = sortedOut()
    pair()
    chosen = resolvedPrincipal(
      lines: principal.count, first: board.entered.first?.isFirst == true ? fates.first : nil
    ) { line in exactHolder(line) != nil }
  }
}

/// The steps.
extension DiagnosisComparison {
  private func match() -> [Fate] {
    exactMatches(on: board) { entry, line, code in
      let isPrincipal = line < principal.count
      let slot: Int
      if board.entered[entry].isFirst {
        slot = isPrincipal || principal.isEmpty ? 2 : 0
      } else {
        slot = !isPrincipal ? 2 : principal.count > 1 ? 1 : 0
      }
      let alternative = alternative(line, code - board.keyed[line].codes.lowerBound)
      return Merit(
        slot: slot, hasRightPOA: accepts(poa(entry), for: alternative), hasRightDate: false)
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
  private func sortedOut() -> [Surplus] {
    var surplus = [Surplus](repeating: .plain(family: nil), count: fates.count)
    var policy: PolicyIndex?
    // Of each code left to the coder, the line that is not a repeat.
    var optional: [String: Int] = [:]
    for index in fates.indices where fates[index] == .loose {
      let entry = board.entered[index]
      if let trap = context.trap(entry) {
        surplus[index] = .trap(trap)
      } else if let line = board.line(for: entry) {
        surplus[index] = isReported(entry) ? .repeated : .alternative(line: line)
      } else {
        let families = policy ?? context.families(.cm)
        policy = families
        guard let family = families.family(of: entry.code, text: entry.text) else { continue }
        guard context.policy.families[family].rule == .optional else {
          surplus[index] = .plain(family: family)
          continue
        }
        // Content decides which of several it is: their order in the sheet must change nothing.
        let other = optional[entry.text]
        if let other, board.precedes(other, index) {
          surplus[index] = .repeated
        } else {
          if let other { surplus[other] = .repeated }
          optional[entry.text] = index
          surplus[index] = .optionalByPolicy(family: family)
        }
      }
    }
    return surplus
  }

  /// Whether another line of the sheet was matched with this very code.
  private func isReported(_ entry: Board.Entered) -> Bool {
    board.codes.contains { code in
      board.same(entry, code) && holder[code.line].map { board.entered[$0].text } == entry.text
    }
  }

  private mutating func pair() {
    let loose = fates.indices.filter { fates[$0] == .loose && surplus[$0].mayPair }
    guard !loose.isEmpty else { return }
    let wants = holder.indices
      .filter { holder[$0] == nil && !isOptional($0) }
      .map { Want(line: $0, count: 1) }
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
  /// Why a line of the key stands there.
  func rationale(_ number: Int) -> Rationale {
    number < principal.count
      ? principal[number].rationale : secondary[number - principal.count].rationale
  }

  /// The acceptable codes of a line.
  func alternatives(_ number: Int) -> [DiagnosisAlternative] {
    number < principal.count
      ? principal[number].alternatives : secondary[number - principal.count].alternatives
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

  /// The indicator of a line of the sheet.
  func poa(_ entry: Int) -> PresentOnAdmission? {
    let line = board.entered[entry]
    return line.isFirst ? first?.poa : rest[line.place.index].poa
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
