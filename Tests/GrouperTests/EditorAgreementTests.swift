import Chart
import CodeSets
import Grading
import Grouper
import TestSupport
import Testing

/// The edits that both the core and the Medicare Code Editor have, on random claims over all valid
/// codes: the core says which line, the editor counts.
@Suite("Edits beside the code editor's")
struct EditorAgreementTests {
  /// The editor's kinds, and the edits of ours that each one counts.
  static let kinds: [String: [EditID]] = [
    "AGE_CONFLICT": [.ageConflict],
    "E_CODE_AS_PDX": [.principalExternalCause],
    "MANIFESTATION_AS_PDX": [.principalManifestation],
    "UNACCEPTABLE_PDX": [.principalUnacceptable, .principalUnderdosing, .principalSevereSepsis],
    "QUESTIONABLE_ADMISSION": [.questionableAdmission],
    "REQUIRES_SDX": [.secondaryRequired],
    "UNSPECIFIED": [.unspecifiedCode],
  ]

  struct Pool {
    let diagnoses: [DiagnosisCode]
    let procedures: [ProcedureCode]
    /// Codes that some edit is about, drawn more often than chance would.
    let flagged: [DiagnosisCode]

    init(_ book: CodeBook) {
      let day = Stays.admission
      diagnoses = book.diagnoses(startingWith: "", limit: .max)
        .filter { $0.isComplete && $0.valid.contains(day) }.map(\.code)
      procedures = book.procedures(startingWith: "", limit: .max)
        .filter { $0.valid.contains(day) }.map(\.code)
      flagged = diagnoses.filter { !book.flags(of: $0, on: day).isEmpty }
    }

    func claim(_ random: inout SeededGenerator) -> (InpatientSummary, age: Int) {
      var codes: [DiagnosisCode] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let pool = Bool.random(using: &random) ? diagnoses : flagged
        codes.append(pool[Int.random(in: pool.indices, using: &random)])
      }
      let done = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        ProcedureEntry(procedures[Int.random(in: procedures.indices, using: &random)])
      }
      let poa = PresentOnAdmission.valid
      let entries = codes.map {
        DiagnosisEntry($0, poa: poa[Int.random(in: 0..<4, using: &random)])
      }
      let summary = InpatientSummary(
        principal: entries[0], secondary: Array(entries.dropFirst()), procedures: done)
      return (summary, Int.random(in: 0...110, using: &random))
    }
  }

  @Test("20,000 random claims: the same counts of every kind that both have")
  func agreement() throws {
    let book = try openBook()
    let engine = try openEngine()
    let pool = Pool(book)
    let sexes: [Sex] = [.female, .male, .unknown]
    var random = SeededGenerator(seed: 20_260_502)
    var met: [String: Int] = [:]
    for number in 0..<20_000 {
      var (summary, age) = pool.claim(&random)
      // The one code that is acceptable only in company would hardly come up by chance.
      if number % 400 == 0 {
        summary.principal = DiagnosisEntry("Z51.89")
        if number % 800 == 0 { summary.secondary = [] }
      }
      let encounter = try stay(
        age: age, sex: sexes[number % 3], disposition: ["01", "03", "20", "62"][number % 4])
      let theirs = Dictionary(
        try engine.edits(of: Claim(summary, of: encounter)).map { ($0.name, $0.count) },
        uniquingKeysWith: +)
      let ours = edits(of: .inpatient(summary), encounter: encounter, using: book)
      for (kind, ids) in Self.kinds {
        let count = ours.count { edit in ids.contains { $0.rawValue == edit.id } }
        met[kind, default: 0] += count
        #expect(theirs[kind] ?? 0 == count, "claim \(number), \(kind): \(summary)")
      }
      let covered = ours.count { $0.id == EditID.procedureCoverage.rawValue }
      let limits = (theirs["NON_COVERED"] ?? 0) + (theirs["LIMITED_COVERAGE"] ?? 0)
      met["COVERAGE", default: 0] += covered
      #expect(covered == limits, "claim \(number): \(summary.procedures)")
    }
    for kind in Self.kinds.keys { #expect(met[kind, default: 0] > 0, "\(kind) never came up") }
  }
}
