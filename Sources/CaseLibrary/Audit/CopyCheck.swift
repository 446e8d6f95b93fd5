import SourceText

/// Looks for prose that two cases share.
///
/// Twelve words in a row are prose that was copied; fewer may be how everybody says a thing. Left
/// out is what is form and not prose, by its look: rows with columns, lines in capitals, and
/// labels up to their colon. Case, punctuation and line ends count for nothing, and a run of words
/// ends at a number, so that tables and times never match.
struct CopyCheck: Sendable {
  /// Where a run of words first stood.
  private struct Place {
    var folder: String
    var document: String
    var line: Int
  }

  /// How many words in a row are prose that was copied.
  static let length = 12
  private var places: [Int: Place] = [:]

  /// Adds a case, and finds what it shares with those before it.
  mutating func add(_ subject: AuditSubject) -> [Finding] {
    var findings: [Finding] = []
    var own: [Int: Place] = [:]
    for document in subject.documents {
      for run in proseRuns(document.lines) where run.count >= Self.length {
        var reportedUpTo = -1
        for start in 0...(run.count - Self.length) {
          let words = run[start..<start + Self.length]
          var hasher = Hasher()
          for word in words { hasher.combine(word.text) }
          let hash = hasher.finalize()
          let line = words.first?.line ?? 0
          if let other = places[hash] {
            // One finding for a passage, at its first word.
            if start > reportedUpTo {
              findings.append(
                subject.inDocument(
                  document.file.id, line,
                  "\"\(words.map(\.text).joined(separator: " "))\" stands in "
                    + "\(other.folder)/record/\(other.document).txt:\(other.line) too",
                  "write it anew, in this author's voice"))
            }
            reportedUpTo = start + Self.length
          } else if own[hash] == nil {
            own[hash] = Place(folder: subject.pack.folder, document: document.file.id, line: line)
          }
        }
      }
    }
    places.merge(own) { first, _ in first }
    return findings
  }
}

/// The runs of words of a document's prose, in lower case.
private func proseRuns(_ lines: [String]) -> [[ReadDocument.Word]] {
  var runs: [[ReadDocument.Word]] = [[]]
  func close() { if runs.last?.isEmpty == false { runs.append([]) } }
  for (index, line) in lines.enumerated() {
    let cells = fields(line)
    guard cells.count == 1, let text = cells.first, text.contains(where: \.isLowercase) else {
      close()
      continue
    }
    var label = text.firstIndex(of: ":").map { text.distance(from: text.startIndex, to: $0) } ?? 0
    if label > 30 { label = 0 }
    if label > 0 { close() }
    for word in text.dropFirst(label).utf8.split(whereSeparator: { !isLetterOrDigit($0) }) {
      if word.contains(where: { (48...57).contains($0) }) {
        close()
      } else {
        let text = String(decoding: word, as: UTF8.self).lowercased()
        runs[runs.count - 1].append(ReadDocument.Word(text: text, line: index + 1))
      }
    }
  }
  return runs
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 128
    || byte == UInt8(ascii: "'")
}
