import Chart

/// A text as words in small letters, a full stop wherever a sentence may end: what the checks of
/// queries look for phrases in.
struct ClinicalWords: Hashable, Sendable {
  /// One blank before and after every word.
  let text: String
  private let bytes: [UInt8]

  init(_ text: String) {
    var words = " "
    var isInWord = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || (48...57).contains(scalar.value) {
        words += scalar.properties.lowercaseMapping
        isInWord = true
        continue
      }
      if isInWord { words += " " }
      isInWord = false
      if ".;:?!\n".unicodeScalars.contains(scalar), !words.hasSuffix(". ") { words += ". " }
    }
    if isInWord { words += " " }
    self.text = words
    bytes = Array(words.utf8)
  }

  /// Whether the phrase stands in it, whole words only; a `*` at its end takes any ending.
  func holds(_ phrase: String) -> Bool {
    contains(phrase.hasSuffix("*") ? " \(phrase.dropLast())" : " \(phrase) ")
  }

  /// Whether another's words stand in it.
  func holds(_ other: ClinicalWords) -> Bool { contains(other.text) }

  private func contains(_ wanted: String) -> Bool {
    let wanted = Array(wanted.utf8)
    guard let first = wanted.first, wanted.count <= bytes.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
        if (1..<wanted.count).allSatisfy({ bytes[start + $0] == wanted[$0] }) { return true }
      }
      return false
    }
  }

  /// The names of conditions that stand in it somewhere without being denied or merely considered:
  /// one pass, however long the text.
  var assertedConditions: Set<String> {
    let words = text.split(separator: " ")
    var asserted: Set<String> = []
    for (place, word) in words.enumerated() {
      guard let names = ConditionNames.byFirstWord[word] else { continue }
      for name in names where !asserted.contains(name.text) {
        guard words[place...].starts(with: name.words) else { continue }
        let before = words[max(0, place - 6)..<place].reversed().prefix { $0 != "." }
        if !before.contains(where: Self.denials.contains) { asserted.insert(name.text) }
      }
    }
    return asserted
  }

  private static let denials: Set<Substring> = [
    "no", "not", "without", "denies", "denied", "negative", "rule", "ruled", "excluded", "never",
    "neither", "nor",
  ]

  /// The words, full stops left out.
  var words: [Substring] { text.split(separator: " ").filter { $0 != "." } }
}

/// Names of conditions that queries are about, each with its other names. A query may name one that
/// a provider has documented; one that none has is for the provider to name.
enum ConditionNames {
  /// Each name by its first word.
  static let byFirstWord: [Substring: [(text: String, words: [Substring])]] = {
    let names = all.joined().map { (text: $0, words: $0.split(separator: " ")) }
    return Dictionary(grouping: names) { $0.words[0] }
  }()

  static let all: [[String]] = [
    ["sepsis", "septic", "urosepsis"], ["severe sepsis"],
    ["septic shock"], ["hemorrhagic shock"], ["hypovolemic shock"], ["cardiogenic shock"],
    ["anaphylactic shock"], ["shock"],
    ["acute blood loss anemia", "blood loss anemia", "abla"], ["iron deficiency anemia"],
    ["anemia"], ["pancytopenia"], ["thrombocytopenia"], ["neutropenia"], ["leukopenia"],
    ["coagulopathy"], ["heparin induced thrombocytopenia"],
    ["malnutrition", "undernutrition"], ["severe malnutrition"], ["moderate malnutrition"],
    ["cachexia"], ["obesity"], ["morbid obesity"],
    ["encephalopathy"], ["metabolic encephalopathy"], ["toxic encephalopathy"],
    ["hepatic encephalopathy"], ["septic encephalopathy"],
    ["delirium"], ["delirium tremens", "dts"], ["dementia"],
    ["brain compression", "cerebral compression"], ["cerebral edema", "brain edema"],
    ["stroke", "cva", "cerebral infarction"], ["hemorrhagic conversion"], ["tia"], ["seizure"],
    ["respiratory failure", "ahrf"], ["acute respiratory failure"],
    ["respiratory distress syndrome", "rds", "ards"], ["ttn"], ["pneumonia"],
    ["aspiration pneumonia"], ["ventilator associated pneumonia", "vap"], ["pulmonary edema"],
    ["pulmonary embolism", "pe"], ["atelectasis"], ["pneumothorax"], ["pleural effusion"],
    ["asthma"], ["copd", "chronic obstructive pulmonary disease"],
    ["heart failure", "chf", "hfpef", "hfref"], ["acute heart failure"],
    ["systolic heart failure"], ["diastolic heart failure"],
    ["myocardial infarction", "nstemi", "stemi", "mi"], ["type 2 mi"], ["demand ischemia"],
    ["myocardial injury"], ["cardiomyopathy"], ["atrial fibrillation", "af", "afib"],
    ["sick sinus syndrome"], ["hypertensive emergency"], ["hypertensive urgency"],
    ["hypotension"], ["hypertension", "htn"],
    ["deep vein thrombosis", "dvt"], ["thrombophlebitis"],
    ["acute kidney injury", "aki", "acute renal failure"], ["acute tubular necrosis", "atn"],
    ["chronic kidney disease", "ckd"], ["contrast nephropathy"], ["rhabdomyolysis"],
    ["urinary tract infection", "uti"], ["cauti"], ["pyelonephritis"],
    ["hyponatremia"], ["hypernatremia"], ["hypokalemia"], ["hyperkalemia"], ["hypomagnesemia"],
    ["hypocalcemia"], ["hypercalcemia"], ["hypophosphatemia"], ["hypoglycemia"],
    ["neonatal hypoglycemia"], ["hyperglycemia"], ["siadh"], ["cerebral salt wasting"],
    ["acidosis"], ["lactic acidosis"], ["alkalosis"], ["ketoacidosis", "dka"], ["dehydration"],
    ["hypovolemia"], ["fluid overload", "volume overload"], ["diabetes insipidus"],
    ["adrenal insufficiency"], ["thyroid storm"],
    ["ileus"], ["bowel obstruction"], ["gastrointestinal bleeding", "gi bleed"], ["peritonitis"],
    ["pancreatitis"], ["cholangitis"], ["cirrhosis"], ["liver failure"], ["hepatitis"],
    ["colitis"], ["diverticulitis"],
    ["pressure injury", "pressure ulcer", "decubitus"], ["cellulitis"], ["osteomyelitis"],
    ["gangrene"], ["abscess"], ["necrotizing fasciitis"], ["bacteremia"], ["endocarditis"],
    ["meningitis"], ["pathological fracture"], ["fracture"], ["compartment syndrome"],
    ["preeclampsia"], ["eclampsia"], ["hellp"], ["chorioamnionitis"], ["postpartum hemorrhage"],
    ["alcohol withdrawal"], ["alcohol dependence"], ["opioid dependence"], ["overdose"],
    ["major depression"], ["quadriplegia"], ["hemiplegia"], ["neuropathy"],
    ["metastasis", "metastases"], ["tumor lysis"], ["transplant rejection"],
  ]
}
