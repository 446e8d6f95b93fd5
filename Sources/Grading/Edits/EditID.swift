/// The identifier of every edit, as programs see it; it never changes its meaning.
package enum EditID: String, CaseIterable, Sendable {
  // Errors: the code sets or the code editor decide.
  case invalidCode = "invalid-code"
  case notValidThen = "not-valid-then"
  case incompleteCode = "incomplete-code"
  case seventhCharacter = "seventh-character"
  case placeholder
  case duplicateDiagnosis = "duplicate-diagnosis"
  case procedureCharacter = "procedure-character"
  case principalManifestation = "principal-manifestation"
  case principalExternalCause = "principal-external-cause"
  case principalUnacceptable = "principal-unacceptable"
  case principalSevereSepsis = "principal-severe-sepsis"
  case principalUnderdosing = "principal-underdosing"
  case etiologyMissing = "etiology-missing"
  case etiologyAfter = "etiology-after"
  case poaMissing = "poa-missing"
  case poaInvalid = "poa-invalid"
  case poaExempt = "poa-exempt"
  case procedureDate = "procedure-date"
  case wrongProcedure = "wrong-procedure"
  case disposition

  // Warnings: a careful coder looks again.
  case excludes1
  case codeFirstMissing = "code-first-missing"
  case codeFirstAfter = "code-first-after"
  case useAdditionalMissing = "use-additional-missing"
  case bothSides = "both-sides"
  case unspecifiedSide = "unspecified-side"
  case unspecifiedCode = "unspecified-code"
  case localisedInfectionFirst = "localised-infection-first"
  case deliveryOutcome = "delivery-outcome"
  case deliveryWeeks = "delivery-weeks"
  case ageConflict = "age-conflict"
  case questionableAdmission = "questionable-admission"
  case secondaryRequired = "secondary-required"
  case ventilationHours = "ventilation-hours"
  case principalNotPresent = "principal-not-present"

  // Notes: for information.
  case integralSymptom = "integral-symptom"
  case useAdditional = "use-additional"
  case codeFirstIfApplicable = "code-first-if-applicable"
  case hospitalAcquired = "hospital-acquired"
  case procedureCoverage = "procedure-coverage"
  case therapyOrder = "therapy-order"
  case patientSafety = "patient-safety"
}
