import Chart
import SourceText

/// What the record adds up or works out agrees with its parts.
@Sendable func checkSums(_ subject: AuditSubject) -> [Finding] {
  subject.documents.flatMap { document in
    let found =
      document.paragraphs.flatMap { line, text in
        (wrongScores(text) + wrongComas(text) + wrongGases(text) + wrongIndices(text)).map {
          (document.line(of: $0.at, from: line), $0.what, $0.remedy)
        }
      } + wrongTotals(document) + wrongCounts(document)
    return found.map { subject.inDocument(document.file.id, $0.0, $0.1, $0.2) }
  }
}

/// A finding in a paragraph, with the text that it starts at.
typealias SumProblem = (at: String, what: String, remedy: String)

extension ReadDocument {
  /// The line, from that of its paragraph on, that holds the start of some text.
  fileprivate func line(of text: String, from first: Int) -> Int {
    for (index, line) in lines.enumerated().dropFirst(first - 1) where line.contains(text) {
      return index + 1
    }
    return first
  }
}
