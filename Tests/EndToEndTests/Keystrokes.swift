import CaseLibrary
import Chart
import Foundation
import Testing

/// A case of this checkout, by its folder.
struct CaseFolder: CustomTestStringConvertible, Sendable {
  var path: String
  /// Whether it is one of the project's own, not a test pack.
  var isReal: Bool

  var id: String { URL(filePath: path).lastPathComponent }
  var testDescription: String { id }

  /// The test pack's stay, and the project's first case; that every case can be coded to 100 is
  /// proved without a terminal.
  static let coded = [
    CaseFolder(path: Checkout.packs + "/inpatient/test-pack-stay", isReal: false),
    CaseFolder(path: Checkout.cases + "/inpatient/fever-and-confusion", isReal: true),
  ]
}

/// What a coder who knows the key would report, line by line.
struct ModelSheet {
  var diagnoses: [(code: String, poa: String?)]
  var procedures: [(code: String, date: CivilDate?)]
  var admitting: String?
  var disposition: String?
  /// Words of the first line's evidence.
  var firstQuote: String

  /// Reads it off a case's key: the first acceptable code and indicator of each required line, in an
  /// order that the key's constraints allow. Nil where the case is not an inpatient one.
  init?(_ chosen: PracticeCase) {
    guard case .inpatient(let key) = chosen.key.lines else { return nil }
    var lines = Array(key.principal.lines.dropFirst()) + key.secondary.filter { !$0.isOptional }
    for constraint in key.sequence {
      let place = { (code: DiagnosisCode) in
        lines.firstIndex { $0.alternatives.contains { $0.code == code } }
      }
      guard let first = place(constraint.before), let second = place(constraint.after),
        first > second
      else { continue }
      lines.insert(lines.remove(at: first), at: second)
    }
    diagnoses = (key.principal.lines.prefix(1) + lines).compactMap { line in
      line.alternatives.first.map { ($0.code.description, $0.poa.first?.letter) }
    }
    let required = key.procedures.filter { !$0.isOptional }
    let inOrder = required.filter(\.isPrincipal) + required.filter { !$0.isPrincipal }
    procedures = inOrder.flatMap { line in
      let code = line.alternatives.first?.description ?? ""
      return Array(repeating: (code, line.date), count: line.count.required)
    }
    admitting = chosen.key.admitting.first?.description
    disposition = chosen.key.disposition
    firstQuote = key.principal.lines.first?.rationale.evidence.first?.quote ?? ""
  }

  /// The sheet in the wire format, as YAML.
  func yaml(for id: String) -> String {
    func entry(_ line: (code: String, poa: String?)) -> String {
      "{code: \(line.code)" + (line.poa.map { ", poa: \"\($0)\"" } ?? "") + "}"
    }
    var text = "schema: 1\ncase: \(id)\nprincipal: \(entry(diagnoses[0]))\nsecondary:\n"
    text += diagnoses.dropFirst().map { "  - \(entry($0))\n" }.joined()
    text += procedures.isEmpty ? "" : "procedures:\n"
    for line in procedures {
      text += "  - {code: \(line.code)" + (line.date.map { ", date: \($0)" } ?? "") + "}\n"
    }
    if let admitting { text += "admitting: {code: \(admitting)}\n" }
    if let disposition { text += "disposition: \"\(disposition)\"\n" }
    return text
  }
}

extension TmuxScreen {
  /// Types a whole sheet into the coding summary, which has the keys, and sees each line appear.
  func code(_ sheet: ModelSheet) throws {
    for line in sheet.diagnoses {
      try type(line.code)
      try waitForRow(line.code)
      try press("Enter")
      guard let poa = line.poa else {
        try waitForRow(line.code, "exempt")
        continue
      }
      try waitForRow(line.code, "_")
      try type(poa.lowercased())
      try waitForRow(line.code, poa)
    }
    for line in sheet.procedures {
      try type("o" + line.code)
      try waitForRow(line.code)
      try press("Enter")
      try type(line.date?.description ?? "")
      try press("Enter")
      let day = line.date.map { "\($0.parts.day)" } ?? "no date"
      try wait(until: "\(line.code) with its date") { text in
        rows(of: text, with: line.code).contains { $0.contains(" \(day)") }
      }
    }
    if let admitting = sheet.admitting {
      try press("End", "k")
      try type(admitting)
      try press("Enter")
      try wait(until: "the admitting diagnosis") { text in
        rows(of: text, with: admitting).contains { $0.contains("ad ") }
      }
    }
    if let disposition = sheet.disposition {
      try press("End")
      try type(disposition)
      try press("Enter")
      try wait(until: "the disposition") { text in
        rows(of: text, with: "dc \(disposition)").contains { $0.count > 20 }
      }
    }
  }

  /// Waits for a line of the summary that holds a code and ends with its indicator.
  private func waitForRow(_ code: String, _ trailer: String = "") throws {
    try wait(until: "\(code) \(trailer)") { text in
      rows(of: text, with: code).contains { row in
        row.trimmingCharacters(in: .whitespaces).hasSuffix(trailer)
      }
    }
  }

  private func rows(of text: String, with words: String) -> [String] {
    text.components(separatedBy: "\n").filter { $0.contains(words) }
  }
}
