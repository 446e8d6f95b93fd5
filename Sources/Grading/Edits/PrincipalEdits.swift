import Chart
import CodeSets

/// Codes that may not, or should seldom, be the principal diagnosis.
func editPrincipal(_ claim: EditedClaim, _ list: inout EditList) {
  guard let principal = claim.principal else { return }
  let code = principal.code
  if principal.flags.contains(.manifestation) {
    editManifestation(principal, claim, &list)
  } else if principal.flags.contains(.externalCause) {
    list.add(
      .principalExternalCause, .error, principal,
      "\(principal.shown) says what caused an injury or illness, and is never the principal diagnosis.",
      "I.C.20.a.6")
  } else if principal.starts(with: "R652") {
    list.add(
      .principalSevereSepsis, .error, principal,
      "\(principal.shown) is never the principal diagnosis: the systemic infection stands first.",
      "I.C.1.d.4")
  } else if isUnderdosing(code) {
    list.add(
      .principalUnderdosing, .error, principal,
      "\(principal.shown) is an underdosing code, which is never the principal diagnosis: the condition that "
        + "came of it stands first.", "I.C.19.e.5.c")
  } else if principal.flags.contains(.unacceptableAsPrincipal),
    !principal.flags.contains(.requiresSecondary)
  {
    list.add(
      .principalUnacceptable, .error, principal,
      "\(principal.shown) is not acceptable as principal diagnosis: it describes a circumstance, not a current "
        + "illness or injury.", "II")
  }
  if principal.flags.contains(.questionableAdmission) {
    list.add(
      .questionableAdmission, .warning, principal,
      "\(principal.shown) is seldom enough for an admission: look again at what occasioned it.",
      "II")
  }
  if principal.flags.contains(.requiresSecondary), claim.secondary.isEmpty {
    list.add(
      .secondaryRequired, .warning, principal,
      "\(principal.shown) is acceptable as principal diagnosis only with a secondary diagnosis.",
      "II")
  }
  if claim.reportsPOA, principal.poa == .no {
    list.add(
      .principalNotPresent, .warning, principal,
      "\(principal.shown) is the principal diagnosis with POA N: what occasions an admission is seldom absent "
        + "at its order. A newborn's or an obstetric code, or a combination code, may be.",
      "Appendix I")
  }
}

/// A manifestation as principal diagnosis: the disease that goes before it, if the sheet has it.
private func editManifestation(
  _ principal: EditedClaim.Diagnosis, _ claim: EditedClaim, _ list: inout EditList
) {
  let disease = claim.links(.codeFirst) { $0 === principal.facts }
    .first { $0.holder == 0 && $0.isOfCode }
    .map { claim.diagnoses[$0.named] }
  guard let disease else {
    let what = principal.facts.first.map { $0.what.isEmpty ? "" : " (\($0.what))" } ?? ""
    list.add(
      .principalManifestation, .error, principal,
      "\(principal.shown) is a manifestation: the disease behind it\(what) is coded first, and is "
        + "missing.", "I.A.13")
    return
  }
  list.add(
    .principalManifestation, .error, principal, disease,
    "\(principal.shown) is a manifestation: the disease behind it, \(disease.shown), goes before it.",
    "I.A.13")
}

/// Underdosing, by the character of intent: the sixth, or the fifth before a placeholder (T36–T50).
func isUnderdosing(_ code: DiagnosisCode) -> Bool {
  let bytes = Array(code.text.utf8)
  guard bytes.count == 7, bytes[0] == UInt8(ascii: "T"),
    "36"..."50" ~= code.text.dropFirst().prefix(2)
  else { return false }
  let place = bytes[5] == UInt8(ascii: "X") ? 4 : 5
  return bytes[place] == UInt8(ascii: "6")
}

/// Indicators that are missing, not to be had, or none (Appendix I).
func editIndicators(_ claim: EditedClaim, _ list: inout EditList) {
  guard claim.reportsPOA else { return }
  for diagnosis in claim.diagnoses {
    guard diagnosis.facts.isComplete else { continue }
    switch diagnosis.poa {
    case nil where !diagnosis.facts.isPOAExempt:
      list.add(
        .poaMissing, .error, diagnosis, "\(diagnosis.shown) needs a POA indicator: Y, N, U or W.",
        "Appendix I")
    case .invalid(let text):
      list.add(
        .poaInvalid, .error, diagnosis,
        "\(text.prefix(8)) is not a POA indicator: Y, N, U or W, or none on an exempt code.",
        "Appendix I")
    case .some where diagnosis.facts.isPOAExempt:
      list.add(
        .poaExempt, .error, diagnosis,
        "\(diagnosis.shown) is exempt from POA reporting: it takes no indicator.", "Appendix I")
    default: break
    }
  }
}

/// A discharge status that the claim form does not have.
func editDisposition(_ claim: EditedClaim, _ list: inout EditList) {
  guard let disposition = claim.disposition, DischargeDisposition(disposition) == nil else {
    return
  }
  list.add(
    .disposition, .error, "\(disposition.prefix(8)) is not a discharge disposition.", "UHDDS")
}
