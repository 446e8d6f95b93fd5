import Chart
import CodeSets
import SourceText

@Sendable func checkFiles(_ subject: AuditSubject) -> [Finding] {
  let pack = subject.pack
  var findings = pack.strayNames.map { name in
    Finding(
      fault: Fault(
        file: "\(pack.folder)/\(name)", line: 0, what: "not part of a case",
        remedy: "take it out: a case is case.yaml, key.yaml, record/ and review.md"))
  }
  guard let caseFile = pack.caseFile else { return findings }
  var listed: Set<String> = []
  for (index, document) in caseFile.documents.enumerated() {
    let number = String(index + 1)
    if !listed.insert(document.id).inserted {
      findings.append(
        subject.inCase(
          document.line, "`\(document.id)` is listed twice", "keep one of the two entries"))
    } else if !pack.recordNames.contains(document.id + ".txt") {
      findings.append(
        subject.inCase(
          document.line, "there is no record/\(document.id).txt", "add it, or take the entry out"))
    } else if !document.id.hasPrefix((number.count == 1 ? "0" : "") + number + "-") {
      findings.append(
        subject.inCase(
          document.line, "`\(document.id)` stands in place \(number)",
          "number the documents from 01 in the order of the list"))
    }
  }
  for name in pack.recordNames
  where !listed.contains(String(name.dropLast(4))) || !name.hasSuffix(".txt") {
    findings.append(
      Finding(
        fault: Fault(
          file: "\(pack.folder)/record/\(name)", line: 0, what: "not listed in case.yaml",
          remedy: "list it under documents, or take it out")))
  }
  return findings
}

@Sendable func checkIdentity(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile else { return [] }
  var findings: [Finding] = []
  if file.info.id != subject.pack.name {
    findings.append(
      subject.inCase(
        file.lines.id, "the id is `\(file.info.id)`, the folder `\(subject.pack.name)`",
        "give both one name"))
  } else if !file.info.id.utf8.allSatisfy({
    (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
  }) {
    findings.append(
      subject.inCase(
        file.lines.id, "the id is `\(file.info.id)`", "use lower-case letters, digits and dashes"))
  }
  let setting = file.encounter.setting
  if let parent = Setting(rawValue: subject.pack.parent), parent != setting {
    findings.append(
      subject.inCase(
        file.lines.setting, "the setting is \(setting.rawValue), the folder's \(parent.rawValue)",
        "move the case to \(setting.rawValue)/, or change its setting"))
  }
  return findings
}

@Sendable func checkPresentation(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile, let book = subject.book else { return [] }
  var findings: [Finding] = []
  for code in codes(in: file.info.title, book: book) {
    findings.append(
      subject.inCase(
        file.lines.title, "the title holds the code \(code)", "name the presentation instead"))
  }
  for word in file.info.id.split(separator: "-") where word.utf8.count >= 3 {
    guard book.diagnosis(DiagnosisCode(word))?.isComplete ?? false else { continue }
    findings.append(
      subject.inCase(
        file.lines.id, "the id holds the code \(word)", "name the presentation instead"))
  }
  return findings
}

@Sendable func checkSize(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile, let key = subject.wholeKey else { return [] }
  let bar = SizeBar(difficulty: file.info.difficulty)
  let documents = file.documents.compactMap { subject.pack.texts[$0.id] }
  // A file that could not be read has its fault already; the count would only follow from it.
  guard documents.count == file.documents.count else { return [] }
  let words = documents.reduce(0) { $0 + $1.wordCount }
  // What is optional asks nothing of the learner.
  let lines = key.lines.count { !$0.isOptional }
  let measures = [
    (lines, bar.lines, "required key lines"), (words, bar.words, "words in its record"),
    (documents.count, bar.documents, "documents"),
    (file.info.expectedMinutes, bar.minutes, "expected minutes"),
  ]
  let off = measures.filter { !$0.1.contains($0.0) }.map { count, range, name in
    "\(count) \(name) (\(range.lowerBound) to \(range.upperBound))"
  }
  guard !off.isEmpty else { return [] }
  return [
    subject.inCase(
      file.lines.difficulty,
      "a case of difficulty \(file.info.difficulty) with \(off.joined(separator: ", "))",
      "bring it within the bounds, or change the difficulty")
  ]
}

/// How large a case of a difficulty is.
private struct SizeBar {
  let lines: ClosedRange<Int>
  let words: ClosedRange<Int>
  let documents: ClosedRange<Int>
  let minutes: ClosedRange<Int>

  init(difficulty: Int) {
    switch difficulty {
    case ...1: (lines, words, documents, minutes) = (4...8, 1200...2500, 6...10, 12...25)
    case 2...3: (lines, words, documents, minutes) = (8...16, 2500...4500, 8...14, 25...45)
    default: (lines, words, documents, minutes) = (14...25, 4500...7000, 12...20, 45...75)
    }
  }
}
