import Chart
import SourceText

/// Every document is about this patient: number, birth date and age are those of `case.yaml`.
@Sendable func checkPatient(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile, subject.hasPossibleAge else { return [] }
  let ages = file.encounter.age...file.patient.born.years(until: file.encounter.discharged.date)
  return subject.documents.flatMap { document in
    document.words.indices.compactMap { index in
      let words = document.words[index...].prefix(5)
      let before = document.words[..<index].suffix(2).map { $0.text.lowercased() }
      guard
        let wrong = wrongNumber(words, before, file.patient) ?? wrongBirth(words, file.patient)
          ?? wrongAge(words, before, ages, file.encounter.age)
      else { return nil }
      return subject.inDocument(
        document.file.id, words.first?.line ?? 0, wrong.what, wrong.remedy)
    }
  }
}

private typealias Words = ArraySlice<ReadDocument.Word>
private typealias Problem = (what: String, remedy: String)

/// A record number of another; a mother's or a child's is said to be that.
private func wrongNumber(_ words: Words, _ before: [String], _ patient: Patient) -> Problem? {
  guard words.first?.text == "MRN", let number = words.dropFirst().first?.text,
    number.utf8.allSatisfy({ (48...57).contains($0) }), number != patient.medicalRecordNumber,
    !before.contains(where: { word in relatives.contains(where: word.hasPrefix) })
  else { return nil }
  return (
    "MRN \(number) is not this patient's, \(patient.medicalRecordNumber)",
    "correct one of them, or say whose it is"
  )
}

private let relatives = ["mother", "maternal", "baby", "infant", "newborn", "donor", "twin"]

private func wrongBirth(_ words: Words, _ patient: Patient) -> Problem? {
  let texts = words.map { $0.text.lowercased() }
  let date: String
  if ["dob", "born"].contains(texts.first), texts.count > 1 {
    date = texts[1]
  } else if texts.count > 3, Array(texts[..<3]) == ["date", "of", "birth"] {
    date = texts[3]
  } else {
    return nil
  }
  guard let written = CivilDate(date), written != patient.born else { return nil }
  return ("born \(written) here, \(patient.born) in case.yaml", "correct one of them")
}

/// An age said of the patient: `67-year-old woman`, `67 y/o man`, `67F`, `67 F`, `Age: 67`.
private func wrongAge(
  _ words: Words, _ before: [String], _ ages: ClosedRange<Int>, _ age: Int
) -> Problem? {
  // A newborn's chart tells of the mother's age.
  guard age > 0, let line = words.first?.line,
    let stated = statedAge(words.filter { $0.line == line }.map(\.text)), !ages.contains(stated),
    // "her 40-year-old son's" and the like are about somebody else.
    !before.contains(where: { ["her", "his", "their", "whose"].contains($0) })
  else { return nil }
  return ("aged \(stated) here, \(age) by the birth date", "correct the age or the birth date")
}

private func statedAge(_ words: [String]) -> Int? {
  guard let first = words.first else { return nil }
  if first.lowercased() == "age", words.count > 1 { return Int(words[1]) }
  let digits = first.prefix { $0.isNumber }
  guard (2...3).contains(digits.utf8.count), let number = Int(digits) else { return nil }
  let rest = first.dropFirst(digits.count).lowercased()
  let next = words.dropFirst().first ?? ""
  if ["f", "m"].contains(rest) { return number }
  if rest.isEmpty, ["F", "M"].contains(next) { return number }
  let isYears =
    ["-year-old", "yo", "y/o"].contains(rest)
    || (rest.isEmpty && ["y/o", "yo", "year-old"].contains(next))
  let named = rest.isEmpty ? words.dropFirst(2).prefix(2) : words.dropFirst().prefix(2)
  return isYears && named.contains(where: { sexes.contains($0.lowercased()) }) ? number : nil
}

private let sexes: Set<String> = [
  "woman", "man", "female", "male", "lady", "gentleman", "f", "m", "girl", "boy",
]
