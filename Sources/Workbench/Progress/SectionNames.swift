/// What a section of the guidelines is about, in a few words of our own; empty for one without.
func sectionName(_ section: String) -> String {
  switch section {
  case "I.A", "I.A.15", "I.A.17", "I.A.13", "I.A.12": conventions[section] ?? "conventions"
  case "II": "choosing the principal diagnosis"
  case "III": "reporting additional diagnoses"
  case "IV": "outpatient coding"
  case "UHDDS": "definitions of the data set"
  case "Tabular": "notes of the tabular list"
  case "Policy": "the hospital's policy"
  case "Appendix I", "Appendix": "present on admission"
  default:
    if section.hasPrefix("I.A.") {
      "conventions"
    } else if section.hasPrefix("I.B.") {
      "general guidelines"
    } else if section.hasPrefix("I.C.") {
      chapters[String(section.dropFirst(4))] ?? "a chapter's guidelines"
    } else {
      procedures[String(section.prefix { $0 != "." })] ?? ""
    }
  }
}

private let conventions = [
  "I.A.12": "Excludes notes", "I.A.13": "etiology and manifestation", "I.A.15": "with",
  "I.A.17": "code also, use additional",
]

private let procedures = [
  "A1": "PCS conventions", "A2": "PCS conventions", "B2": "PCS body system",
  "B3": "PCS root operation", "B4": "PCS body part", "B5": "PCS approach", "B6": "PCS device",
]

private let chapters = [
  "1": "infections", "2": "neoplasms", "3": "blood", "4": "endocrine and diabetes", "5": "mental",
  "6": "nervous system and pain", "7": "eye", "8": "ear", "9": "circulation", "10": "respiration",
  "11": "digestion", "12": "skin and pressure ulcers", "13": "musculoskeletal",
  "14": "kidney and genitourinary", "15": "pregnancy and birth", "16": "newborn",
  "17": "congenital", "18": "symptoms and signs", "19": "injury, poisoning, complications",
  "20": "external causes", "21": "factors influencing health status", "22": "special purposes",
]
