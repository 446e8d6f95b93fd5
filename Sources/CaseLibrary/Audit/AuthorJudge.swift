import Chart
import SourceText

/// Whether a line is documented by somebody whose word counts for it (I.B.14, III.B).
struct AuthorJudge {
  private let roles: [String: AuthorRole]
  private let setting: Setting
  private let key: KeyFile

  init(file: CaseFile, key: KeyFile) {
    roles = Dictionary(file.documents.map { ($0.id, $0.role) }) { first, _ in first }
    setting = file.encounter.setting
    self.key = key
  }

  /// What is wrong with the authors of a line's quotations; nil where nothing is.
  func problem(with line: KeyFile.Line) -> (what: String, remedy: String)? {
    guard line.isDiagnosis else {
      return isQuoted(line, isClinician)
        ? nil
        : ("\(line.name) is quoted from no clinician", "quote the one who did or recorded it")
    }
    let details = line.codes.map { code in clinicianDetails.first { $0.covers(code.text) } }
    guard let detail = details.first ?? nil, !details.contains(where: { $0 == nil }) else {
      return isQuoted(line, isProvider)
        ? nil
        : (
          "\(line.name) is not quoted from a provider",
          "quote the provider who documents it; others support a diagnosis, and do not make it"
        )
    }
    guard isQuoted(line, isClinician) else {
      return ("\(line.name) is quoted from no clinician", "quote the one who recorded it")
    }
    guard key.isWhole, let associated = detail.associated else { return nil }
    let isAccompanied = key.lines.contains { other in
      other.isDiagnosis && isQuoted(other, isProvider)
        && other.codes.contains { code in associated.contains(where: code.text.hasPrefix) }
    }
    return isAccompanied
      ? nil
      : (
        "\(line.name) stands without its associated diagnosis",
        "key the provider's diagnosis that it details (I.B.14), or take it out"
      )
  }

  /// A quotation from a document that is not listed has its own fault.
  private func isQuoted(_ line: KeyFile.Line, _ accepts: (AuthorRole) -> Bool) -> Bool {
    line.evidence.contains { roles[$0.value.document].map(accepts) ?? true }
  }

  /// An outpatient's interpreted images and specimens are a physician's diagnosis (IV.K).
  private func isProvider(_ role: AuthorRole) -> Bool {
    role == .provider || (setting != .inpatient && (role == .radiologist || role == .pathologist))
  }

  private func isClinician(_ role: AuthorRole) -> Bool {
    role != .registration && role != .laboratory
  }
}

/// Codes that other clinicians may document, with the diagnoses a provider must have made (I.B.14).
///
/// Pressure-injury stage (L89) and ulcer depth (L97, L98.4) are not among them: their codes hold the
/// diagnosis too, so that a provider must be quoted on the line itself, and a nurse may be beside.
private struct ClinicianDetail {
  var prefixes: [String]
  /// Starts of the codes it details; nil where it stands alone.
  var associated: [String]?

  func covers(_ code: String) -> Bool { prefixes.contains(where: code.hasPrefix) }
}

private let clinicianDetails = [
  // Body mass index.
  ClinicianDetail(
    prefixes: ["Z68"],
    associated: [
      "E40", "E41", "E42", "E43", "E44", "E45", "E46", "E64", "E65", "E66", "E88", "F50", "O25",
      "O26", "O992", "P05", "R62", "R63", "R64",
    ]),
  // NIH stroke scale.
  ClinicianDetail(prefixes: ["R297"], associated: ["I60", "I61", "I62", "I63", "G45", "H34"]),
  // Coma scale: with any condition.
  ClinicianDetail(prefixes: ["R402"], associated: nil),
  // Blood alcohol level.
  ClinicianDetail(prefixes: ["Y90"], associated: ["F10", "T51", "R78", "O9931", "K70", "G62"]),
  // Social determinants of health; underimmunisation.
  ClinicianDetail(
    prefixes: ["Z28", "Z55", "Z56", "Z57", "Z58", "Z59", "Z60", "Z61", "Z62", "Z63", "Z64", "Z65"],
    associated: nil),
  // Intent of a firearm injury.
  ClinicianDetail(
    prefixes: ["W32", "W33", "W34", "X72", "X73", "X74", "X93", "X94", "X95", "Y22", "Y23", "Y24"],
    associated: nil),
]
