import Chart
import CodeSets
import Grading
import TestSupport

/// What holds for every key and every sheet; `design` calls these the laws.
package enum Law: String, CaseIterable, Sendable, CustomStringConvertible {
  case itself = "a key against itself, in any resolution, is 100 and all correct"
  case model = "so is the model sheet, whichever line of either is first, with the abstract right"
  case visit = "the model of a visit is 100 as well"
  case reorder = "reordering unconstrained secondary lines changes nothing"
  case adding = "adding an unsupported code never raises a coding measure or the score"
  case removing = "removing a line that is right in code, place and POA never raises one"
  case spelling = "dots, case and spaces change nothing"
  case accounting = "each line has exactly one outcome, and the outcomes account for both sides"
  case counts = "the counts of the measures are those of the lines"

  package var description: String { rawValue }

  /// What breaks the law for one generated case, in words, and how often the law was put to the test:
  /// some cases have no line to remove.
  package func check(seed: Int, book: CodeBook) -> Verdict {
    var verdict = Verdict()
    if self == .visit {
      checkVisit(seed, book, &verdict)
      return verdict
    }
    let shares = (self == .accounting || self == .counts) && seed % 2 == 0
    guard var it = Generated(seed: seed, book: book, sharesCodes: shares) else {
      verdict.expect(false, "no inpatient key")
      return verdict
    }
    switch self {
    case .itself: checkItself(&it, &verdict)
    case .model: checkModel(it, &verdict)
    case .visit: break
    case .reorder: checkReorder(&it, &verdict)
    case .adding: checkAdding(&it, &verdict)
    case .removing: checkRemoving(it, &verdict)
    case .spelling: checkSpelling(it, &verdict)
    case .accounting: checkAccounting(it, &verdict)
    case .counts: checkCounts(it, &verdict)
    }
    return verdict
  }

  /// What came of a case.
  package struct Verdict: Sendable {
    /// How often the law was put to the test.
    package var tried = 0
    /// What broke it.
    package var faults: [String] = []

    mutating func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
      if !holds { faults.append(what()) }
    }
  }
}

private func checkItself(_ it: inout Generated, _ verdict: inout Law.Verdict) {
  let result = it.graded(SheetGenerator().right(it.lines, &it.random))
  verdict.tried += 1
  verdict.expect(result.practiceScore == 100, "\(result.practiceScore)")
  verdict.expect(
    result.lines.allSatisfy { $0.outcome == .correct || $0.outcome == .optional }, "a wrong line")
  for measure in result.measures where measure.name != .abstract {
    verdict.expect(measure.value ?? 1 == 1, measure.name.rawValue)
  }
}

private func checkModel(_ it: Generated, _ verdict: inout Law.Verdict) {
  for principal in it.lines.principal.lines.indices {
    let result = grade(
      modelSheet(for: it.key, principal: principal), against: it.key, policy: it.policy,
      encounter: it.encounter, using: it.book, withEdits: false)
    verdict.tried += 1
    verdict.expect(result.practiceScore == 100, "\(result.practiceScore)")
    verdict.expect(result.measures.allSatisfy { $0.value ?? 1 == 1 }, "a measure below 1")
  }
}

private func checkVisit(_ seed: Int, _ book: CodeBook, _ verdict: inout Law.Verdict) {
  var random = SeededGenerator(seed: UInt64(seed))
  let key = KeyGenerator().outpatient(&random)
  guard let encounter = Stays.encounter(setting: .outpatient) else { return }
  let result = grade(
    modelSheet(for: key), against: key, policy: ReportingPolicy(), encounter: encounter,
    using: book, withEdits: false)
  verdict.tried += 1
  verdict.expect(result.practiceScore == 100, "\(result.practiceScore)")
  verdict.expect(
    result.lines.allSatisfy { $0.outcome == .correct || $0.outcome == .optional }, "a wrong line")
}

private func checkReorder(_ it: inout Generated, _ verdict: inout Law.Verdict) {
  let constrained = Set(
    it.lines.sequence.flatMap { [$0.before, $0.after] }.flatMap { code in
      (it.lines.secondary + it.lines.principal.lines)
        .filter { $0.alternatives.contains { $0.code == code } }
        .flatMap { $0.alternatives.map(\.code) }
    })
  // Constrained lines keep their order, and so their places.
  let free = it.sheet.secondary.indices.filter {
    !constrained.contains(it.sheet.secondary[$0].code)
  }
  var sheet = it.sheet
  for (from, to) in zip(free, free.shuffled(using: &it.random)) {
    sheet.secondary[to] = it.sheet.secondary[from]
  }
  let (before, after) = (it.graded(it.sheet), it.graded(sheet))
  verdict.tried += 1
  verdict.expect(before.measures == after.measures, "measures")
  verdict.expect(before.practiceScore == after.practiceScore, "score")
  verdict.expect(withoutPlaces(before) == withoutPlaces(after), "lines")
  // Some edits are about order, but what they say of the lines that nothing supports is not.
  verdict.expect(
    withoutPlaces(it.graded(it.sheet, withEdits: true))
      == withoutPlaces(it.graded(sheet, withEdits: true)), "reasons from edits")
}

