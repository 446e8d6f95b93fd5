import Chart
import CodeSets
import Grading
import TestSupport
import Testing

/// A key and a sheet with mistakes, from a seed.
struct Generated {
  var random: SeededGenerator
  let key: AnswerKey
  let lines: InpatientKey
  var sheet: InpatientSummary
  let encounter: Encounter
  let policy: ReportingPolicy
  let book: CodeBook

  init(seed: Int, book: CodeBook, sharesCodes: Bool = false) throws {
    random = SeededGenerator(seed: UInt64(seed))
    var keys = KeyGenerator()
    keys.sharesCodes = sharesCodes
    key = keys.inpatient(&random)
    guard case .inpatient(let lines) = key.lines else { throw NotInpatient() }
    self.lines = lines
    sheet = SheetGenerator().wrong(lines, &random)
    let facility = random.chance(0.9) ? Facility.acute : .psychiatric
    encounter = try #require(Stays.encounter(facility))
    policy =
      random.chance(0.5)
      ? ReportingPolicy()
      : ReportingPolicy(
        hospital: "Any",
        families: [
          .init(name: "status", rule: .optional, book: .cm, prefixes: ["Z9"], says: ""),
          .init(name: "organisms", rule: .notReported, book: .cm, prefixes: ["B95"], says: ""),
          .init(name: "imaging", rule: .optional, book: .pcs, prefixes: ["B"], says: ""),
        ])
    self.book = book
  }

  func graded(_ sheet: InpatientSummary) -> GradeReport {
    grade(.inpatient(sheet), against: key, policy: policy, encounter: encounter, using: book)
  }

  struct NotInpatient: Error {}
}

/// Measures that concern the codes: none of those named may be higher in `after` than in `before`.
func raised(_ before: GradeReport, _ after: GradeReport) -> [String] {
  var names = MeasureName.allCases.filter { $0 != .abstract }
    .filter { (after.value($0) ?? 0) > (before.value($0) ?? 0) }.map(\.rawValue)
  if after.practiceScore > before.practiceScore { names.append("practiceScore") }
  return names
}

/// A report without the places of the sheet: what must not depend on their order.
func withoutPlaces(_ report: GradeReport) -> [GradedLine: Int] {
  Dictionary(
    report.lines.map { line in
      var line = line
      line.entered?.place.index = 0
      return (line, 1)
    }, uniquingKeysWith: +)
}

@Suite("Laws")
struct LawTests {
  private let book: CodeBook
  private let seeds = 0..<3000

  init() throws { book = try openBook() }

