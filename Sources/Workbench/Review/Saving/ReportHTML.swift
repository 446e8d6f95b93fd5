import CodeSets
import Grading
import Practice

/// The review as a page of HTML that needs nothing beside it, for a browser and for print.
func reportHTML(of review: ReviewState, books: CodeBook) -> String {
  let report = review.report
  let title = html(review.chosen.info.title)
  let stay = html(stayLine(review.chosen, Look()))
  var page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(title): review</title>
    <style>\(reportStyle)</style>
    </head>
    <body>
    <h1>\(title)</h1>
    <p class="dim">\(stay)</p>
    <p class="score">Practice score <strong>\(spoken(score: report.practiceScore))</strong> of 100</p>
    <p>\(review.sessionFacts.map(html).joined(separator: "<br>\n"))</p>

    """
  page += "<h2>Lines</h2>\n<table>\n<thead><tr><th>Outcome</th><th>Entered</th><th>Key</th>"
  page += "<th>Why</th></tr></thead>\n<tbody>\n"
  for (index, line) in report.lines.enumerated() {
    page += row(line, note: review.note(of: index), review, books)
  }
  page += "</tbody>\n</table>\n"
  page += measures(report) + edits(report) + group(review) + reading(review)
  page += "<footer>\n"
  for line in reportFoot(of: review, books) { page += "<p>\(html(line))</p>\n" }
  return page + "</footer>\n</body>\n</html>\n"
}

private func row(
  _ line: GradedLine, note: String?, _ review: ReviewState, _ books: CodeBook
) -> String {
  let isWrongPOA = line.outcome == .correct && line.poa == .wrong
  let name = isWrongPOA ? "wrong POA" : line.outcome.words
  let kind = isWrongPOA ? "nearMiss" : line.outcome.rawValue
  let mark = String(Character(line.outcome.mark(.unicode)))
  var why = line.title(in: books).isEmpty ? "" : "<b>\(html(line.title(in: books)))</b> "
  for difference in line.differences { why += "\(html(difference.text)) " }
  why += html(line.why)
  if !line.cite.isEmpty { why += " <i>\(html(line.cite.joined(separator: ", ")))</i>" }
  for piece in line.evidence {
    let place = review.reader.index(of: piece.document).map { review.reader.pages[$0].title.text }
    why += "<blockquote>\(html(piece.quote)) <cite>\(html(place ?? piece.document))</cite>"
    why += "</blockquote>"
  }
  if let note { why += "<p class=\"dispute\">Disputed: \(html(note))</p>" }
  return "<tr class=\"\(kind)\"><th>\(html(mark)) \(html(name))</th><td>\(cell(line.entered))</td>"
    + "<td>\(cell(line.keyed))</td><td>\(why)</td></tr>\n"
}

private func cell(_ view: LineView?) -> String {
  guard let view else { return "&ndash;" }
  let parts = [view.poa.map { "POA \($0)" }, view.date?.description].compactMap { $0 }
  let place = view.place.section == .principal ? ["principal"] : []
  return ([view.code] + parts + place).map(html).joined(separator: "<br>")
}

private func measures(_ report: GradeReport) -> String {
  var text = "<h2>Measures</h2>\n<table>\n<thead><tr><th>Measure</th><th>Counts</th><th>Value</th>"
  text += "<th>Formula</th></tr></thead>\n<tbody>\n"
  for measure in report.measures {
    let value = measure.value.map { "\(spoken(score: $0 * 100)) %" } ?? "none"
    text += "<tr><td>\(html(measure.name.words))</td>"
    text += "<td>\(spoken(score: measure.numerator)) of \(spoken(score: measure.denominator))</td>"
    text += "<td>\(value)</td><td>\(html(measure.name.formula))</td></tr>\n"
  }
  return text + "</tbody>\n</table>\n"
}

private func edits(_ report: GradeReport) -> String {
  guard !report.edits.isEmpty else { return "" }
  var text = "<h2>Edits</h2>\n<ul>\n"
  for edit in report.edits {
    text += "<li><b>\(edit.severity.rawValue)</b>: \(html(edit.message))"
    text += " <i>\(html(edit.cite.joined(separator: ", ")))</i></li>\n"
  }
  return text + "</ul>\n"
}

private func group(_ review: ReviewState) -> String {
  let text = groupText(of: review.report, detail: review.groupDetail, width: 90)
  return text.isEmpty ? "" : "<h2>MS-DRG</h2>\n<pre>\(html(text))</pre>\n"
}

private func reading(_ review: ReviewState) -> String {
  var text = "<h2>Reading</h2>\n<table>\n<tbody>\n"
  for page in review.reader.pages where page.isRecord {
    text += "<tr><td>\(html(page.title.text))</td>"
    text += "<td>\(html(readingWords(of: page.id, in: review)))</td></tr>\n"
  }
  return text + "</tbody>\n</table>\n"
}

private let reportStyle = """
  :root { color-scheme: light dark; }
  body { font: 16px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 62em; padding: 0 1em; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #8886; padding: .35em .6em; text-align: left; vertical-align: top; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  td:nth-child(2), td:nth-child(3) { white-space: nowrap; }
  blockquote { border-left: 3px solid #8889; margin: .4em 0; padding-left: .6em; }
  cite, .dim, footer { opacity: .75; }
  pre { white-space: pre-wrap; }
  tr.correct > th { border-left: 4px solid #2a7a3f; }
  tr.nearMiss > th, tr.wrongPlace > th { border-left: 4px double #a86400; }
  tr.missed > th, tr.unsupported > th { border-left: 4px solid #b3261e; }
  tr.optional > th { border-left: 4px dotted #8889; }
  .dispute { font-style: italic; }
  @media print { body { margin: 0; max-width: none; font-size: 11px; } }
  """