private func checkAdding(_ it: inout Generated, _ verdict: inout Law.Verdict) {
  let before = it.graded(it.sheet)
  for _ in 0..<3 {
    var sheet = it.sheet
    let place = addAny(to: &sheet, &it.random)
    let after = it.graded(sheet)
    let line = after.lines.first { $0.entered?.place == place }
    guard line?.outcome == .unsupported || line?.outcome == .nearMiss else { continue }
    verdict.tried += 1
    var higher = raised(before, after)
    if place == LinePlace(.procedure, 0), hasRival(it.sheet.procedures, it.lines.procedures) {
      higher.removeAll { $0 == MeasureName.procedureDate.rawValue }
    }
    verdict.expect(higher.isEmpty, "\(higher) by \(line?.entered?.code ?? "")")
  }
}

/// Whether a line of the key accepts the first procedure of the sheet and another one too. Whoever takes
/// the first place from one of two such leaves it to their dates which of them is matched: README says so.
private func hasRival(_ entered: [ProcedureEntry], _ keyed: [ProcedureLine]) -> Bool {
  guard let first = entered.first else { return false }
  return keyed.contains { line in
    line.alternatives.contains(first.code)
      && entered.count { line.alternatives.contains($0.code) } > 1
  }
}

/// Adds some code of the pool somewhere, and says where.
private func addAny(
  to sheet: inout InpatientSummary, _ random: inout SeededGenerator
) -> LinePlace {
  if random.chance(0.3), let code = random.one(of: CodePool.procedures) {
    let index = random.number(0...sheet.procedures.count)
    sheet.procedures.insert(ProcedureEntry(code, on: Stays.admission), at: index)
    return LinePlace(.procedure, index)
  }
  let code = random.one(of: CodePool.anyDiagnosis) ?? "R69"
  let entry = DiagnosisEntry(code, poa: random.one(of: PresentOnAdmission.valid))
  if sheet.principal == nil, random.chance(0.5) {
    sheet.principal = entry
    return LinePlace(.principal, 0)
  }
  let index = random.number(0...sheet.secondary.count)
  sheet.secondary.insert(entry, at: index)
  return LinePlace(.secondary, index)
}

private func checkRemoving(_ it: Generated, _ verdict: inout Law.Verdict) {
  let before = it.graded(it.sheet)
  let captured = before.measure(.codeOverCode)?.numerator ?? 0
  for line in before.lines {
    guard line.outcome == .correct, line.poa != .wrong, let place = line.entered?.place,
      !line.differences.contains(where: { $0.aspect == "date" })
    else { continue }
    var sheet = it.sheet
    switch place.section {
    case .principal: sheet.principal = nil
    case .secondary: sheet.secondary.remove(at: place.index)
    default: sheet.procedures.remove(at: place.index)
    }
    let after = it.graded(sheet)
    // Where a repeat or another acceptable code takes its place, it was the repeat that left.
    guard after.measure(.codeOverCode)?.numerator == captured - 1 else { continue }
    verdict.tried += 1
    let higher = raised(before, after)
    verdict.expect(higher.isEmpty, "\(higher) without \(place)")
  }
}

private func checkSpelling(_ it: Generated, _ verdict: inout Law.Verdict) {
  var sheet = it.sheet
  func messy(_ code: some ClassificationCode) -> String {
    " " + code.description.lowercased().map { "\($0) " }.joined() + "\t"
  }
  sheet.principal?.code = DiagnosisCode(messy(it.sheet.principal?.code ?? ""))
  for index in sheet.secondary.indices {
    sheet.secondary[index].code = DiagnosisCode(messy(sheet.secondary[index].code))
    if let poa = sheet.secondary[index].poa {
      sheet.secondary[index].poa = PresentOnAdmission(" \(poa.letter.lowercased()) ")
    }
  }
  for index in sheet.procedures.indices {
    sheet.procedures[index].code = ProcedureCode(messy(sheet.procedures[index].code))
  }
  verdict.tried += 1
  verdict.expect(
    it.graded(sheet, withEdits: true) == it.graded(it.sheet, withEdits: true), "another report")
}
