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

  /// Codes and their editor flags.
  mutating func compareDiagnoses() throws(ImportError) {
    let book = book
    let records = book.diagnoses(startingWith: "", limit: .max).filter(\.isComplete)
    try compareEditorFlags(
      of: "diagnoses", list: "mce_dx_flags", words: Self.words,
      spans: records.map { ($0.code.text, $0.valid) }
    ) { book.flags(of: DiagnosisCode(normalised: $0), on: $1) }
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
