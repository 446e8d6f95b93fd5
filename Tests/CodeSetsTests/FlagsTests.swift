import Chart
import CodeSets
import CustomDump
import Testing

@Suite struct FlagsTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test func countsOfTheDiagnoses() throws {
    let (april, march) = (try day("2026-04-01"), try day("2026-03-31"))
    func counts(_ date: CivilDate) -> [UInt32: Int] {
      var counts: [UInt32: Int] = [:]
      for record in book.diagnoses(startingWith: "", limit: .max) where record.isComplete {
        let flags = book.flags(of: record.code, on: date)
        for bit in 0..<16 where flags.rawValue & 1 << bit != 0 {
          counts[1 << bit, default: 0] += 1
        }
      }
      return counts
    }
    func named(_ counts: [UInt32: Int]) -> [Int?] {
      let flags: [DiagnosisFlags] = [
        .unacceptableAsPrincipal, .manifestation, .externalCause, .questionableAdmission,
        .requiresSecondary, .newborn, .pediatric, .maternity, .adult, .unspecified,
        .wrongProcedure, .outcomeOfDelivery, .type1Diabetes, .leukemia, .sterilization,
        .clinicalTrial,
      ]
      return flags.map { counts[$0.rawValue] }
    }
    expectNoDifference(
      named(counts(april)),
      [2_652, 422, 7_461, 30, 1, 42, 125, 2_543, 856, 3_465, 3, 19, 85, 11, 1, 1])
    // Five codes became acceptable in April.
    #expect(counts(march)[DiagnosisFlags.unacceptableAsPrincipal.rawValue] == 2_657)
  }

  @Test(arguments: flagged)
  func flags(code: String, date: String, flags: DiagnosisFlags) throws {
    let found = book.flags(of: DiagnosisCode(code), on: try day(date))
    #expect(found.isSuperset(of: flags), "\(found)")
    if flags.isEmpty { #expect(found == []) }
  }

  @Test func agesOfTheEditor() {
    #expect(DiagnosisFlags.newborn.ages == 0...0)
    #expect(DiagnosisFlags.pediatric.ages == 0...17)
    #expect(DiagnosisFlags.maternity.ages == 9...64)
    #expect(DiagnosisFlags.adult.ages == 15...124)
    #expect(DiagnosisFlags([.maternity, .adult]).ages == 15...64)
    #expect(DiagnosisFlags.manifestation.ages == nil)
  }

  @Test func countsOfTheProcedures() throws {
    let april = try day("2026-04-01")
    var counts: [UInt32: Int] = [:]
    for record in book.procedures(startingWith: "", limit: .max) where record.valid.contains(april)
    {
      let flags = book.flags(of: record.code, on: april)
      for bit in 0..<10 where flags.rawValue & 1 << bit != 0 { counts[1 << bit, default: 0] += 1 }
    }
    let flags: [ProcedureFlags] = [
      .nonCovered, .limitedCoverage, .nonCoveredForSterilization, .nonCoveredByLeukemia,
      .pancreasTransplant, .nonCoveredUpTo60, .kidneyTransplant, .vaginalDelivery,
      .cesareanDelivery, .longVentilation,
    ]
    expectNoDifference(
      flags.map { counts[$0.rawValue] }, [95, 49, 87, 4, 2, 2, 6, 5, 3, 1])
    #expect(book.flags(of: "5A1955Z", on: april) == [.longVentilation, .nonOperatingRoom])
    #expect(book.flags(of: ProcedureCode("0FT44ZZ"), on: april).isEmpty)
    #expect(book.flags(of: "10E0XZZ", on: april).contains(.vaginalDelivery))
    #expect(book.flags(of: "30233AZ", on: try day("2026-03-31")).contains(.nonCoveredByLeukemia))
  }

  @Test func levels() {
    var counts: [ComplicationLevel: Int] = [:]
    for record in book.diagnoses(startingWith: "", limit: .max) where record.isComplete {
      counts[book.level(of: record.code), default: 0] += 1
    }
    expectNoDifference(counts, [.mcc: 3_354, .cc: 15_078, .none: 56_287])
    for (code, level) in [
      ("A41.9", ComplicationLevel.mcc), ("J96.01", .mcc), ("N17.9", .cc), ("I50.23", .mcc),
      ("I50.22", .cc), ("I10", .none), ("E11.9", .none), ("R65.21", .mcc), ("L89.154", .mcc),
      ("A41", .none), ("", .none), ("D62", .cc),
    ] {
      #expect(book.level(of: DiagnosisCode(code)) == level, "\(code)")
    }
    #expect(ComplicationLevel.none < .cc && ComplicationLevel.cc < .mcc)
  }
}

private let flagged: [(String, String, DiagnosisFlags)] = [
  ("F07.81", "2026-03-31", .unacceptableAsPrincipal),
  ("F07.81", "2026-04-01", []),
  ("Z79.02", "2026-05-01", .unacceptableAsPrincipal),
  ("W19.XXXA", "2026-05-01", .externalCause),
  ("I10", "2026-05-01", .questionableAdmission),
  ("A41.9", "2026-05-01", []),
  ("E10.10", "2026-05-01", .type1Diabetes),
  ("Z51.89", "2026-05-01", [.requiresSecondary, .unacceptableAsPrincipal]),
  ("O80", "2026-05-01", .maternity),
  ("Z38.01", "2026-05-01", .newborn),
  ("Y65.51", "2026-05-01", [.externalCause, .wrongProcedure]),
  ("Z37.0", "2026-05-01", [.maternity, .unacceptableAsPrincipal, .outcomeOfDelivery]),
  ("F02.80", "2026-05-01", .manifestation),
  ("Z99.99", "2026-05-01", []),
  ("", "2026-05-01", []),
  ("O80", "1999-01-01", .maternity),
]
