import Chart
import Grading

/// The group that an answer gives to a claim.
///
/// - Throws: `GroupingError.noAnswer` if the answer names no group.
func stayGroup(
  _ answer: GroupAnswer, of claim: Claim, table: GroupTable
) throws(GroupingError) -> StayGroup {
  guard let drg = answer.drg, (0...999).contains(drg) else {
    throw .noAnswer(what: "its answer names no group")
  }
  let row = table.row(drg, on: claim.discharged)
  let initial = answer.initialDRG ?? drg
  var title = answer.title
  // The library leaves the final title empty where hospital-acquired conditions end the grouping.
  if title.isEmpty, initial == drg { title = answer.initialTitle }
  if title.isEmpty { title = drg == 999 ? "Ungroupable" : "MS-DRG \(drg)" }
  return StayGroup(
    drg: threeDigits(drg), title: title, weight: row?.weight, gmlos: row?.gmlos,
    severity: answer.severity, amlos: row?.amlos, mdc: answer.mdc,
    initialDRG: threeDigits(initial), hacEffect: answer.hacEffect, returnCode: answer.returnCode,
    principal: claim.principal == nil ? nil : answer.principal?.effect ?? DiagnosisEffect(),
    secondary: inOrder(answer.secondary, of: claim.secondary))
}

/// The effects in the order of the claim: the answer comes sorted in a way of its own.
private func inOrder(_ found: [CodedEffect], of entries: [DiagnosisEntry]) -> [DiagnosisEffect] {
  var effects = [DiagnosisEffect](repeating: DiagnosisEffect(), count: entries.count)
  let codes = entries.map { packed($0.code.text) }
  guard entries.count > 64 else {
    var open = [Bool](repeating: true, count: entries.count)
    for coded in found {
      if let index = codes.indices.first(where: { open[$0] && codes[$0] == coded.code }) {
        open[index] = false
        effects[index] = coded.effect
      }
    }
    return effects
  }
  // A sheet far longer than any claim must not take time by its square.
  var places = Dictionary(grouping: codes.indices.reversed()) { codes[$0] }
  for coded in found {
    if let index = places[coded.code]?.popLast() { effects[index] = coded.effect }
  }
  return effects
}

/// A code in one number, as the answer has it.
private func packed(_ code: String) -> UInt64 {
  code.utf8.prefix(longestCode).reduce(0) { $0 << 8 | UInt64(plain($1)) }
}

private func threeDigits(_ drg: Int) -> String {
  let digits = String(drg)
  return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
}
