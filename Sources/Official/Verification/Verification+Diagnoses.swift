import Chart
import CodeSets

extension Verification {
  private static let words: [String: DiagnosisFlags] = [
    "unacceptable": .unacceptableAsPrincipal, "manifestation": .manifestation,
    "ecodepdx": .externalCause, "unspecified": .unspecified, "qadm": .questionableAdmission,
    "reqsdx": .requiresSecondary, "newborn": .newborn, "pediatric": .pediatric,
    "maternity": .maternity, "adult": .adult, "wrngproc": .wrongProcedure,
    "delout": .outcomeOfDelivery, "diabtypeI": .type1Diabetes, "ncov6": .leukemia,
    "ncov_z302": .sterilization, "clintrial": .clinicalTrial,
  ]

  /// Codes and their flags, day by day, by the list of the Medicare Code Editor.
  mutating func compareDiagnoses() throws(ImportError) {
    guard let file = try file("mce_dx_flags", ending: ".csv") else {
      return count("diagnoses and their editor flags", nil)
    }
    let records = book.diagnoses(startingWith: "", limit: .max).filter(\.isComplete)
    var theirs = [Set<String>](repeating: [], count: days.count)
    var flags = 0
    var rows = try Rows(file)
    while let row = try rows.next() {
      guard let start = day(row("date_start")), let end = day(row("date_end")) else { continue }
      let code = row("code")
      var expected: DiagnosisFlags = []
      for word in row("flags").split(separator: " ") {
        if let flag = Self.words[String(word)] {
          expected.insert(flag)
        } else {
          differ("\(code): the editor has a flag of no known meaning: \(word)")
        }
      }
      for (at, day) in days.enumerated() where start <= day && day <= end {
        theirs[at].insert(code)
        let own = book.flags(of: DiagnosisCode(normalised: code), on: day)
        flags += expected.rawValue.nonzeroBitCount
        if own != expected {
          differ("flags of \(code) on \(day): \(own.rawValue), officially \(expected.rawValue)")
        }
      }
    }
    for (at, day) in days.enumerated() {
      let ours = Set(records.filter { $0.valid.contains(day) }.map(\.code.text))
      compare("diagnoses on \(day)", ours: ours, theirs: theirs[at])
      count("diagnoses on \(day)", ours.count)
    }
    count("editor flags of diagnoses, over \(days.count) days", flags)
  }

  /// The codes that are exempt from POA, and their titles.
  mutating func compareExemptions() throws(ImportError) {
    guard let file = try file("poa_exempt", "poaexempt", ending: ".txt") else {
      return count("codes exempt from POA", nil)
    }
    var theirs: Set<String> = []
    for line in file.lines.dropFirst() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count >= 3 else { continue }
      let code = DiagnosisCode(columns[1].trimmed)
      theirs.insert(code.text)
      let title = columns[2].trimmed
      compare(
        "title of \(code)", ours: book.title(of: code)?.withoutAccents,
        theirs: title.hasPrefix("\"") ? String(title.dropFirst().dropLast()) : title)
    }
    let ours = Set(
      book.diagnoses(startingWith: "", limit: .max).filter(\.isPOAExempt).map(\.code.text))
    compare("exempt from POA", ours: ours, theirs: theirs)
    count("codes exempt from POA", theirs.count)
  }

  /// CC and MCC, by MS-DRG.
  mutating func compareDiagnosisLevels() throws(ImportError) {
    guard let file = try file("msdrg_dx_v", ending: ".csv") else { return count("CC and MCC", nil) }
    var levels = [0, 0, 0]
    var theirs: Set<String> = []
    var rows = try Rows(file)
    while let row = try rows.next() {
      let code = row("code")
      theirs.insert(code)
      let level: ComplicationLevel? =
        switch row("severity") {
        case "MCC": .mcc
        case "CC": .cc
        case "NCC": ComplicationLevel.none
        default: nil
        }
      let own = book.level(of: DiagnosisCode(normalised: code))
      levels[own.rawValue] += 1
      if own != level { differ("level of \(code): \(own), officially \(row("severity"))") }
    }
    let ours = Set(
      book.diagnoses(startingWith: "", limit: .max).filter(\.isComplete).map(\.code.text))
    compare("diagnoses of MS-DRG", ours: ours, theirs: theirs)
    count("MCC", levels[2])
    count("CC", levels[1])
  }
}

extension StringProtocol {
  var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }

  /// As the POA list prints titles.
  var withoutAccents: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(plainLetters[scalar] ?? scalar) }
    return String(text)
  }
}

private let plainLetters: [Unicode.Scalar: Unicode.Scalar] = [
  "é": "e", "è": "e", "ê": "e", "ë": "e", "ö": "o", "ô": "o", "ó": "o", "ü": "u", "û": "u",
  "ú": "u", "ä": "a", "â": "a", "á": "a", "à": "a", "å": "a", "ï": "i", "î": "i", "í": "i",
  "ç": "c", "ñ": "n", "É": "E",
]
