import Chart
import SourceText

/// A drug's single dose is one that is given: `levothyroxine 75 mg` is not.
@Sendable func checkDoses(_ subject: AuditSubject) -> [Finding] {
  let records = subject.documents.filter { $0.file.kind == .medicationAdministration }
  return subject.documents.flatMap { largeDoses($0, subject) }
    + records.flatMap { wrongSpans($0, subject) }
}

private func largeDoses(_ document: ReadDocument, _ subject: AuditSubject) -> [Finding] {
  let words = document.words
  return words.indices.compactMap { index -> Finding? in
    let name = words[index].text
    guard let most = largestDoses[name.lowercased()],
      let (amount, unit) = dose(words[(index + 1)...].prefix(3)), let factor = milligrams[unit],
      amount * factor > most,
      // What somebody swallowed, or may have in all, is no dose.
      !words[..<index].suffix(6).contains(where: { overdoses.contains($0.text.lowercased()) }),
      !words[index...].prefix(6).contains(where: { limits.contains($0.text.lowercased()) })
    else { return nil }
    return subject.inDocument(
      document.file.id, words[index].line,
      "\(name) \(plain(amount)) \(unit), more than anybody is given at once",
      "correct the dose or its unit")
  }
}

/// The first number and its unit, the drug's salt or strength skipped: `20 mg`, `succinate 50 mg`.
private func dose(_ words: ArraySlice<ReadDocument.Word>) -> (Double, String)? {
  guard let first = words.first else { return nil }
  var cursor = ByteCursor(first.text.filter { $0 != "," })
  if let amount = cursor.number() {
    if cursor.next == nil { return words.dropFirst().first.map { (amount, $0.text) } }
    return (amount, String(decoding: cursor.bytes[cursor.index...], as: UTF8.self))
  }
  return words.count == 3 ? dose(words.dropFirst()) : nil
}

private func plain(_ amount: Double) -> String {
  amount == amount.rounded() ? String(Int(amount)) : String(amount)
}

private let overdoses: Set<String> = [
  "took", "taken", "swallowed", "ingested", "ingestion", "overdose", "overdosed", "poisoning",
]
private let limits: Set<String> = ["max", "maximum", "limit", "total", "day", "ingestion"]

private let milligrams = ["mcg": 0.001, "mg": 1, "g": 1000]

/// The most given at once, in milligrams, with room for unusual uses.
private let largestDoses: [String: Double] = [
  "acetaminophen": 1300, "allopurinol": 800, "amlodipine": 10, "apixaban": 10, "aspirin": 1000,
  "atorvastatin": 80, "carvedilol": 50, "cefazolin": 3000, "cefepime": 2000, "ceftriaxone": 4000,
  "clopidogrel": 600, "digoxin": 1, "enoxaparin": 200, "famotidine": 40, "furosemide": 400,
  "gabapentin": 1200, "haloperidol": 20, "hydromorphone": 8, "ketorolac": 60,
  "levetiracetam": 6000, "levothyroxine": 0.5, "lisinopril": 80, "lorazepam": 10,
  "losartan": 100, "meropenem": 2000, "metformin": 2000, "metoprolol": 400, "morphine": 200,
  "ondansetron": 32, "oxycodone": 80, "pantoprazole": 80, "prednisone": 200, "propranolol": 160,
  "rosuvastatin": 40, "sertraline": 200, "simvastatin": 80, "spironolactone": 200,
  "tamsulosin": 0.8, "vancomycin": 4000, "warfarin": 15,
]

/// A row with a first and a last dose: the last is not earlier, and a count of doses is that of the
/// interval.
private func wrongSpans(_ document: ReadDocument, _ subject: AuditSubject) -> [Finding] {
  let year = document.file.at.date.parts.year
  return document.lines.enumerated().compactMap { index, line -> Finding? in
    let cells = fields(line)
    let times = cells.compactMap { dateTime($0, year: year) }
    guard times.count == 2 else { return nil }
    if times[1] < times[0] {
      return subject.inDocument(
        document.file.id, index + 1, "the last dose is before the first", "correct one of them")
    }
    let words = line.split(separator: " ").map(String.init)
    guard let hours = words.compactMap(interval).first,
      let place = words.firstIndex(of: "doses"), place > 0, let count = Int(words[place - 1])
    else { return nil }
    let right = (times[1] - times[0] + hours * 30) / (hours * 60) + 1
    guard count != right else { return nil }
    return subject.inDocument(
      document.file.id, index + 1, "\(count) doses every \(hours) hours over that time",
      "that makes \(right)")
  }
}

private func interval(_ word: String) -> Int? {
  switch word.lowercased() {
  case "daily": return 24
  case "bid": return 12
  case "tid": return 8
  case "qid": return 6
  default:
    guard word.hasPrefix("q"), word.hasSuffix("h") else { return nil }
    return Int(word.dropFirst().dropLast()).flatMap { $0 > 0 ? $0 : nil }
  }
}

/// A cell such as `07-14 06:25`, `7/14 06:25` or `2026-07-14 06:25`.
private func dateTime(_ cell: String, year: Int) -> CivilDateTime? {
  if let full = CivilDateTime(cell) { return full }
  var cursor = ByteCursor(cell)
  guard let month = cursor.digits(upTo: 2)?.value, cursor.skip("-") || cursor.skip("/"),
    let day = cursor.digits(upTo: 2)?.value, cursor.skipSpaces() == 1,
    let minute = cursor.clock(), cursor.next == nil,
    let date = CivilDate(year: year, month: month, day: day)
  else { return nil }
  return CivilDateTime(date, hour: minute / 60, minute: minute % 60)
}
