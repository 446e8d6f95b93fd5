import CodeSets
import Terminal

/// What is told of the selected row: its term in full, what its codes are and whether the edition has
/// them, where its references lead.
///
/// - Parameter isWide: Whether there is a card's room, not a few lines.
func indexDetail(
  _ page: IndexPage, _ book: IndexBook, _ books: CodeBook, isWide: Bool
) -> [(text: String, role: Role)] {
  guard let row = page.row else { return [] }
  var lines: [(text: String, role: Role)] = []
  if isWide {
    lines = [(book.path(of: row.entry.number), .heading)]
    if !row.entry.modifiers.isEmpty {
      lines.append(("It may have or lack: \(row.entry.modifiers)", .textDim))
    }
    lines.append(("", .text))
  }
  if page.isTable {
    if page.kind.columns.indices.contains(page.column), !row.codes.isEmpty {
      let name = page.kind.columns[page.column]
      if let cell = row.codes.indices.contains(page.column) ? row.codes[page.column] : nil {
        lines += told(cell, book, books, page.kind, before: "\(name): ")
      } else {
        lines.append(("\(name): the table has no code here", .textDim))
      }
    }
    lines.append((row.entry.text, .text))
  } else {
    for (index, cell) in row.codes.enumerated() {
      guard let cell else { continue }
      let isManifestation = index >= row.entry.codes.count
      lines += told(cell, book, books, page.kind, before: isManifestation ? "With it: " : "")
    }
  }
  for reference in row.entry.references where isWide || page.isTable {
    lines.append((told(reference, book), .accent))
  }
  if lines.isEmpty {
    lines.append((row.hasBelow ? "The codes stand below" : "", .textDim))
  }
  return lines
}

private func told(
  _ cell: IndexRow.Cell, _ book: IndexBook, _ books: CodeBook, _ kind: IndexKind, before: String
) -> [(text: String, role: Role)] {
  let code = cell.code
  let title = books.title(of: code.code) ?? ""
  switch cell.state {
  case .current: return [("\(before)\(code)  \(title)", .summaryCode)]
  case .open:
    return [("\(before)\(code), which needs more characters", .summaryCode), (title, .textDim)]
  case .divided:
    return [
      ("\(before)\(code), divided: the book has more characters", .messageWarning),
      (title, .textDim),
    ]
  case .gone:
    let year = books.fiscalYear
    return [("\(before)\(code), gone: the book of FY\(year) has no such code", .messageWarning)]
  }
}

private func told(_ reference: IndexReference, _ book: IndexBook) -> String {
  guard let target = reference.target else {
    return reference.code.map { "\(reference.words): in the tabular list at \($0)" }
      ?? "\(reference.words): under the condition itself"
  }
  return "\(reference.words): \(book.kind(of: target).name), \(book.path(of: target))"
}
