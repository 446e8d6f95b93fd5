import Chart
import SourceText

@Sendable func checkEither(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey, key.principal.isEither else { return [] }
  var findings: [Finding] = []
  if key.lines(of: .principal).count < 2 {
    findings.append(
      subject.inKey(
        key.principal.line, "`either` has fewer than two lines",
        "add the other diagnosis, or key a single principal"))
  }
  if let clause = key.principal.clause, !["II.B", "II.C", "II.D"].contains(clause.value) {
    findings.append(
      subject.inKey(
        clause.line, "`\(shortened(clause.value))` does not let either diagnosis come first",
        "cite II.B, II.C or II.D"))
  }
  return findings
}

@Sendable func checkAny(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey else { return [] }
  return key.lines.filter { $0.isAny && Set($0.codes.map(\.text)).count < max(2, $0.codes.count) }
    .map { line in
      subject.inKey(
        line.line, "`any` needs two or more different codes, and has \(line.name)",
        "add another, or write `code`")
    }
}

@Sendable func checkCount(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.pack.key else { return [] }
  return key.lines.compactMap { line in
    guard let count = line.count else { return nil }
    let (required, allowed) = (count.value.required, count.value.allowed)
    guard required < 1 || allowed < required || allowed > 20 else { return nil }
    return subject.inKey(
      count.line, "a count of \(required) required and \(allowed) allowed",
      "require one or more, and allow at least that and at most 20")
  }
}

@Sendable func checkPrincipalProcedure(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey else { return [] }
  let procedures = key.lines(of: .procedure)
  let principal = procedures.filter(\.isPrincipal)
  var findings = principal.dropFirst().map { line in
    subject.inKey(
      line.line, "\(line.name) is a second principal procedure",
      "mark one only: the definitive one most related to the principal diagnosis")
  }
  findings += principal.filter(\.isOptional).map { line in
    subject.inKey(
      line.line, "\(line.name) is principal and optional", "make it one or the other")
  }
  if principal.isEmpty, let first = procedures.first(where: { !$0.isOptional }) {
    findings.append(
      subject.inKey(
        first.line, "no procedure is principal", "mark one with `principal: true`"))
  }
  return findings
}

@Sendable func checkSequence(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey else { return [] }
  // With `either`, all but the one chosen are secondary lines.
  let lines = key.lines(of: .secondary) + (key.principal.isEither ? key.lines(of: .principal) : [])
  let codes = Set(lines.flatMap { $0.codes.map(\.text) })
  var findings: [Finding] = []
  for constraint in key.sequence {
    for code in [constraint.before, constraint.after] where !codes.contains(code.value.text) {
      findings.append(
        subject.inKey(
          code.line, "\(code.value) is on no secondary line of the key",
          "name a code of the key; the principal comes first anyway"))
    }
  }
  guard findings.isEmpty, let broken = contradiction(in: key.sequence) else { return findings }
  return [
    subject.inKey(
      broken.line,
      "\(broken.before.value) before \(broken.after.value) contradicts the other constraints",
      "take one of them out")
  ]
}

/// The first constraint that those before it make impossible.
private func contradiction(in sequence: [KeyFile.Sequence]) -> KeyFile.Sequence? {
  var followers: [DiagnosisCode: Set<DiagnosisCode>] = [:]
  for constraint in sequence {
    var reached: Set<DiagnosisCode> = []
    var open = [constraint.after.value]
    while let code = open.popLast() {
      if code == constraint.before.value { return constraint }
      if reached.insert(code).inserted { open += followers[code] ?? [] }
    }
    followers[constraint.before.value, default: []].insert(constraint.after.value)
  }
  return nil
}

@Sendable func checkGroup(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey, let file = subject.pack.caseFile, let group = key.group else {
    return []
  }
  var findings: [Finding] = []
  if file.encounter.setting != .inpatient {
    return [
      subject.inKey(group.line, "an expected DRG on an outpatient case", "take `drg` out")
    ]
  }
  let resolutions = max(1, key.lines(of: .principal).count)
  if group.value.groups.count != resolutions {
    findings.append(
      subject.inKey(
        group.line, "\(group.value.groups.count) expected DRGs for \(resolutions) resolutions",
        "give one for each line of `either`, in its order"))
  }
  for drg in group.value.groups
  where drg.utf8.count != 3 || !drg.utf8.allSatisfy({ (48...57).contains($0) }) {
    findings.append(
      subject.inKey(
        group.line, "`\(shortened(drg))` is no DRG", "write three digits, quoted: \"065\""))
  }
  // Version 43 of October 2025 was replaced in April.
  let april = CivilDate(year: 2026, month: 4, day: 1)
  let version = april.map { file.encounter.discharged.date >= $0 } ?? true ? "43.1" : "43.0"
  if group.value.version != version {
    findings.append(
      subject.inKey(
        group.line, "DRG version \(shortened(group.value.version))",
        "use \(version), in force at discharge"))
  }
  return findings
}
