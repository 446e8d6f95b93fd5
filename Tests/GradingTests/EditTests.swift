import Chart
import Grading
import TestSupport
import Testing

/// A sheet in short, and the edits that it must and must not have.
struct EditCase: Sendable, CustomTestStringConvertible {
  /// `A41.01 Y, R65.21 Y`: the principal first.
  var diagnoses: String
  var procedures: [ProcedureEntry] = []
  var expects: EditID?
  var says = ""
  var change: @Sendable (inout Encounter, inout InpatientSummary) -> Void = { _, _ in }

  var testDescription: String { "\(expects?.rawValue ?? "none"): \(diagnoses)" }

  func edits() throws -> [Edit] {
    var encounter = try #require(Stays.encounter())
    let entries = diagnoses.split(separator: ",").map { entry(String($0)) }
    var summary = InpatientSummary(
      principal: entries.first, secondary: Array(entries.dropFirst()), procedures: procedures)
    change(&encounter, &summary)
    return Grading.edits(of: .inpatient(summary), encounter: encounter, using: try openBook())
  }
}

@Suite("Edits")
struct EditTests {
  static let wrong: [EditCase] = [
    EditCase(diagnoses: "A41.01 Y, Q00000 Y", expects: .invalidCode, says: "Q00.0 is complete"),
    EditCase(diagnoses: "A41.01 Y, 999 Y", expects: .invalidCode, says: "not an ICD-10-CM code"),
    EditCase(diagnoses: "A41.01 Y, E11.229 Y", expects: .invalidCode, says: "E11.22 is complete"),
    EditCase(diagnoses: "A41.01 Y, E11.2 Y", expects: .incompleteCode, says: "E11.22"),
    EditCase(diagnoses: "S72.001 Y", expects: .incompleteCode),
    EditCase(diagnoses: "S72.001Z Y", expects: .seventhCharacter, says: "Z is not a 7th character"),
    EditCase(diagnoses: "A41.01 Y, W19A Y", expects: .placeholder, says: "W19.XXXA"),
    EditCase(diagnoses: "A41.01 Y, J96.01 Y, J96.01 N", expects: .duplicateDiagnosis),
    EditCase(
      diagnoses: "A41.01 Y", procedures: [done("0JBZ0ZZ")], expects: .procedureCharacter,
      says: "Character 4 (body part), Z"),
    EditCase(
      diagnoses: "A41.01 Y", procedures: [done("0JB94ZZ")], expects: .procedureCharacter,
      says: "Character 5 (approach), 4, is not valid after 0JB9. Valid there: 0 Open, 3 Perc"),
    EditCase(
      diagnoses: "A41.01 Y", procedures: [done("0JB90")], expects: .procedureCharacter,
      says: "has 5 of 7 characters"),
    EditCase(
      diagnoses: "A41.01 Y", procedures: [done("30233AZ")], expects: .notValidThen, says: "30233AZ"),
    EditCase(diagnoses: "F02.80 Y, G30.9 Y", expects: .principalManifestation),
    EditCase(diagnoses: "W19.XXXA Y, S72.001A Y", expects: .principalExternalCause),
    EditCase(diagnoses: "Z87.891, J44.9 Y", expects: .principalUnacceptable),
    EditCase(diagnoses: "R65.21 Y, A41.9 Y", expects: .principalSevereSepsis),
    EditCase(diagnoses: "T38.3X6A Y, E11.10 Y", expects: .principalUnderdosing),
    EditCase(diagnoses: "J18.9 Y, F02.80 Y", expects: .etiologyAfter, says: "G30.9 goes before") {
      $1.secondary.append(DiagnosisEntry("G30.9", poa: .yes))
    },
    EditCase(diagnoses: "J18.9, Z79.4 Y", expects: .poaMissing, says: "J18.9 needs"),
    EditCase(diagnoses: "J18.9 1", expects: .poaInvalid, says: "1 is not a POA indicator"),
    EditCase(diagnoses: "J18.9 Y, Z79.4 Y", expects: .poaExempt, says: "Z79.4 is exempt"),
    EditCase(
      diagnoses: "J18.9 Y", procedures: [done("5A1955Z", on: 11)], expects: .procedureDate,
      says: "after the discharge"),
    EditCase(
      diagnoses: "J18.9 Y", procedures: [done("5A1955Z", on: -4)], expects: .procedureDate,
      says: "more than 3 days before"),
    EditCase(
      diagnoses: "F32.9 Y", procedures: [done("GZB4ZZZ", on: -2)], expects: .procedureDate,
      says: "more than 1 day before",
      change: { encounter, _ in encounter.facility = .psychiatric }),
    EditCase(diagnoses: "J18.9 Y, Y65.51 N", expects: .wrongProcedure),
    EditCase(diagnoses: "J18.9 Y", expects: .disposition, says: "99 is not") {
      $1.disposition = "99"
    },
  ]

