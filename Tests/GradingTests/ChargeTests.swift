import Chart
import CodeSets
import Grading
import GradingLaws
import TestSupport
import Testing

/// No charge is made twice: one mistake in a right sheet costs the measures that are about it.
@Suite("Charged once")
struct ChargeTests {
  private let book: CodeBook
  private let seeds = 0..<2500

  init() throws { book = try openBook() }

  /// Makes a mistake in right sheets, and expects only the measures named to fall.
  private func expect(
    _ names: Set<MeasureName>, cost: Double? = nil, at least: Int = 300,
    for mistake: (inout InpatientSummary, inout Generated) -> Bool
  ) throws {
    var made = 0
    for seed in seeds {
      var it = try #require(Generated(seed: seed, book: book))
      var sheet = SheetGenerator().right(it.lines, &it.random)
      let before = it.graded(sheet)
      guard mistake(&sheet, &it) else { continue }
      made += 1
      let after = it.graded(sheet)
      let fell = MeasureName.allCases.filter {
        $0 != .abstract && (after.value($0) ?? 1) < (before.value($0) ?? 1)
      }
      #expect(names.isSuperset(of: fell), "seed \(seed)")
      #expect(after.value(.caseOverCase) == 0, "seed \(seed)")
      if let cost {
        let parts = weights(it, sheet)
        #expect(abs(100 - after.practiceScore - 100 * cost / parts) < 1e-9, "seed \(seed)")
      }
    }
    #expect(made >= least)
  }

  /// What the parts that count for a key weigh together.
  private func weights(_ it: Generated, _ sheet: InpatientSummary) -> Double {
    let graded = it.graded(sheet)
    var sum = 25.0
    if graded.measure(.secondaryF1)?.denominator != 0 { sum += 35 }
    let takesPOA = (it.lines.secondary.filter { !$0.isOptional } + it.lines.principal.lines)
      .contains { line in
        line.alternatives.contains { option in
          !option.poa.isEmpty
            && ([sheet.principal].compactMap { $0 } + sheet.secondary)
              .contains { $0.code == option.code }
        }
      }
    if takesPOA, it.encounter.facility == .acute { sum += 15 }
    if graded.measure(.procedureF1)?.denominator != 0 { sum += 25 }
    return sum
  }

  private func isRequired(_ code: DiagnosisCode, _ it: Generated) -> Bool {
    it.lines.secondary.contains { line in
      !line.isOptional && line.alternatives.contains { $0.code == code }
    }
  }

  @Test("a swap of principal and secondary costs the principal, and its points alone")
  func swap() throws {
    try expect([.principalDiagnosis, .caseOverCase], cost: 25) { sheet, it in
      guard it.lines.principal.lines.count == 1, it.lines.sequence.isEmpty,
        let place = sheet.secondary.indices.first(where: {
          isRequired(sheet.secondary[$0].code, it)
        }),
        let principal = sheet.principal
      else { return false }
      sheet.principal = sheet.secondary[place]
      sheet.secondary[place] = principal
      return true
    }
  }

  @Test("a broken constraint costs the sequencing, and no points")
  func sequence() throws {
    try expect([.sequencing, .caseOverCase], cost: 0, at: 50) { sheet, it in
      guard it.lines.sequence.count == 1, let constraint = it.lines.sequence.first,
        isRequired(constraint.before, it), isRequired(constraint.after, it)
      else { return false }
      func place(_ code: DiagnosisCode) -> Int? {
        let line = it.lines.secondary.first { $0.alternatives.contains { $0.code == code } }
        return sheet.secondary.firstIndex { entry in
          line?.alternatives.contains { $0.code == entry.code } == true
        }
      }
      guard let before = place(constraint.before), let after = place(constraint.after) else {
        return false
      }
      sheet.secondary.swapAt(before, after)
      return true
    }
  }

  @Test("a wrong indicator costs the indicators")
  func indicator() throws {
    try expect([.poa, .caseOverCase]) { sheet, it in
      guard it.encounter.facility == .acute,
        let place = sheet.secondary.indices.first(where: {
          isRequired(sheet.secondary[$0].code, it)
        })
      else { return false }
      sheet.secondary[place].poa = .invalid("Q")
      return true
    }
  }

  @Test("a wrong date costs the dates, and no points")
  func date() throws {
    try expect([.procedureDate, .caseOverCase], cost: 0) { sheet, it in
      guard
        let place = sheet.procedures.indices.first(where: { index in
          it.lines.procedures.contains {
            !$0.isOptional && $0.date != nil && $0.count.required == $0.count.allowed
              && $0.alternatives.contains(sheet.procedures[index].code)
          }
        })
      else { return false }
      sheet.procedures[place].date = nil
      return true
    }
  }

  @Test("the principal procedure moved from the first place costs its own fifth")
  func principalProcedure() throws {
    try expect([.principalProcedure, .caseOverCase], cost: 5) { sheet, it in
      guard let line = it.lines.procedures.first(where: { $0.isPrincipal && !$0.isOptional }),
        let other = sheet.procedures.indices.first(where: {
          !line.alternatives.contains(sheet.procedures[$0].code)
        })
      else { return false }
      sheet.procedures.swapAt(0, other)
      return true
    }
  }

  @Test("a dropped secondary line costs recall, and what is made of it")
  func dropped() throws {
    try expect([
      .secondaryRecall, .secondaryF1, .secondaryPrecision, .codeOverCode, .correctOverKeyed,
      .caseOverCase,
    ]) { sheet, it in
      guard it.lines.sequence.isEmpty,
        let place = sheet.secondary.indices.first(where: {
          isRequired(sheet.secondary[$0].code, it)
        })
      else { return false }
      sheet.secondary.remove(at: place)
      return true
    }
  }

  @Test("an added code costs precision, and what is made of it")
  func added() throws {
    try expect([.secondaryPrecision, .secondaryF1, .codeOverCode, .caseOverCase]) { sheet, _ in
      sheet.secondary.insert(entry("Q90.9"), at: 0)
      return true
    }
  }

  @Test("an added procedure is charged where the key has procedures, or else to the secondary")
  func addedProcedure() throws {
    try expect([.procedurePrecision, .procedureF1, .codeOverCode, .caseOverCase]) { sheet, it in
      guard it.lines.procedures.contains(where: { !$0.isOptional }) else { return false }
      sheet.procedures.append(ProcedureEntry("XW033E5"))
      return true
    }
    try expect([.secondaryPrecision, .secondaryF1, .codeOverCode, .caseOverCase]) { sheet, it in
      guard it.lines.procedures.allSatisfy(\.isOptional) else { return false }
      sheet.procedures.append(ProcedureEntry("XW033E5"))
      return true
    }
  }
}
