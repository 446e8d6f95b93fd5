import Chart
import Grading

func checkAccounting(_ it: Generated, _ verdict: inout Law.Verdict) {
  let result = it.graded(it.sheet)
  verdict.tried += 1
  var places: [LinePlace] = it.sheet.principal == nil ? [] : [LinePlace(.principal, 0)]
  places += it.sheet.secondary.indices.map { LinePlace(.secondary, $0) }
  places += it.sheet.procedures.indices.map { LinePlace(.procedure, $0) }
  let entered = result.lines.compactMap { $0.entered?.place }
  verdict.expect(entered.count == places.count && Set(entered) == Set(places), "lines of the sheet")
  let keyed = result.lines.compactMap { $0.keyed?.place }.filter { $0.section != .procedure }
  let count = it.lines.principal.lines.count + it.lines.secondary.count
  verdict.expect(keyed.count == count && Set(keyed).count == count, "lines of the key")
  for (index, line) in it.lines.procedures.enumerated() {
    let lines = result.lines.filter { $0.keyed?.place == LinePlace(.procedure, index) }
    let needed = line.isOptional ? 1 : line.count.required
    verdict.expect(lines.count >= needed && lines.count <= line.count.allowed, "procedure \(index)")
  }
  for line in result.lines {
    let isConsistent =
      switch line.outcome {
      case .correct, .wrongPlace, .nearMiss: line.entered != nil && line.keyed != nil
      case .missed: line.entered == nil && line.keyed != nil
      case .unsupported: line.entered != nil && line.keyed == nil
      case .optional: line.entered != nil || line.keyed != nil
      }
    verdict.expect(isConsistent, "\(line.outcome)")
    verdict.expect(!line.why.isEmpty, "no reason")
  }
}

func checkCounts(_ it: Generated, _ verdict: inout Law.Verdict) {
  let result = it.graded(it.sheet)
  verdict.tried += 1
  func count(_ outcomes: Outcome...) -> Int {
    result.lines.filter { outcomes.contains($0.outcome) }.count
  }
  let captured = count(.correct, .wrongPlace)
  let charged = count(.nearMiss, .missed, .unsupported)
  verdict.expect(
    result.fraction(.codeOverCode) == "\(captured)/\(captured + charged)", "code over code")
  let keyed = captured + count(.nearMiss, .missed)
  verdict.expect(result.fraction(.correctOverKeyed) == "\(captured)/\(keyed)", "over keyed")
  let graded = result.lines.filter { $0.poa != .notGraded }
  let right = graded.filter { $0.poa == .correct }
  verdict.expect(result.fraction(.poa) == "\(right.count)/\(graded.count)", "POA")
  verdict.expect((0...100).contains(result.practiceScore), "score \(result.practiceScore)")
  for measure in result.measures {
    verdict.expect((0...1).contains(measure.value ?? 0), measure.name.rawValue)
  }
}
