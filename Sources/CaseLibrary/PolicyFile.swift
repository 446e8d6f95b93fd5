import Chart
import SourceText

/// `policy.yaml` as read, with the line of each family.
struct PolicyFile: Sendable {
  var policy = ReportingPolicy()
  /// The codes of every family, with their book and line.
  var codes: [(book: ReportingPolicy.Book, code: Located<String>)] = []
}

/// Reads `policy.yaml`; nil, with every fault noted, where a part is missing.
func readPolicyFile(_ bytes: [UInt8], log: FaultLog) -> PolicyFile? {
  guard let root = readSource(bytes, log: log),
    var reader = FieldReader(root, of: "the policy", log: log)
  else { return nil }
  let before = log.faults.count
  readSchema(&reader)
  var result = PolicyFile()
  result.policy.hospital = reader.text("hospital") ?? ""
  result.policy.families = reader.list("families", of: "a family") { reader in
    let name = reader.text("name")
    let rule = reader.oneOf("report", ReportingPolicy.Rule.self)
    _ = reader.requiredNode("codes")
    let codes = reader.texts("codes").map { $0.map { DiagnosisCode($0).text } }
    let book = reader.oneOf("book", ReportingPolicy.Book.self)
    let says = reader.text("says")
    guard let name, let rule, let book, let says else { return nil }
    result.codes += codes.map { (book, $0) }
    return ReportingPolicy.Family(
      name: name, rule: rule, book: book, prefixes: codes.map(\.value), says: says)
  }
  reader.finish()
  return log.faults.count == before ? result : nil
}
