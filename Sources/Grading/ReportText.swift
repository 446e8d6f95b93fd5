import Chart
import CodeSets

/// A report as plain text, for a terminal of `width` columns: every line with its outcome, what was
/// entered beside what the key has, the differences, the reason, its citations and the evidence; then
/// the edits, the measures with what they were computed from, the practice score, and the MS-DRGs.
///
/// - Parameters:
///   - report: The report.
///   - title: A heading, as the case's title; empty for none.
///   - facts: Lines that stand below the score, as what a session adds to it.
///   - book: Adds the titles of the codes; nil for codes alone.
///   - groups: What lies behind the MS-DRGs; nil for the groups alone.
///   - baseRate: What a hospital is paid for a relative weight of 1; nil for weights alone.
///   - width: The widest a line may be, at least 40; a single longer word stays whole.
package func reportText(
  _ report: GradeReport, title: String = "", facts: [String] = [], titles book: CodeBook? = nil,
  groups: GroupDetail? = nil, baseRate: Double? = nil, width: Int = 80
) -> String {
  var page = Page(width: max(40, width))
  if !title.isEmpty {
    page.paragraph(title, indent: 0)
    page.blank()
  }
  page.paragraph("Practice score: \(decimal(report.practiceScore, decimals: 2)) of 100", indent: 0)
  for fact in facts { page.paragraph(fact, indent: 0) }
  for line in report.lines {
    page.blank()
    page.line(line, book)
  }
  for edit in report.edits {
    page.blank()
    page.edit(edit)
  }
  page.blank()
  page.measures(report.measures)
  page.groups(report, groups, baseRate: baseRate)
  return page.text
}

extension Page {
  fileprivate mutating func line(_ line: GradedLine, _ book: CodeBook?) {
    let place = line.entered?.place ?? line.keyed?.place
    let section = place.map { ", \(name(of: $0.section))" } ?? ""
    paragraph("\(heading(of: line))\(section)", indent: 0)
    if let entered = line.entered { view("entered", entered, book) }
    if let keyed = line.keyed, line.outcome != .correct || line.poa == .wrong {
      view("key", keyed, book)
    }
    switch line.poa {
    case .correct: field("POA", "right")
    case .wrong: field("POA", "wrong")
    case .notGraded: break
    }
    for difference in line.differences { field("differs", difference.text) }
    if !line.why.isEmpty { field("why", line.why) }
    if !line.cite.isEmpty { field("cite", line.cite.joined(separator: ", ")) }
    for evidence in line.evidence {
      let place = evidence.line.map { "\(evidence.document), line \($0)" } ?? evidence.document
      field("record", "\(place): \"\(folded(evidence.quote))\"")
    }
  }

  private mutating func view(_ label: String, _ view: LineView, _ book: CodeBook?) {
    var text = view.code.isEmpty ? "(no code)" : view.code
    if let poa = view.poa { text += " [POA \(poa)]" }
    if let date = view.date { text += " [\(date)]" }
    if let title = book.flatMap({ title(of: view, in: $0) }) { text += " \(title)" }
    field(label, text)
  }

  fileprivate mutating func edit(_ edit: Edit) {
    paragraph("\(edit.severity.rawValue): \(edit.message)", indent: 0)
    if !edit.cite.isEmpty { field("cite", edit.cite.joined(separator: ", ")) }
  }

  fileprivate mutating func measures(_ measures: [Measure]) {
    paragraph("Measures", indent: 0)
    for measure in measures {
      let value = measure.value.map { decimal(100 * $0, decimals: 1) + " %" } ?? "not applicable"
      let counts =
        "\(decimal(measure.numerator, decimals: 4)) of \(decimal(measure.denominator, decimals: 4))"
      row([name(of: measure.name), counts, value], columns: [28, 14])
    }
  }
}

private func title(of view: LineView, in book: CodeBook) -> String? {
  switch view.place.section {
  case .procedure: book.procedure(ProcedureCode(view.code))?.title
  case .line: nil
  default: book.title(of: DiagnosisCode(view.code))
  }
}

private func folded(_ quote: String) -> String {
  quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// A number in plain digits, rounded, without closing zeros.
func decimal(_ number: Double, decimals: Int) -> String {
  var json = JSONBytes(capacity: 16)
  json.number(number, decimals: decimals)
  return String(decoding: json.bytes, as: UTF8.self)
}

/// What became of a line. Correct is said of the code, so what is wrong beside it is said there too.
private func heading(of line: GradedLine) -> String {
  guard line.outcome == .correct else { return name(of: line.outcome) }
  let flaws =
    (line.poa == .wrong ? ["POA"] : [])
    + ["date", "modifiers", "units"].filter { aspect in
      line.notes.contains { $0.aspect == aspect }
    }
  return flaws.isEmpty
    ? name(of: .correct) : "Correct code, wrong \(flaws.joined(separator: " and "))"
}

private func name(of outcome: Outcome) -> String {
  switch outcome {
  case .correct: "Correct"
  case .wrongPlace: "Wrong place"
  case .nearMiss: "Near miss"
  case .missed: "Missed"
  case .unsupported: "Unsupported"
  case .optional: "Optional"
  }
}

private func name(of section: Section) -> String {
  switch section {
  case .principal: "principal diagnosis"
  case .secondary: "secondary diagnosis"
  case .procedure: "procedure"
  case .reasonForVisit: "reason for visit"
  case .first: "first-listed diagnosis"
  case .other: "other diagnosis"
  case .line: "service line"
  }
}

private func name(of measure: MeasureName) -> String {
  switch measure {
  case .principalDiagnosis: "Principal diagnosis"
  case .secondaryPrecision: "Secondary precision"
  case .secondaryRecall: "Secondary recall"
  case .secondaryF1: "Secondary F1"
  case .poa: "Present on admission"
  case .procedurePrecision: "Procedure precision"
  case .procedureRecall: "Procedure recall"
  case .procedureF1: "Procedure F1"
  case .principalProcedure: "Principal procedure"
  case .procedureDate: "Procedure dates"
  case .sequencing: "Sequencing"
  case .codeOverCode: "Code over code"
  case .correctOverKeyed: "Correct over keyed"
  case .caseOverCase: "Case over case"
  case .abstract: "Abstract"
  case .drg: "MS-DRG"
  }
}

/// Edits as text: what `check` prints for a reader.
package func editsText(_ edits: [Edit], width: Int = 80) -> String {
  guard !edits.isEmpty else { return "no edits\n" }
  var page = Page(width: max(40, width))
  for edit in edits { page.edit(edit) }
  return page.text
}
