import Chart
import SourceText

@Sendable func checkTraps(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey, let file = subject.pack.caseFile else { return [] }
  var findings: [Finding] = []
  let keyed = Dictionary(key.lines.flatMap { line in line.codes.map { ($0.text, line.line) } }) {
    first, _ in first
  }
  var seen: Set<String> = []
  for trap in key.traps {
    let name =
      trap.isProcedure ? trap.code.value : DiagnosisCode(normalised: trap.code.value).description
    if let line = keyed[trap.code.value] {
      findings.append(
        subject.inKey(
          trap.code.line, "the trap \(name) is a code of the key, on line \(line)",
          "take one of them out", codes: [trap.code.value]))
    }
    if !seen.insert(trap.code.value).inserted {
      findings.append(
        subject.inKey(
          trap.code.line, "the trap \(name) is given twice", "keep one of them",
          codes: [trap.code.value]))
    }
  }
  if file.info.difficulty >= 2, key.traps.count < 2 {
    findings.append(
      subject.inCase(
        file.lines.difficulty,
        "difficulty \(file.info.difficulty) with \(key.traps.count == 1 ? "one trap" : "no trap")",
        "name two or more codes that a learner is likely to add wrongly"))
  }
  return findings
}

@Sendable func checkQueries(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey else { return [] }
  var findings: [Finding] = []
  for query in key.queries {
    let about = shortened(query.about)
    if query.indicators.isEmpty {
      findings.append(
        subject.inKey(
          query.line, "the query about \(about) has no clinical indicator",
          "quote what in the record gives rise to it"))
    }
    guard query.isNeeded else { continue }
    if !query.options.contains(where: \.isCompliant) {
      findings.append(
        subject.inKey(
          query.line, "the query about \(about) has no compliant wording", "add one to its options")
      )
    }
    if query.options.allSatisfy(\.isCompliant), !query.options.isEmpty {
      findings.append(
        subject.inKey(
          query.line, "the query about \(about) has no wording that is not compliant",
          "add one to its options"))
    }
  }
  return findings
}
