import Chart
import Grading

/// The sheets a key accepts: of each resolution of the principal every choice among alternatives
/// and indicators, and each optional line beside the first choices.
///
/// Where the choices multiply to more than 256 sheets they are made one at a time.
func acceptedSheets(for key: AnswerKey) -> [CodingSummary] {
  switch key.lines {
  case .inpatient(let lines):
    (0..<max(1, lines.principal.lines.count)).flatMap { resolution in
      inpatientSheets(key, lines, resolution).map(CodingSummary.inpatient)
    }
  case .outpatient(let lines): outpatientSheets(key, lines).map(CodingSummary.outpatient)
  }
}

/// One way to fill a line of a sheet.
private typealias Choice<Sheet> = (inout Sheet) -> Void

private func inpatientSheets(
  _ key: AnswerKey, _ lines: InpatientKey, _ resolution: Int
) -> [InpatientSummary] {
  guard case .inpatient(let base) = modelSheet(for: key, principal: resolution) else { return [] }
  var choices: [[Choice<InpatientSummary>]] = []
  var additions: [Choice<InpatientSummary>] = []
  for line in lines.principal.lines + lines.secondary {
    let entries = entries(of: line)
    if line.isOptional {
      additions += entries.map { entry in { $0.secondary.append(entry) } }
    } else if let first = entries.first, first.code == base.principal?.code {
      choices.append(entries.map { entry in { $0.principal = entry } })
    } else if let first = entries.first,
      let index = base.secondary.firstIndex(where: { $0.code == first.code })
    {
      choices.append(entries.map { entry in { $0.secondary[index] = entry } })
    }
  }
  for line in lines.procedures {
    if line.isOptional {
      additions += line.alternatives.map { code in
        { $0.procedures.append(ProcedureEntry(code, on: line.date)) }
      }
    } else if let index = base.procedures.firstIndex(where: {
      $0.code == line.alternatives.first && $0.date == line.date
    }) {
      choices.append(line.alternatives.map { code in { $0.procedures[index].code = code } })
    }
  }
  return sheets(base, choices, additions)
}

private func outpatientSheets(_ key: AnswerKey, _ lines: OutpatientKey) -> [OutpatientSummary] {
  guard case .outpatient(let base) = modelSheet(for: key) else { return [] }
  var choices: [[Choice<OutpatientSummary>]] = [
    lines.first.alternatives.map { alternative in { $0.first = alternative.code } }
  ]
  var additions: [Choice<OutpatientSummary>] = []
  for line in lines.other {
    let codes = line.alternatives.map(\.code)
    if line.isOptional {
      additions += codes.map { code in { $0.other.append(code) } }
    } else if let first = codes.first, let index = base.other.firstIndex(of: first) {
      choices.append(codes.map { code in { $0.other[index] = code } })
    }
  }
  return sheets(base, choices, additions)
}

private func entries(of line: DiagnosisLine) -> [DiagnosisEntry] {
  line.alternatives.flatMap { alternative in
    let indicators: [PresentOnAdmission?] = alternative.poa.isEmpty ? [nil] : alternative.poa
    return indicators.map { DiagnosisEntry(alternative.code, poa: $0) }
  }
}

private func sheets<Sheet>(
  _ base: Sheet, _ choices: [[Choice<Sheet>]], _ additions: [Choice<Sheet>]
) -> [Sheet] {
  var sheets = [base]
  let open = choices.filter { $0.count > 1 }
  if open.reduce(1, { $0 > 256 ? $0 : $0 * $1.count }) <= 256 {
    for line in open { sheets = sheets.flatMap { sheet in line.map { changed(sheet, $0) } } }
  } else {
    sheets += open.flatMap { line in line.dropFirst().map { changed(base, $0) } }
  }
  return sheets + additions.map { changed(base, $0) }
}

private func changed<Sheet>(_ sheet: Sheet, _ change: Choice<Sheet>) -> Sheet {
  var sheet = sheet
  change(&sheet)
  return sheet
}
