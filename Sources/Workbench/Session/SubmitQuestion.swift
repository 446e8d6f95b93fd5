import Grading
import Practice

/// What is said before a summary is submitted: what is still open in it.
///
/// A summary without a code is hardly meant to be graded: Enter goes back, and submitting it has
/// another key.
func submitQuestion(_ session: SessionState, _ state: State) -> Question {
  let lines = openEnds(of: session, state) + ["After this the summary cannot be changed."]
  guard session.summary.entryCount > 0 else {
    return Question(
      title: "Submit without a single code?", lines: lines, yes: "go back", action: .dismiss,
      other: Question.Other(key: "x", words: "submit it all the same", action: .submit))
  }
  return Question(
    title: "Submit \(counted(session.summary.entryCount, "code")) for review?", lines: lines,
    yes: "submit", action: .submit)
}

/// What is missing, a line each.
private func openEnds(of session: SessionState, _ state: State) -> [String] {
  var lines: [String] = []
  let summary = session.summary
  if summary.principal == nil { lines.append("There is no principal diagnosis.") }
  let entries = [summary.principal].compactMap { $0 } + summary.secondary
  let open = entries.count { $0.poa == nil && !state.books.isPOAExempt($0.code) }
  if open > 0 { lines.append("\(counted(open, "diagnosis line")) without an indicator.") }
  let undated = summary.procedures.count { $0.date == nil }
  if undated > 0 { lines.append("\(counted(undated, "procedure")) without a date.") }
  if summary.admitting == nil { lines.append("There is no admitting diagnosis.") }
  if summary.disposition == nil { lines.append("There is no discharge disposition.") }
  let unread = session.reader.pages.count {
    $0.isRecord && !session.session.reading.hasOpened($0.id)
  }
  if unread > 0 { lines.append("\(counted(unread, "document")) of the record never opened.") }
  let drafts = session.session.queries.list.count { $0.stage == .draft }
  if drafts > 0 { lines.append("\(drafts == 1 ? "1 query" : "\(drafts) queries") not sent.") }
  return lines
}
