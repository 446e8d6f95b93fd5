import Chart
import Terminal

/// The identifier of the policy page; no document may have it, for a document's starts with digits.
package let policyPageID = "policy"

/// The policy as a page to read.
func policyPage(_ policy: ReportingPolicy) -> Reader.Page {
  var lines = ["REPORTING POLICY", policy.hospital, ""]
  lines.append(
    "What this hospital reports beyond what the guidelines require. It holds for every case of "
      + "the hospital, and it is what the review grades by.")
  let groups: [(ReportingPolicy.Rule, String)] = [
    (.required, "REPORTED WHEN DOCUMENTED"), (.optional, "LEFT TO THE CODER"),
    (.notReported, "NOT REPORTED"),
  ]
  for (rule, heading) in groups {
    let families = policy.families.filter { $0.rule == rule }
    guard !families.isEmpty else { continue }
    lines += ["", heading]
    for family in families {
      let says = family.says.split(whereSeparator: \.isNewline).joined(separator: " ")
      lines += ["", "- \(family.name): \(says)"]
    }
  }
  return Reader.Page(
    id: policyPageID, title: Line("Policy"), caption: policy.hospital,
    text: RecordText(lines: lines), document: nil)
}
