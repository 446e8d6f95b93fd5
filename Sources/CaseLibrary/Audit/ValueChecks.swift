import Chart
import SourceText

/// Values of vital signs, scales and the laboratory are within what a living body can have.
@Sendable func checkValues(_ subject: AuditSubject) -> [Finding] {
  subject.documents.flatMap { document in
    document.words.indices.compactMap { index in
      guard let wrong = impossible(at: index, in: document) else { return nil }
      return subject.inDocument(
        document.file.id, document.words[index].line, wrong.what, wrong.remedy)
    }
  }
}

private typealias Problem = (what: String, remedy: String)

private func impossible(at index: Int, in document: ReadDocument) -> Problem? {
  let words = document.words
  let name = words[index].text
  let lower = name.lowercased()
  let values = following(index, in: document)
  guard let first = values.first else { return nil }
  if lower == "bp" { return wrongPressure(first.text) }
  if painNames.contains(lower) { return wrongPain(first.text) }
  guard let measure = Measure(first.text) else { return nil }
  if lower == "temp" || lower == "tmax" || lower == "temperature" || name == "T" {
    return wrongTemperature(name, measure, unit: values.dropFirst().first?.text ?? "")
  }
  if lower == "fio2" { return wrongFraction(name, measure) }
  if lower == "ph" {
    return wrongAcidity(name, measure, line: document.lines[words[index].line - 1])
  }
  // Of a drug or a diet, not of the blood.
  if let unit = values.dropFirst().first?.text, doseUnits.contains(unit) { return nil }
  let isReport = document.file.kind == .laboratory
  guard let range = ranges[lower] ?? (isReport ? reportRanges[lower] : nil),
    !isOfAnotherFluid(index, in: document)
  else { return nil }
  // A row of a report holds the values of several days.
  let row =
    isReport
    ? values.prefix { marks.contains($0.text) || Measure($0.text) != nil } : values.prefix(1)
  for word in row {
    guard let value = Measure(word.text)?.value, !range.contains(value) else { continue }
    return ("\(name) \(word.text) cannot be", "give a value from \(range.plain)")
  }
  return nil
}

/// The words after a name on its line, without those that only lead to a value; in prose also the
/// words at the start of the next line.
private func following(_ index: Int, in document: ReadDocument) -> ArraySlice<ReadDocument.Word> {
  let words = document.words
  guard !words[index].isLast else { return [] }
  var rest = words[(index + 1)...].prefix(24)
  var skipped = 0
  while let word = rest.first, skipped < 2, !word.isLast,
    fillers.contains(word.text.lowercased())
  {
    rest.removeFirst()
    skipped += 1
  }
  guard let first = rest.first, first.line - words[index].line <= (document.isNote ? 1 : 0) else {
    return []
  }
  return rest.prefix { $0.line == first.line }
}

/// Whether the line says that what follows is of urine, or of another fluid than blood.
private func isOfAnotherFluid(_ index: Int, in document: ReadDocument) -> Bool {
  let line = document.words[index].line
  return document.words[..<index].reversed().prefix { $0.line == line }.contains {
    otherFluids.contains($0.text.lowercased())
  }
}

private let otherFluids: Set<String> = [
  "urine", "urinary", "ua", "fluid", "peritoneal", "pleural", "ascites", "csf", "sweat", "stool",
  "drain",
]

private let fillers: Set<String> = [
  "of", "is", "was", "at", "now", "about", "around", "score", "rated", "max", "=", "~", "<", ">",
  "<=", ">=", "to", "-",
]
/// Beside the values of a row: flags, and a dash for a day without one.
private let marks: Set<String> = ["L", "H", "-"]
private let painNames: Set<String> = ["pain", "ha", "headache", "ache"]
private let doseUnits: Set<String> = [
  "g", "mg", "mcg", "units", "mEq", "mL", "g/h", "mg/h", "units/h", "tabs", "months", "weeks",
  "days", "h", "min",
]

/// A number with a sign or unit grown to it: `97%`, `38.9C`, `-3`, `11T`, `96-98`.
private struct Measure {
  var value: Double
  var unit: String

  init?(_ text: String) {
    let isNegative = text.hasPrefix("-")
    var cursor = ByteCursor(isNegative ? String(text.dropFirst()) : text.filter { $0 != "," })
    guard let value = cursor.number() else { return nil }
    let rest = String(decoding: cursor.bytes[cursor.index...], as: UTF8.self)
    // `2+` is a grade, `5/5` a strength, `8-point` a word.
    let isRange =
      rest.hasPrefix("-") && rest.dropFirst().allSatisfy { $0.isNumber || $0 == "." || $0 == "%" }
    guard isRange || ["", "%", "C", "F", "°C", "°F", "T"].contains(rest) else { return nil }
    self.value = isNegative ? -value : value
    unit = isRange ? "" : rest
  }
}