  @Test("a key against itself, in any resolution, is 100 and all correct")
  func itself() throws {
    for seed in seeds {
      var it = try Generated(seed: seed, book: book)
      let sheet = SheetGenerator().right(it.lines, &it.random)
      let result = it.graded(sheet)
      #expect(result.practiceScore == 100, "seed \(seed)")
      #expect(
        result.lines.allSatisfy { $0.outcome == .correct || $0.outcome == .optional },
        "seed \(seed)")
      for measure in result.measures where measure.name != .abstract {
        #expect(measure.value ?? 1 == 1, "seed \(seed): \(measure.name)")
      }
    }
  }

  @Test("so is the model sheet, whichever line of either is first, with the abstract right")
  func model() throws {
    for seed in seeds {
      let it = try Generated(seed: seed, book: book)
      for principal in it.lines.principal.lines.indices {
        let result = grade(
          modelSheet(for: it.key, principal: principal), against: it.key, policy: it.policy,
          encounter: it.encounter, using: book)
        #expect(result.practiceScore == 100, "seed \(seed)")
        #expect(result.measures.allSatisfy { $0.value ?? 1 == 1 }, "seed \(seed)")
      }
    }
  }

  @Test("the model of a visit is 100 as well")
  func outpatientModel() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: UInt64(seed))
      let key = KeyGenerator().outpatient(&random)
      let result = grade(
        modelSheet(for: key), against: key, policy: ReportingPolicy(),
        encounter: try #require(Stays.encounter(setting: .outpatient)), using: book)
      #expect(result.practiceScore == 100, "seed \(seed)")
      #expect(
        result.lines.allSatisfy { $0.outcome == .correct || $0.outcome == .optional },
        "seed \(seed)")
    }
  }

  @Test("reordering unconstrained secondary lines changes nothing")
  func reorder() throws {
    for seed in seeds {
      var it = try Generated(seed: seed, book: book)
      let constrained = Set(
        it.lines.sequence.flatMap { [$0.before, $0.after] }.flatMap { code in
          (it.lines.secondary + it.lines.principal.lines)
            .filter { $0.alternatives.contains { $0.code == code } }
            .flatMap { $0.alternatives.map(\.code) }
        })
      let before = it.graded(it.sheet)
      // Constrained lines keep their order, and so their places.
      let free = it.sheet.secondary.indices.filter {
        !constrained.contains(it.sheet.secondary[$0].code)
      }
      var sheet = it.sheet
      for (from, to) in zip(free, free.shuffled(using: &it.random)) {
        sheet.secondary[to] = it.sheet.secondary[from]
      }
      let after = it.graded(sheet)
      expect(same: before, after, seed)
    }
  }

  private func expect(same before: GradeReport, _ after: GradeReport, _ seed: Int) {
    #expect(before.measures == after.measures, "seed \(seed)")
    #expect(before.practiceScore == after.practiceScore, "seed \(seed)")
    #expect(withoutPlaces(before) == withoutPlaces(after), "seed \(seed)")
  }

  @Test("adding an unsupported code never raises a coding measure or the score")
  func adding() throws {
    var added = 0
    for seed in seeds {
      var it = try Generated(seed: seed, book: book)
      let before = it.graded(it.sheet)
      for _ in 0..<3 {
        var sheet = it.sheet
        let place: LinePlace
        if it.random.chance(0.3), let code = it.random.one(of: CodePool.procedures) {
          place = LinePlace(.procedure, it.random.number(0...sheet.procedures.count))
          sheet.procedures.insert(ProcedureEntry(code, on: Stays.admission), at: place.index)
        } else {
          let code = it.random.one(of: CodePool.anyDiagnosis) ?? "R69"
          let entry = DiagnosisEntry(code, poa: it.random.one(of: PresentOnAdmission.valid))
          if sheet.principal == nil, it.random.chance(0.5) {
            place = LinePlace(.principal, 0)
            sheet.principal = entry
          } else {
            place = LinePlace(.secondary, it.random.number(0...sheet.secondary.count))
            sheet.secondary.insert(entry, at: place.index)
          }
        }
        let after = it.graded(sheet)
        let line = after.lines.first { $0.entered?.place == place }
        guard line?.outcome == .unsupported || line?.outcome == .nearMiss else { continue }
        added += 1
        #expect(raised(before, after) == [], "seed \(seed)")
      }
    }
    #expect(added > 3000)
  }

  @Test("removing a line that is right in code, place and POA never raises one")
  func removing() throws {
    var removed = 0
    for seed in seeds {
      let it = try Generated(seed: seed, book: book)
      let before = it.graded(it.sheet)
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
        guard after.measure(.codeOverCode)?.numerator == captured(before) - 1 else { continue }
        removed += 1
        #expect(raised(before, after) == [], "seed \(seed), \(place)")
      }
    }
    #expect(removed > 10_000)
  }

  private func captured(_ report: GradeReport) -> Double {
    report.measure(.codeOverCode)?.numerator ?? 0
  }

  @Test("dots, case and spaces change nothing")
  func spelling() throws {
    for seed in seeds {
      let it = try Generated(seed: seed, book: book)
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
      #expect(it.graded(sheet) == it.graded(it.sheet), "seed \(seed)")
    }
  }

  @Test("each line has exactly one outcome, and the outcomes account for both sides")
  func accounting() throws {
    for seed in seeds {
      let it = try Generated(seed: seed, book: book, sharesCodes: seed % 2 == 0)
      let result = it.graded(it.sheet)
      var places: [LinePlace] = it.sheet.principal == nil ? [] : [LinePlace(.principal, 0)]
      places += it.sheet.secondary.indices.map { LinePlace(.secondary, $0) }
      places += it.sheet.procedures.indices.map { LinePlace(.procedure, $0) }
      let entered = result.lines.compactMap { $0.entered?.place }
      #expect(entered.count == places.count && Set(entered) == Set(places), "seed \(seed)")
      let keyed = result.lines.compactMap { $0.keyed?.place }.filter { $0.section != .procedure }
      let count = it.lines.principal.lines.count + it.lines.secondary.count
      #expect(keyed.count == count && Set(keyed).count == count, "seed \(seed)")
      for (index, line) in it.lines.procedures.enumerated() {
        let lines = result.lines.filter { $0.keyed?.place == LinePlace(.procedure, index) }
        let needed = line.isOptional ? 1 : line.count.required
        #expect(lines.count >= needed && lines.count <= line.count.allowed, "seed \(seed)")
      }
      for line in result.lines {
        let isConsistent =
          switch line.outcome {
          case .correct, .wrongPlace, .nearMiss: line.entered != nil && line.keyed != nil
          case .missed: line.entered == nil && line.keyed != nil
          case .unsupported: line.entered != nil && line.keyed == nil
          case .optional: line.entered != nil || line.keyed != nil
          }
        #expect(isConsistent, "seed \(seed)")
        #expect(!line.why.isEmpty, "seed \(seed)")
      }
    }
  }

  @Test("the counts of the measures are those of the lines")
  func counts() throws {
    for seed in seeds {
      let it = try Generated(seed: seed, book: book, sharesCodes: seed % 2 == 0)
      let result = it.graded(it.sheet)
      func count(_ outcomes: Outcome...) -> Int {
        result.lines.filter { outcomes.contains($0.outcome) }.count
      }
      let captured = count(.correct, .wrongPlace)
      let charged = count(.nearMiss, .missed, .unsupported)
      #expect(result.counts(.codeOverCode) == "\(captured)/\(captured + charged)", "seed \(seed)")
      let keyed = captured + count(.nearMiss, .missed)
      #expect(result.counts(.correctOverKeyed) == "\(captured)/\(keyed)", "seed \(seed)")
      let graded = result.lines.filter { $0.poa != .notGraded }
      let right = graded.filter { $0.poa == .correct }
      #expect(result.counts(.poa) == "\(right.count)/\(graded.count)", "seed \(seed)")
      #expect((0...100).contains(result.practiceScore), "seed \(seed)")
      for measure in result.measures {
        #expect((0...1).contains(measure.value ?? 0), "seed \(seed): \(measure.name)")
      }
    }
  }
}
