import Chart
import CodeSets

/// A symptom that is part of a disease, reviewed one by one: never "any code of chapter 18".
struct SymptomRow: Sendable {
  /// Starts of the symptom's codes, without dots.
  let symptoms: [CodeStart]
  /// Starts of the codes of diseases that it is part of.
  let diseases: [CodeStart]
  let why: String
}

let symptomRows: [SymptomRow] = [
  SymptomRow(
    symptoms: ["R7881"], diseases: ["A40", "A41"], why: "bacteria in the blood are part of sepsis"),
  SymptomRow(
    symptoms: ["R50"],
    diseases: [
      "A40", "A41", "J10", "J12", "J13", "J14", "J15", "J16", "J18", "N10", "N390", "L03", "K35",
    ],
    why: "fever is part of an infection"),
  SymptomRow(
    symptoms: ["R05", "R060", "R0600", "R0602"],
    diseases: ["J12", "J13", "J14", "J15", "J16", "J18", "J20", "J44", "J45", "I50", "J81"],
    why: "cough and breathlessness are part of disease of the lungs and of heart failure"),
  SymptomRow(
    symptoms: ["R0902", "R0603"], diseases: ["J960", "J962"],
    why: "hypoxemia and distress are part of respiratory failure"),
  SymptomRow(
    symptoms: ["R07"], diseases: ["I20", "I21", "I22", "I2511", "I26", "J18", "I30"],
    why: "chest pain is part of the disease that causes it"),
  SymptomRow(
    symptoms: ["R10"], diseases: ["K35", "K37", "K56", "K80", "K81", "K85", "K57", "K25", "K26"],
    why: "abdominal pain is part of the disease that causes it"),
  SymptomRow(
    symptoms: ["R11"], diseases: ["K52", "A08", "A09", "K56", "K85", "K35", "K80"],
    why: "nausea and vomiting are part of the disease that causes them"),
  SymptomRow(
    symptoms: ["R197"], diseases: ["A00", "A01", "A02", "A03", "A04", "A05", "A08", "A09", "K52"],
    why: "diarrhea is part of infection and inflammation of the bowel"),
  SymptomRow(
    symptoms: ["R188"], diseases: ["K7031", "K7011", "K7151"],
    why: "the code of the liver disease says ascites"),
  SymptomRow(
    symptoms: ["R17"], diseases: ["K7581", "B15", "B16", "B17", "K830", "K8051"],
    why: "jaundice is part of the disease that causes it"),
  SymptomRow(
    symptoms: ["R55"], diseases: ["I442", "I495", "I951", "I472"],
    why: "syncope is part of the disorder found to cause it"),
  SymptomRow(
    symptoms: ["R56"], diseases: ["G40"], why: "seizures are part of epilepsy"),
  SymptomRow(
    symptoms: ["R41", "R4182"], diseases: ["G934", "F05", "G92", "F03"],
    why: "confusion is part of encephalopathy, delirium and dementia"),
  SymptomRow(
    symptoms: ["R739", "R7309"], diseases: ["E08", "E09", "E10", "E11", "E13"],
    why: "high glucose in diabetes has a code of its own there"),
  SymptomRow(
    symptoms: ["R000"], diseases: ["I47", "I48"], why: "a fast pulse is part of the arrhythmia"),
  SymptomRow(
    symptoms: ["R001"], diseases: ["I44", "I495"], why: "a slow pulse is part of the disorder"),
  SymptomRow(
    symptoms: ["R57", "R571"], diseases: ["R6521"],
    why: "shock in sepsis is said by its own code"),
  SymptomRow(
    symptoms: ["R310", "R319"], diseases: ["N200", "N201", "N202", "N3001", "N3091"],
    why: "blood in the urine is part of stones and of cystitis with hematuria"),
  SymptomRow(
    symptoms: ["R042"], diseases: ["I26", "C34"],
    why: "coughing blood is usually part of embolism and of cancer of the lung"),
  SymptomRow(
    symptoms: ["R63"], diseases: ["E43", "E44", "E46"],
    why: "weight loss and poor intake are part of malnutrition"),
]

/// A symptom beside a disease it is usually part of (I.B.5).
func editSymptoms(_ claim: EditedClaim, _ list: inout EditList) {
  let diseases = claim.compared.reduce(0) { $0 | $1.facts.diseaseBits }
  for symptom in claim.compared where symptom.facts.symptomBits & diseases != 0 {
    let row = (symptom.facts.symptomBits & diseases).trailingZeroBitCount
    guard
      let disease = claim.compared.filter({ $0.facts.diseaseBits & 1 << UInt64(row) != 0 })
        .min(by: { $0.code < $1.code })
    else { continue }
    list.add(
      .integralSymptom, .note, symptom, disease,
      "\(symptom.shown) beside \(disease.shown): \(symptomRows[row].why). It is coded only where it "
        + "is not.", "I.B.5")
  }
}
