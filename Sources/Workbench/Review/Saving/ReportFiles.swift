import CodeSets
import Grading
import Practice

/// The review as plain text of 80 columns: the report, the MS-DRGs, disputes and reading time.
func reportText(of review: ReviewState, books: CodeBook) -> String {
  var text = reportText(
    review.report, title: review.chosen.info.title, facts: review.sessionFacts, titles: books,
    groups: review.groupDetail)
  let disputes = review.report.lines.indices.compactMap { index in
    review.note(of: index).map { (review.report.lines[index], $0) }
  }
  if !disputes.isEmpty {
    text += "\nDisputed\n"
    for (line, note) in disputes { text += "  \(code(of: line)): \(note)\n" }
  }
  text += "\nTime: \(spoken(review.session.clock)), \(duration(review.timePerCode)) a code\n"
  for page in review.reader.pages where page.isRecord {
    text += "  \(page.title.text): \(readingWords(of: page.id, in: review))\n"
  }
  return safe(text + "\n" + reportFoot(of: review, books).joined(separator: "\n") + "\n")
}

/// The review as JSON of schema 1: the report in the wire format, and beside it what the session
/// adds, on one line.
func reportJSON(of review: ReviewState) -> String {
  let disputes = review.report.lines.indices.compactMap { index in
    review.note(of: index).map { "{\"line\":\(index),\"note\":\(jsonString($0))}" }
  }
  let reading = review.reader.pages.filter(\.isRecord).map { page in
    let log = review.session.reading
    return "{\"document\":\(jsonString(page.id)),\"opened\":\(log.hasOpened(page.id)),"
      + "\"seconds\":\(log.time(on: page.id, at: review.session.clock) / 1000)}"
  }
  let minutes = review.session.start.minutes
  let json =
    "{\"checks\":\(review.help.checks),\"disputes\":[\(disputes.joined(separator: ","))],"
    + "\"hints\":\(review.help.hints),\"isRetry\":\(review.session.isRetry),"
    + "\"minutes\":\(minutes),"
    + "\"mode\":\(jsonString(review.session.start.mode.rawValue)),"
    + "\"overSeconds\":\(max(0, review.session.clock / 1000 - minutes * 60)),"
    + "\"reading\":[\(reading.joined(separator: ","))],"
    + "\"report\":\(String(decoding: review.wireReport, as: UTF8.self)),\"schema\":1,"
    + "\"seconds\":\(review.session.clock / 1000)}"
  return safeJSON(json) + "\n"
}

/// The code that a line goes by.
func code(of line: GradedLine) -> String { (line.entered ?? line.keyed)?.code ?? "" }

/// How long a document was read, in words.
func readingWords(of document: String, in review: ReviewState) -> String {
  let log = review.session.reading
  guard log.hasOpened(document) else { return "never opened" }
  return duration(log.time(on: document, at: review.session.clock))
}

/// What a report says of itself at its end.
func reportFoot(of review: ReviewState, _ books: CodeBook) -> [String] {
  let grading =
    review.showsStored
    ? "Grading as stored with the session, grader \(review.stored?.graderVersion ?? "unknown")."
    : "Graded by grader \(GradeReport.graderVersion)."
  var lines = ["\(grading) \(books.edition)."]
  if review.session.isRetry {
    lines.append("A retry: what was right the time before was filled in.")
  }
  if review.caseChanged { lines.append("The case was edited after this session began.") }
  lines.append("Casebook is practice material; its practice score is no examination's score.")
  return lines
}

extension ReviewState {
  /// The report that is shown, in the wire format.
  fileprivate var wireReport: [UInt8] {
    if showsStored, let stored { return stored.json }
    return Grading.reportJSON(today, caseID: chosen.info.id, caseRevision: chosen.revision)
  }
}
