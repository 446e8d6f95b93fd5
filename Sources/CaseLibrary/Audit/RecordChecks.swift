import Chart
import CodeSets
import SourceText

@Sendable func checkLayout(_ subject: AuditSubject) -> [Finding] {
  eachLine(of: subject) { id, number, line in
    let width = line.unicodeScalars.count
    if width > 100 {
      return subject.inDocument(
        id, number, "the line is \(width) columns wide", "wrap it at 100 or less")
    }
    guard let mark = ["# ", "## ", "### ", "```", "**", "<"].first(where: line.hasPrefix) else {
      return nil
    }
    // "< 5 mg/dL" is a result, and a row of asterisks a rule: only before a word are they markup.
    let next = line.dropFirst(mark.count).first
    if mark == "<", !(next.map { $0.isLetter || $0 == "/" } ?? false) { return nil }
    if mark == "**", !(next?.isLetter ?? false) { return nil }
    return subject.inDocument(
      id, number, "the line starts with markup (\(mark))", "write plain text, as a chart has it")
  }
}

@Sendable func checkRecordCodes(_ subject: AuditSubject) -> [Finding] {
  guard let book = subject.book else { return [] }
  return subject.pack.texts.sorted { $0.key < $1.key }.flatMap { id, text in
    text.lines.enumerated().flatMap { index, line in
      codes(in: line, book: book).map { code in
        subject.inDocument(
          id, index + 1, "the record holds the code \(code)",
          "take it out: nothing is coded for the reader", codes: [DiagnosisCode(code).text])
      }
    }
  }
}

@Sendable func checkRecordWording(_ subject: AuditSubject) -> [Finding] {
  subject.pack.texts.sorted { $0.key < $1.key }.flatMap { id, text in
    classificationWording.flatMap { wording in
      text.lines(of: wording).map { line in
        subject.inDocument(
          id, line, "\"\(wording.words)\" is wording of the classification",
          "say it as a clinician would")
      }
    }
  }
}

/// Words that stand in code titles and hardly in a chart.
private let classificationWording: [Wording] =
  [
    "unspecified", "not elsewhere classified", "not otherwise specified", "other specified",
    "initial encounter", "subsequent encounter", "in diseases classified elsewhere",
  ].map { Wording(words: $0, ignoresCase: true) }
  + ["NEC", "NOS"].map { Wording(words: $0, ignoresCase: false) }

/// The complete codes in a text: diagnoses with their dot, procedures of seven characters.
///
/// Undotted diagnoses are not looked for: `B12`, `I10` and `C5` mean other things in a chart.
func codes(in line: String, book: CodeBook) -> [String] {
  let tokens = line.utf8.split { byte in
    !(isDigit(byte) || isUpper(byte) || (97...122).contains(byte) || byte == dot)
  }
  return tokens.compactMap { token in
    var token = token
    while token.last == dot { token = token.dropLast() }
    guard isDiagnosisShape(token) || isProcedureShape(token) else { return nil }
    let text = String(decoding: token, as: UTF8.self)
    if token.contains(dot) {
      return book.diagnosis(DiagnosisCode(text))?.isComplete ?? false ? text : nil
    }
    return book.procedure(ProcedureCode(text)) == nil ? nil : text
  }
}

private func isDiagnosisShape(_ token: Substring.UTF8View) -> Bool {
  guard (5...8).contains(token.count), let first = token.first, isUpper(first),
    let second = token.dropFirst().first, isDigit(second)
  else { return false }
  let tail = token.dropFirst(2)
  guard tail.dropFirst().first == dot else { return false }
  return tail.allSatisfy { isDigit($0) || isUpper($0) || $0 == dot }
    && token.count { $0 == dot } == 1
}

private func isProcedureShape(_ token: Substring.UTF8View) -> Bool {
  token.count == 7 && token.allSatisfy { isDigit($0) || isUpper($0) }
    && token.contains(where: isDigit) && token.contains(where: isUpper)
}

private let dot = UInt8(ascii: ".")
private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
private func isUpper(_ byte: UInt8) -> Bool { (65...90).contains(byte) }

/// Asks a question of every line of every document that could be read.
private func eachLine(
  of subject: AuditSubject, _ check: (String, Int, String) -> Finding?
) -> [Finding] {
  subject.pack.texts.sorted { $0.key < $1.key }.flatMap { id, text in
    text.lines.enumerated().compactMap { check(id, $0 + 1, $1) }
  }
}