  static let doubtful: [EditCase] = [
    EditCase(diagnoses: "E10.9 Y, E11.9 Y", expects: .excludes1, says: "exclude each other"),
    EditCase(
      diagnoses: "I50.9 Y, I11.0 Y", expects: .codeFirstAfter, says: "I11.0 goes before I50.9"),
    EditCase(diagnoses: "F05 Y", expects: .codeFirstMissing, says: "such as"),
    EditCase(diagnoses: "I11.0 Y", expects: .useAdditionalMissing, says: "heart failure"),
    EditCase(diagnoses: "E11.22 Y", expects: .useAdditionalMissing, says: "stage"),
    EditCase(diagnoses: "A41.9 Y, R65.20 Y", expects: .useAdditionalMissing, says: "organ"),
    EditCase(diagnoses: "M17.11 Y, M17.12 Y", expects: .bothSides, says: "M17.0"),
    EditCase(diagnoses: "H25.11 Y, H25.12 Y", expects: .bothSides, says: "H25.13"),
    EditCase(diagnoses: "M17.10 Y", expects: .unspecifiedSide),
    EditCase(diagnoses: "J18.9 Y, A41.9 Y", expects: .localisedInfectionFirst),
    EditCase(diagnoses: "O80", procedures: [done("10E0XZZ")], expects: .deliveryOutcome) {
      encounter, _ in encounter.age = 30
    },
    EditCase(diagnoses: "O80, Z37.0", procedures: [done("10E0XZZ")], expects: .deliveryWeeks) {
      encounter, _ in encounter.age = 30
    },
    EditCase(diagnoses: "O24.420 Y", expects: .ageConflict, says: "the patient is 67"),
    EditCase(
      diagnoses: "J18.9 Y", procedures: [done("5A1955Z", on: 0)], expects: .ventilationHours,
      change: { encounter, _ in
        encounter.discharged =
          CivilDateTime(encounter.admitted.date + 3, hour: 9, minute: 0) ?? encounter.discharged
      }),
    EditCase(diagnoses: "J18.9 N", expects: .principalNotPresent),
  ]

  static let informing: [EditCase] = [
    EditCase(diagnoses: "A41.01 Y, R78.81 Y", expects: .integralSymptom),
    EditCase(diagnoses: "J18.9 Y, L89.154 N", expects: .hospitalAcquired, says: "condition 4"),
    EditCase(diagnoses: "J18.9 Y, L89.154 N", expects: .patientSafety, says: "PSI 03"),
    EditCase(diagnoses: "Z51.11, Z51.0", expects: .therapyOrder),
    EditCase(diagnoses: "N18.32 Y", expects: .useAdditional, says: "Z94.0"),
  ]

  @Test("errors: the code sets decide", arguments: wrong)
  func errors(_ sample: EditCase) throws { try check(sample, .error) }

  @Test("warnings: a careful coder looks again", arguments: doubtful)
  func warnings(_ sample: EditCase) throws { try check(sample, .warning) }

  @Test("notes: for information", arguments: informing)
  func notes(_ sample: EditCase) throws { try check(sample, .note) }

