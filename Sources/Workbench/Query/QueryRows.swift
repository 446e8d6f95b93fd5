import Chart
import Practice
import Terminal

extension SessionState {
  /// The queries written so far.
  func queryListRows(_ desk: QueryDesk) -> [PaneRow] {
    var rows = [PaneRow(text: "PROVIDER QUERIES", role: .summaryHeading), PaneRow(text: "")]
    if session.queries.list.isEmpty {
      rows.append(
        PaneRow(
          text: "None yet. Write one, choose among wordings of the case, or note that a subject "
            + "needs none.", role: .textDim))
    }
    for (index, query) in session.queries.list.enumerated() {
      let isSelected = index == desk.selected
      let title = query.title.isEmpty ? "no title yet" : query.title
      rows.append(
        PaneRow(
          text: "\(title): \(query.stage.words)", indent: 3, mark: "\(index + 1)",
          isSelected: isSelected))
      guard isSelected else { continue }
      let text = query.wording ?? query.question
      if !text.isEmpty { rows.append(PaneRow(text: text, role: .textDim, indent: 3)) }
    }
    return rows
  }

  /// The subjects of the case's wordings, or the wordings of one.
  func wordingRows(_ desk: QueryDesk, _ subject: Int?) -> [PaneRow] {
    let all = chosen.wordings
    guard let subject, all.indices.contains(subject) else {
      return [
        PaneRow(text: "SUBJECTS", role: .summaryHeading),
        PaneRow(text: "Some of them need a query, others only seem to.", role: .textDim),
        PaneRow(text: ""),
      ]
        + all.enumerated().map { index, query in
          PaneRow(
            text: query.about, indent: 2, isSelected: index == desk.selected)
        }
    }
    var rows = [
      PaneRow(text: all[subject].about.uppercased(), role: .summaryHeading),
      PaneRow(text: "Which of these would you do?", role: .textDim),
    ]
    for (index, option) in all[subject].options.enumerated() {
      rows.append(PaneRow(text: ""))
      rows.append(
        PaneRow(
          text: option.text, indent: 3, mark: "\(index + 1)", isSelected: index == desk.selected))
    }
    return rows
  }

  /// The query that is being worked on.
  func queryRows(_ desk: QueryDesk) -> [PaneRow] {
    guard let query = session.queries.query else { return [] }
    let all = query.rows
    let hasKeys = desk.stage == .compose
    let selected = all[min(desk.row, all.count - 1)]
    let field = session.queries.field
    func row(_ row: QueryRow, _ text: String, _ role: Role = .text, mark: String? = nil) -> PaneRow
    {
      PaneRow(
        text: text, role: role, indent: 3, mark: mark, isSelected: hasKeys && row == selected)
    }
    func text(_ part: QueryPart, _ at: QueryRow, empty: String, mark: String? = nil) -> PaneRow {
      let text = query.text(of: part)
      if let field, field.part == part {
        var written = row(at, text, mark: mark)
        written.cursor = field.cursor
        return written
      }
      return text.isEmpty ? row(at, empty, .textDim, mark: mark) : row(at, text, mark: mark)
    }
    func heading(_ words: String, _ beside: String = "") -> PaneRow {
      PaneRow(text: beside.isEmpty ? words : "\(words)  \(beside)", role: .summaryHeading)
    }
    var rows = [heading("ABOUT"), text(.title, .title, empty: "write what it is about")]
    rows += [heading("TO CLEAR UP"), row(.purpose, query.purpose.words)]
    rows.append(heading("INDICATORS", "\(query.indicators.count)"))
    for (index, indicator) in query.indicators.enumerated() {
      let title = reader.index(of: indicator.document).map { reader.pages[$0].title.text }
      rows.append(
        row(
          .indicator(index), "\(title ?? indicator.document): \u{201C}\(indicator.quote)\u{201D}"))
    }
    rows.append(row(.addIndicator, "mark lines of the record", .textDim, mark: "+"))
    rows += [heading("QUESTION"), text(.question, .question, empty: "write the question")]
    rows += [heading("ANSWER"), row(.form, query.form.words)]
    if query.form == .multipleChoice {
      for index in query.choices.indices {
        rows.append(text(.choice(index), .choice(index), empty: "", mark: "\(index + 1)"))
      }
      rows.append(row(.addChoice, "add a choice", .textDim, mark: "+"))
    }
    return rows
  }

  /// What the checks say of it: live in tutor mode, with the review in the others.
  func findingRows(_ desk: QueryDesk) -> [PaneRow] {
    guard session.start.mode == .tutor else {
      return [PaneRow(text: "The checks come with the review.", role: .textDim)]
    }
    guard !desk.findings.isEmpty else {
      return [PaneRow(text: "Nothing against the rules of compliant practice.", role: .textDim)]
    }
    return desk.findings.map {
      PaneRow(text: $0.message, role: .messageWarning, indent: 2, mark: "!")
    }
  }
}
