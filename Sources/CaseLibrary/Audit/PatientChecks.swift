import Chart
import SourceText

/// Every document is about this patient: number, birth date and age are those of `case.yaml`.
@Sendable func checkPatient(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile, subject.hasPossibleAge else { return [] }
  let ages = file.encounter.age...file.patient.born.years(until: file.encounter.discharged.date)
  return subject.documents.flatMap { document in
    document.words.indices.compactMap { index in
      let words = document.words[index...].prefix(5)
      let before = document.words[..<index].suffix(3).map { $0.text.lowercased() }
      guard
        let wrong = wrongNumber(words, before, file.patient) ?? wrongBirth(
          words, document.file.kind == .faceSheet, file.patient)
          ?? wrongAge(words, before, ages, file)
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

private func wrongBirth(_ words: Words, _ isFaceSheet: Bool, _ patient: Patient) -> Problem? {
  let texts = words.map { $0.text.lowercased() }
  let date: String
  // Elsewhere it may be a child that was born.
  if texts.first == "dob" || (isFaceSheet && texts.first == "born"), texts.count > 1 {
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
  _ words: Words, _ before: [String], _ ages: ClosedRange<Int>, _ file: CaseFile
) -> Problem? {
  // A newborn's chart tells of the mother's age; "his sister, a 40-year-old woman" is another.
  let age = file.encounter.age
  let nouns = nouns(file.patient.sex, isChild: age < 18)
  guard age > 0, let line = words.first?.line,
    let stated = statedAge(words.filter { $0.line == line }.map(\.text), nouns),
    !ages.contains(stated),
    !before.contains(where: others.contains)
  else { return nil }
  return ("aged \(stated) here, \(age) by the birth date", "correct the age or the birth date")
}

private let others: Set<String> = [
  "her", "his", "their", "whose", "mother", "father", "sister", "brother", "son", "daughter",
  "wife", "husband", "partner", "aunt", "uncle", "cousin", "friend", "neighbor", "donor", "driver",
  "passenger",
]

private func statedAge(_ words: [String], _ nouns: Set<String>) -> Int? {
  guard let first = words.first else { return nil }
  if first.lowercased() == "age", words.count > 1 { return Int(words[1]) }
  let digits = first.prefix { $0.isNumber }
  guard (2...3).contains(digits.utf8.count), let number = Int(digits) else { return nil }
  let rest = first.dropFirst(digits.count).lowercased()
  let next = words.dropFirst().first ?? ""
  // Below, a catheter's size in French; above, a temperature in Fahrenheit.
  if (37...94).contains(number),
    ["f", "m"].contains(rest) && nouns.contains(rest)
      || (rest.isEmpty && ["F", "M"].contains(next) && nouns.contains(next.lowercased()))
  {
    return number
  }
  let isYears =
    ["-year-old", "yo", "y/o"].contains(rest)
    || (rest.isEmpty && ["y/o", "yo", "year-old"].contains(next))
  let named = rest.isEmpty ? words.dropFirst(2).prefix(2) : words.dropFirst().prefix(2)
  return isYears && named.contains(where: { nouns.contains($0.lowercased()) }) ? number : nil
}

/// What a patient of a sex and age is called; a word of another is about somebody else.
private func nouns(_ sex: Sex, isChild: Bool) -> Set<String> {
  let female: Set<String> = isChild ? ["female", "f", "girl"] : ["woman", "female", "lady", "f"]
  let male: Set<String> = isChild ? ["male", "m", "boy"] : ["man", "male", "gentleman", "m"]
  switch sex {
  case .female: return female
  case .male: return male
  case .unknown: return female.union(male)
  }
}