  private func check(_ sample: EditCase, _ severity: Severity) throws {
    let found = try sample.edits()
    let edit = try #require(
      found.first { $0.id == sample.expects?.rawValue }, "found \(found.map(\.id))")
    #expect(edit.severity == severity)
    #expect(sample.says.isEmpty || edit.message.contains(sample.says), "\(edit.message)")
    #expect(!edit.cite.isEmpty)
    #expect(edit.message.hasSuffix("."))
  }

  @Test(
    "right sheets have neither error nor warning",
    arguments: [
      "A41.01 Y, R65.21 Y, J15.211 Y, J96.01 Y, N17.0 Y, E11.22 Y, I12.9 Y, N18.32 Y, Z79.4",
      "I13.0 Y, I50.23 Y, N18.32 Y, I25.10 Y", "G30.9 Y, F02.80 Y", "S72.001A Y, W18.30XA Y",
      "A41.9 Y, J18.9 Y", "T81.44XA N, A41.9 N, N39.0 Y", "N18.32 Y, D63.1 Y", "M17.0 Y",
      "O24.420 Y, Z37.0, Z3A.38", "E11.621 Y, L97.512 Y", "J44.0 Y, J18.9 Y",
      "I63.411 Y, G81.92 Y, T45.516A Y", "N17.9 Y, F05 N", "K70.31 Y, F10.20 Y, T47.3X6A Y, D62 Y",
    ])
  func right(diagnoses: String) throws {
    let found = try EditCase(diagnoses: diagnoses) { encounter, summary in
      if summary.principal?.code.text.hasPrefix("O") == true { encounter.age = 30 }
    }.edits()
    let loud = found.filter { $0.severity != .note && $0.id != EditID.principalNotPresent.rawValue }
    #expect(loud.isEmpty, "\(loud.map(\.message))")
  }

  @Test("a manifestation in the principal slot is one fault and told once")
  func manifestation() throws {
    let found = try EditCase(diagnoses: "F02.80 Y, G30.9 Y").edits()
    let told = found.filter { $0.codes.contains("F02.80") && $0.severity == .error }
    #expect(told.map(\.id) == [EditID.principalManifestation.rawValue])
    #expect(told.first?.message.contains("G30.9, goes before it") == true)
    let alone = try EditCase(diagnoses: "F02.80 Y").edits().filter { $0.severity == .error }
    #expect(alone.map(\.id) == [EditID.principalManifestation.rawValue])
  }

  @Test(
    "a hospital-acquired condition is what CMS's formula makes of all late lines together",
    arguments: [
      ("J18.9 Y, N39.0 N", "", []), ("J18.9 Y, T83.511A N, N39.0 N", "", ["T83.511A", "N39.0"]),
      ("J18.9 Y, T83.511A Y, N39.0 N", "", []), ("M17.11 Y, I26.99 N", "", []),
      ("M17.11 Y, I26.99 N", "0SRC0J9", ["I26.99"]),
    ])
  func acquired(diagnoses: String, procedure: String, codes: [String]) throws {
    let found = try EditCase(
      diagnoses: diagnoses, procedures: procedure.isEmpty ? [] : [done(procedure)]
    ).edits()
    #expect(found.filter { $0.id == EditID.hospitalAcquired.rawValue }.flatMap(\.codes) == codes)
  }

  @Test("conditions are not said twice, and codes of pregnancy not asked of a man")
  func conditions() throws {
    let found = try EditCase(diagnoses: "E66.812 Y, A41.01 Y") { encounter, _ in
      encounter.sex = .male
    }.edits().filter { $0.id == EditID.codeFirstIfApplicable.rawValue }
    #expect(found.flatMap(\.codes) == ["A41.01"])
    #expect(
      found.allSatisfy { !$0.message.contains("if applicable") && !$0.message.contains(": ,") })
  }

  @Test(
    "a body mass index is asked for with obesity, and not beside a code of chapter 15",
    arguments: [
      ("A41.01 Y, E66.812 Y", "mass index"), ("O99.214 Y, E66.812 Y", nil),
      ("A41.01 Y, E66.1 Y", "mass index"), ("O99.214 Y, E66.1 Y", "adverse effect"),
    ])
  func massIndex(diagnoses: String, says: String?) throws {
    let found = try EditCase(diagnoses: diagnoses).edits().filter {
      $0.id == EditID.useAdditional.rawValue && $0.codes.contains { $0.hasPrefix("E66") }
    }
    #expect(found.count == (says == nil ? 0 : 1))
    #expect(found.allSatisfy { $0.message.contains(says ?? "") })
    guard diagnoses.hasPrefix("O") else { return }
    #expect(found.allSatisfy { !$0.message.contains("mass index") })
  }

  @Test("hospitals that are exempt from POA get no edit about it", arguments: Facility.allCases)
  func facilities(facility: Facility) throws {
    let found = try EditCase(diagnoses: "J18.9, Z79.4 Y") { encounter, _ in
      encounter.facility = facility
    }.edits()
    #expect(found.contains { $0.id.hasPrefix("poa") } == (facility == .acute))
  }

  @Test("a line that nothing supports takes the reason of the edit about it")
  func reasons() throws {
    let book = try openBook()
    let key = AnswerKey(
      .inpatient(InpatientKey(principal: PrincipalKey([line("E11.9 Y")]), secondary: [])))
    let report = grade(
      .inpatient(
        InpatientSummary(
          principal: entry("E11.9 Y"), secondary: [entry("I10.99 Y"), entry("K29.70 Y")])),
      against: key, policy: ReportingPolicy(), encounter: try #require(Stays.encounter()),
      using: book)
    let unsupported = report.lines.filter { $0.outcome == .unsupported }
    #expect(unsupported.first?.why.contains("I10 is complete") == true)
    #expect(unsupported.last?.why.contains("none of the key's evidence") == true)
  }

  @Test("edits and the reasons they give do not depend on the order of secondary lines")
  func order() throws {
    let codes = ["R78.81 Y", "J18.9 Y", "E11.9 Y", "E10.9 Y", "R05.1 Y", "M17.11 Y", "M17.12 Y"]
    func words(_ order: [String]) throws -> Set<String> {
      let sheet = InpatientSummary(principal: entry("A41.01 Y"), secondary: order.map(entry))
      return Set(
        try report(sheet, Sample().key, withEdits: true).lines.map { "\($0.outcome) \($0.why)" })
    }
    #expect(try words(codes) == words(codes.reversed()))
    #expect(try words(codes) == words(Array(codes[3...] + codes[..<3])))
  }

  @Test("a sheet of thousands of lines is checked at bounded cost", .timeLimit(.minutes(1)))
  func thousands() throws {
    let entries = (0..<5000).map { entry("E1\($0 % 2).9 Y, M17.1\($0 % 3)") }
    let sheet = InpatientSummary(
      principal: entry("A41.01 Y"), secondary: entries,
      procedures: (0..<2000).map { _ in done("0JBZ0ZZ") })
    let found = edits(
      of: .inpatient(sheet), encounter: try #require(Stays.encounter()), using: try openBook())
    #expect(found.count { $0.id == EditID.procedureCharacter.rawValue } == 2000)
    #expect(found.contains { $0.id == EditID.duplicateDiagnosis.rawValue })
  }
}
