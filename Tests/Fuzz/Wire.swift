import Chart

/// A summary on the wire, as good input.
struct Wire {
  private let summary: CodingSummary

  init(_ summary: CodingSummary) { self.summary = summary }

  /// As a line of a batch.
  func json(case id: String?, encounter: Encounter?) -> String {
    guard case .inpatient(let sheet) = summary else { return Wire.visit }
    var fields = ["\"schema\":1", "\"id\":\"7\""]
    if let id { fields.append("\"case\":\"\(id)\"") }
    if let encounter {
      fields.append(
        "\"encounter\":{\"age\":\(encounter.age),\"sex\":\"\(encounter.sex.rawValue)\","
          + "\"facility\":\"\(encounter.facility.rawValue)\","
          + "\"payer\":\"\(encounter.payer.rawValue)\",\"admitted\":\"\(encounter.admitted)\","
          + "\"discharged\":\"\(encounter.discharged)\","
          + "\"disposition\":\"\(encounter.disposition)\"}")
    }
    if let admitting = sheet.admitting {
      fields.append("\"admitting\":{\"code\":\"\(admitting)\"}")
    }
    if let principal = sheet.principal { fields.append("\"principal\":\(entry(principal))") }
    fields.append("\"secondary\":[\(sheet.secondary.map(entry).joined(separator: ","))]")
    let procedures = sheet.procedures.map { procedure in
      "{\"code\":\"\(procedure.code)\""
        + (procedure.date.map { ",\"date\":\"\($0)\"}" } ?? "}")
    }
    fields.append("\"procedures\":[\(procedures.joined(separator: ","))]")
    return "{\(fields.joined(separator: ","))}"
  }

  /// As a file.
  var yaml: String {
    guard case .inpatient(let sheet) = summary else { return "schema: 1\n" }
    var lines = ["schema: 1"]
    if let admitting = sheet.admitting { lines.append("admitting: {code: \(admitting)}") }
    if let principal = sheet.principal { lines.append("principal: \(flow(principal))") }
    lines.append("secondary:")
    lines += sheet.secondary.map { "  - \(flow($0))" }
    if !sheet.procedures.isEmpty { lines.append("procedures:") }
    lines += sheet.procedures.map { procedure in
      "  - {code: \(procedure.code)" + (procedure.date.map { ", date: \($0)}" } ?? "}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A visit, which no shipped case is yet.
  static let visit =
    "{\"schema\":1,\"id\":\"v\",\"encounter\":{\"setting\":\"outpatient\",\"age\":40,\"sex\":\"F\","
    + "\"admitted\":\"2026-05-02T10:00\",\"discharged\":\"2026-05-02T12:00\",\"disposition\":\"01\"},"
    + "\"reasonForVisit\":[{\"code\":\"R07.9\"}],\"first\":{\"code\":\"I20.0\"},\"other\":["
    + "{\"code\":\"I10\"}],\"lines\":[{\"code\":\"J0690\",\"modifiers\":[\"25\"],\"units\":2}]}"

  private func entry(_ entry: DiagnosisEntry) -> String {
    "{\"code\":\"\(entry.code)\"" + (entry.poa.map { ",\"poa\":\"\($0.letter)\"}" } ?? "}")
  }

  private func flow(_ entry: DiagnosisEntry) -> String {
    "{code: \(entry.code)" + (entry.poa.map { ", poa: \($0.letter)}" } ?? "}")
  }
}
