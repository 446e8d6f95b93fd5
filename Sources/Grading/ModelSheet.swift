import Chart

/// The sheet a key asks for: of each required line the first acceptable code and indicator, the
/// principal first, the principal procedure first, and the sequence constraints met.
///
/// - Parameters:
///   - key: The key. Constraints that contradict each other cannot all be met.
///   - principal: Which line of an `either` principal stands first; the nearest there is for any
///     other number.
package func modelSheet(for key: AnswerKey, principal: Int = 0) -> CodingSummary {
  switch key.lines {
  case .inpatient(let lines):
    .inpatient(inpatientModel(lines, key, principal: principal))
  case .outpatient(let lines):
    .outpatient(
      OutpatientSummary(
        reasonForVisit: lines.reasonForVisit.compactMap(required).map(\.code),
        first: lines.first.alternatives.first?.code,
        other: lines.other.compactMap(required).map(\.code),
        lines: lines.lines.filter { !$0.isOptional }.compactMap { line in
          line.alternatives.first.map {
            ServiceEntry($0, modifiers: line.modifiers, units: line.units)
          }
        }))
  }
}

private func inpatientModel(
  _ lines: InpatientKey, _ key: AnswerKey, principal: Int
) -> InpatientSummary {
  let either = lines.principal.lines
  let chosen = min(max(0, principal), either.count - 1)
  var rest = lines.secondary.filter { !$0.isOptional }
  var first: DiagnosisEntry?
  if chosen >= 0 {
    first = either[chosen].alternatives.first.map(entry)
    rest = either.indices.filter { $0 != chosen }.map { either[$0] } + rest
  }
  let ordered = lines.procedures.filter(\.isPrincipal) + lines.procedures.filter { !$0.isPrincipal }
  return InpatientSummary(
    admitting: key.admitting.first, disposition: key.disposition, principal: first,
    secondary: inSequence(rest, lines.sequence).compactMap { $0.alternatives.first.map(entry) },
    procedures: ordered.filter { !$0.isOptional }.flatMap { line in
      line.alternatives.first.map {
        Array(
          repeating: ProcedureEntry($0, on: line.date),
          count: min(max(0, line.count.required), mostRepetitions))
      } ?? []
    })
}

private func required(_ line: DiagnosisLine) -> DiagnosisAlternative? {
  line.isOptional ? nil : line.alternatives.first
}

private func entry(_ alternative: DiagnosisAlternative) -> DiagnosisEntry {
  DiagnosisEntry(alternative.code, poa: alternative.poa.first)
}

/// The lines in an order that meets the constraints, otherwise as they stand.
private func inSequence(
  _ lines: [DiagnosisLine], _ constraints: [SequenceConstraint]
) -> [DiagnosisLine] {
  func index(_ code: DiagnosisCode) -> Int? {
    lines.firstIndex { $0.alternatives.contains { $0.code == code } }
  }
  var waitsFor: [Int: Set<Int>] = [:]
  for constraint in constraints {
    guard let before = index(constraint.before), let after = index(constraint.after),
      before != after
    else { continue }
    waitsFor[after, default: []].insert(before)
  }
  var ordered: [DiagnosisLine] = []
  var left = Array(lines.indices)
  while !left.isEmpty {
    let next = left.firstIndex { waitsFor[$0, default: []].isDisjoint(with: left) } ?? 0
    ordered.append(lines[left.remove(at: next)])
  }
  return ordered
}