private func wrongPressure(_ text: String) -> Problem? {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count == 2, let upper = Int(parts[0]), let lower = Int(parts[1]) else { return nil }
  // Nothing is measured in an arrest.
  guard upper > 0, !(10...320).contains(upper) || !(0...220).contains(lower) || upper <= lower
  else { return nil }
  return ("BP \(text) cannot be", "give a systolic value above a diastolic one")
}

private func wrongPain(_ text: String) -> Problem? {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[1] == "10", let score = Int(parts[0]), score > 10 else {
    return nil
  }
  return ("a score of \(text)", "give a score from 0 to 10")
}

private func wrongTemperature(_ name: String, _ measure: Measure, unit: String) -> Problem? {
  let unit = measure.unit.isEmpty ? unit : measure.unit
  // A vertebra, a wave, a stage.
  if name == "T", measure.value < 20 { return nil }
  let isUnit = ["C", "F", "°C", "°F"].contains(unit)
  let celsius = 24.0...44.0
  let fahrenheit = 75.0...112.0
  let isPossible =
    switch unit {
    case "C", "°C": celsius.contains(measure.value)
    case "F", "°F": fahrenheit.contains(measure.value)
    default: celsius.contains(measure.value) || fahrenheit.contains(measure.value)
    }
  return isPossible
    ? nil
    : (
      "\(name) \(measure.value)\(isUnit ? " " + unit : "") cannot be",
      "give a temperature from 24 to 44 C or 75 to 112 F, with its unit"
    )
}

private func wrongFraction(_ name: String, _ measure: Measure) -> Problem? {
  let isFraction = (0.21...1).contains(measure.value)
  let isPercentage = (21...100).contains(measure.value)
  return isFraction || isPercentage
    ? nil : ("\(name) \(measure.value) cannot be", "give a fraction from 0.21 to 1")
}

/// Blood holds 6.5 to 8; urine and other fluids, where the line does not speak of a gas, 1 to 9.
private func wrongAcidity(_ name: String, _ measure: Measure, line: String) -> Problem? {
  let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }
  let isBlood = words.contains { bloodWords.contains(String($0)) }
  let range = isBlood ? 6.5...8 : 1...9
  return range.contains(measure.value)
    ? nil : ("\(name) \(measure.value) cannot be", "give a value from \(range.plain)")
}

private let bloodWords: Set<String> = [
  "abg", "vbg", "cbg", "arterial", "artery", "venous", "capillary", "gas", "gases", "cord", "pco2",
  "hco3",
]

extension ClosedRange<Double> {
  /// `3 to 15`.
  fileprivate var plain: String { "\(number(lowerBound)) to \(number(upperBound))" }

  private func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

/// What living patients have had, with room to spare, or what a scale can give.
private let ranges: [String: ClosedRange<Double>] = [
  "spo2": 20...100, "sao2": 20...100, "hr": 0...350, "pulse": 0...350, "rr": 0...150,
  "map": 3...250, "gcs": 3...15, "nihss": 0...42, "braden": 6...23, "rass": -5...4,
  "apgar": 0...10, "apgars": 0...10, "ciwa": 0...67, "ciwa-ar": 0...67, "peep": 0...40,
  "ef": 5...90, "lvef": 5...90, "bmi": 8...120, "hgb": 1...26, "hemoglobin": 1...26,
  "hct": 5...75, "hematocrit": 5...75, "na": 90...200, "creatinine": 0.1...40, "cr": 0.1...40,
  "lactate": 0.1...40, "wbc": 0...600_000,
  "platelets": 0...3_000_000, "plt": 0...3_000_000, "hco3": 1...60,
  "bicarbonate": 1...60, "glucose": 5...2500, "bun": 1...300, "inr": 0.5...30, "meld": 6...40,
]

/// Names that elsewhere may be of a drug.
private let reportRanges: [String: ClosedRange<Double>] = [
  "k": 1...12, "potassium": 1...12, "sodium": 90...200, "cl": 50...160, "chloride": 50...160,
  "calcium": 3...25, "mg": 0.2...15, "magnesium": 0.2...15, "phosphorus": 0.2...20,
  "albumin": 0.5...7, "bilirubin": 0...60, "mcv": 40...150, "troponin": 0...1_000_000,
]
