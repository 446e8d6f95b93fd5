import Chart
import SourceText

/// `key.yaml` as read: every line in one form, with the places its faults are reported at.
struct KeyFile: Sendable {
  /// One acceptable code of a line.
  struct Code: Sendable {
    /// Upper case without dots.
    var text: String
    var poa: [Located<PresentOnAdmission>]
    var line: Int
  }

  /// A line of any section.
  struct Line: Sendable {
    var place: LinePlace
    var line: Int
    var codes: [Code]
    /// Written with `any`.
    var isAny = false
    var isOptional = false
    var why = ""
    var cite: [Located<Citation>] = []
    var evidence: [Located<Evidence>] = []
    var date: Located<CivilDate>?
    var isPrincipal = false
    var count: Located<Repetition>?
    var modifiers: [String] = []
    var units = 1
  }

  /// What `principal` holds beside its lines.
  struct Principal: Sendable {
    /// The clause and its line; nil for a principal of one line.
    var clause: Located<Citation>?
    var isEither = false
    var why = ""
    var cite: [Located<Citation>] = []
    var line = 0
  }

  /// One entry of `sequence`.
  struct Sequence: Sendable {
    var before: Located<DiagnosisCode>
    var after: Located<DiagnosisCode>
    var why: String
    var cite: [Located<Citation>]
    var line: Int
  }

  /// One entry of `traps`.
  struct TrapLine: Sendable {
    var code: Located<String>
    var isProcedure: Bool
    var why: String
    var cite: [Located<Citation>]
    var evidence: [Located<Evidence>]
    var line: Int
  }

  /// One entry of `queries`.
  struct Query: Sendable {
    var about: String
    var isNeeded: Bool
    var why: String
    var indicators: [Located<Evidence>]
    var options: [QueryKey.Option]
    var line: Int
  }

  var admitting: [Located<DiagnosisCode>] = []
  var disposition: Located<String>?
  /// All diagnoses, procedures and service lines, in the order of the sections.
  var lines: [Line] = []
  var principal = Principal()
  var sequence: [Sequence] = []
  var traps: [TrapLine] = []
  var queries: [Query] = []
  var waivers: [Waiver] = []
  var group: Located<ExpectedGroup>?
  /// Whether it was read without a fault; otherwise parts may be missing here that are in the file.
  var isWhole = true

  /// The lines of one section.
  func lines(of section: Section) -> [Line] { lines.filter { $0.place.section == section } }
}

extension KeyFile.Line {
  /// Whether it is of ICD-10-CM codes.
  var isDiagnosis: Bool {
    switch place.section {
    case .procedure, .line: false
    case .principal, .secondary, .reasonForVisit, .first, .other: true
    }
  }

  /// A code as coders write it.
  func written(_ code: KeyFile.Code) -> String {
    isDiagnosis ? DiagnosisCode(normalised: code.text).description : code.text
  }

  /// Its codes as coders write them.
  var name: String { codes.map(written).joined(separator: " / ") }
}

extension KeyFile {
  /// Every quotation of the key.
  var evidence: [Located<Evidence>] {
    lines.flatMap(\.evidence) + traps.flatMap(\.evidence) + queries.flatMap(\.indicators)
  }

  /// Every citation of the key.
  var citations: [Located<Citation>] {
    lines.flatMap(\.cite) + principal.cite + (principal.clause.map { [$0] } ?? [])
      + sequence.flatMap(\.cite) + traps.flatMap(\.cite)
  }
}
