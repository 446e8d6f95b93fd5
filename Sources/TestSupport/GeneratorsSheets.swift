import Chart

/// Coding summaries as learners might enter them: a right sheet with mistakes made in it.
package struct SheetGenerator: Sendable {
  /// How many mistakes at most.
  package var mostMistakes = 6

  /// A generator of every kind of mistake.
  package init() {}

  /// A right sheet in some resolution of the key: any acceptable code, indicator and principal, with
  /// or without its optional lines.
  package func right(_ key: InpatientKey, _ random: inout SeededGenerator) -> InpatientSummary {
    func entry(_ line: DiagnosisLine) -> DiagnosisEntry? {
      random.one(of: line.alternatives).map {
        DiagnosisEntry($0.code, poa: random.one(of: $0.poa))
      }
    }
    let chosen = random.number(0...(key.principal.lines.count - 1))
    var lines = key.secondary.filter { !$0.isOptional || random.chance(0.5) }
    lines += key.principal.lines.indices.filter { $0 != chosen }.map { key.principal.lines[$0] }
    var procedures: [ProcedureEntry] = []
    for line in key.procedures where !line.isOptional || random.chance(0.5) {
      for _ in 0..<random.number(line.count.required...line.count.allowed) {
        guard let code = random.one(of: line.alternatives) else { continue }
        procedures.append(ProcedureEntry(code, on: line.date))
        if line.isPrincipal { procedures.swapAt(0, procedures.count - 1) }
      }
    }
    return InpatientSummary(
      principal: entry(key.principal.lines[chosen]),
      secondary: ordered(lines.shuffled(using: &random), key.sequence).compactMap(entry),
      procedures: procedures)
  }

  /// A sheet with mistakes.
  package func wrong(_ key: InpatientKey, _ random: inout SeededGenerator) -> InpatientSummary {
    var sheet = right(key, &random)
    for _ in 0..<random.number(0...mostMistakes) { spoil(&sheet, key, &random) }
    return sheet
  }

  /// Lines in an order that meets the constraints.
  private func ordered(
    _ lines: [DiagnosisLine], _ constraints: [SequenceConstraint]
  ) -> [DiagnosisLine] {
    var lines = lines
    func place(_ code: DiagnosisCode) -> Int? {
      lines.firstIndex { $0.alternatives.contains { $0.code == code } }
    }
    // Bubbles each later line behind its earlier one; a few rounds settle what has no cycle.
    for _ in 0...constraints.count {
      for constraint in constraints {
        guard let before = place(constraint.before), let after = place(constraint.after),
          before > after
        else { continue }
        lines.insert(lines.remove(at: after), at: before)
      }
    }
    return lines
  }

  private func spoil(
    _ sheet: inout InpatientSummary, _ key: InpatientKey, _ random: inout SeededGenerator
  ) {
    let place = random.one(of: sheet.secondary.indices)
    switch random.number(0...15) {
    case 0: if let place { sheet.secondary.remove(at: place) }
    case 1: sheet.principal = nil
    case 2: if let place { sheet.secondary[place].poa = random.one(of: PresentOnAdmission.valid) }
    case 3: if let place { sheet.secondary[place].poa = nil }
    case 4:
      if let place, let principal = sheet.principal {
        (sheet.principal, sheet.secondary[place]) = (sheet.secondary[place], principal)
      }
    case 5:
      if let place { sheet.secondary[place].code = neighbour(sheet.secondary[place], &random) }
    case 6: insert(any(&random), &sheet, &random)
    case 7: if let place { insert(sheet.secondary[place], &sheet, &random) }
    case 8: if let principal = sheet.principal { insert(principal, &sheet, &random) }
    case 9: sheet.secondary.shuffle(using: &random)
    case 10:
      let lines = key.secondary + key.principal.lines
      if let line = random.one(of: lines), let other = line.alternatives.last {
        insert(DiagnosisEntry(other.code, poa: other.poa.first), &sheet, &random)
      }
    case 11:
      if let principal = sheet.principal { sheet.principal?.code = neighbour(principal, &random) }
    case 12:
      if let text = random.one(of: CodePool.garbage) {
        insert(DiagnosisEntry(DiagnosisCode(text)), &sheet, &random)
      }
    default: spoilProcedures(&sheet, &random)
    }
  }

  private func spoilProcedures(_ sheet: inout InpatientSummary, _ random: inout SeededGenerator) {
    let place = random.one(of: sheet.procedures.indices)
    switch random.number(0...6) {
    case 0: if let place { sheet.procedures.remove(at: place) }
    case 1: if let place { sheet.procedures[place].date = Stays.admission + random.number(0...5) }
    case 2: if let place { sheet.procedures.append(sheet.procedures[place]) }
    case 3: sheet.procedures.shuffle(using: &random)
    case 4:
      if let place {
        let near = CodePool.procedures.filter {
          $0.text.prefix(3) == sheet.procedures[place].code.text.prefix(3)
        }
        if let code = random.one(of: near) { sheet.procedures[place].code = code }
      }
    case 5:
      if let text = random.one(of: CodePool.garbage) {
        sheet.procedures.append(ProcedureEntry(ProcedureCode(text)))
      }
    default:
      if let code = random.one(of: CodePool.procedures) {
        sheet.procedures.append(ProcedureEntry(code, on: Stays.admission))
      }
    }
  }

  private func insert(
    _ entry: DiagnosisEntry, _ sheet: inout InpatientSummary, _ random: inout SeededGenerator
  ) {
    sheet.secondary.insert(entry, at: random.number(0...sheet.secondary.count))
  }

  private func any(_ random: inout SeededGenerator) -> DiagnosisEntry {
    DiagnosisEntry(
      random.one(of: CodePool.anyDiagnosis) ?? "R69", poa: random.one(of: PresentOnAdmission.valid))
  }

  private func neighbour(
    _ entry: DiagnosisEntry, _ random: inout SeededGenerator
  ) -> DiagnosisCode {
    let near = CodePool.anyDiagnosis.filter {
      $0.category == entry.code.category && $0 != entry.code
    }
    return random.one(of: near) ?? entry.code
  }
}
