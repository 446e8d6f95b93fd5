import SourceText

/// One document of the record as read: its lines, and what is needed to find quotations in it.
struct RecordText: Sendable {
  /// Without their line ends.
  let lines: [String]
  /// The text with every run of white space made one space, as UTF-8.
  private let folded: [UInt8]
  /// For each line, where it starts in `folded`.
  private let starts: [Int]

  /// The most a document may hold, in bytes.
  static let limit = 5 << 20

  /// The text of a document; nil, with the faults noted, where it may not be shown as it is.
  init?(_ bytes: [UInt8], log: FaultLog) {
    guard case .text(let text) = TextCheck.decode(bytes) else {
      if case .invalid(let line) = TextCheck.decode(bytes) {
        log.add(line, "the text is not UTF-8", "save the document as UTF-8")
      }
      return nil
    }
    // Refused and not converted: the digest of a case and its quotations rest on the bytes.
    if let line = bytes.firstIndex(of: 13).map({ end in bytes[..<end].count { $0 == 10 } + 1 }),
      bytes.firstRange(of: [13, 10]) != nil
    {
      log.add(line, "the lines end in CRLF", "save the document with LF line ends")
      return nil
    }
    // Not `split(separator: "\n")` on characters: a combining mark may follow a line feed.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0)
    }
    if lines.last == "" { lines.removeLast() }
    var isClean = true
    for (index, line) in lines.enumerated() {
      guard let culprit = TextCheck.firstForbidden(in: line) else { continue }
      log.add(
        index + 1, "\(TextCheck.describe(culprit)) in the document",
        culprit == "\t" ? "use spaces" : "delete it")
      isClean = false
    }
    guard isClean else { return nil }
    self.lines = lines
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var starts: [Int] = []
    for line in lines {
      starts.append(folded.count)
      appendFolded(line, to: &folded)
      if folded.last != space, !folded.isEmpty { folded.append(space) }
    }
    self.folded = folded
    self.starts = starts
  }

  /// The line, from 1, on which a quotation starts; nil where the document does not hold it.
  ///
  /// Runs of white space match one another, so that a quotation may span a wrapped line; nothing
  /// else is forgiven.
  func line(of quote: String) -> Int? {
    var wanted: [UInt8] = []
    appendFolded(quote, to: &wanted)
    if wanted.last == space { wanted.removeLast() }
    guard let first = wanted.first, wanted.count <= folded.count else { return nil }
    for start in 0...(folded.count - wanted.count) where folded[start] == first {
      guard folded[start..<start + wanted.count] == wanted[...] else { continue }
      // The last line that starts at or before the quotation.
      return starts.lastIndex { $0 <= start }.map { $0 + 1 }
    }
    return nil
  }

  /// How many words it holds, numbers included.
  var wordCount: Int { folded.split(separator: space).count }
}

/// Words looked for in the record.
struct Wording: Sendable {
  var words: String
  var ignoresCase: Bool
}

extension RecordText {
  /// The lines, from 1, on which some words start, as whole words and across line ends.
  func lines(of wording: Wording) -> [Int] {
    let text = wording.ignoresCase ? folded.map(lowered) : folded
    let wanted = Array(wording.words.utf8)
    guard let first = wanted.first, wanted.count <= text.count else { return [] }
    var found: [Int] = []
    for start in 0...(text.count - wanted.count) where text[start] == first {
      let end = start + wanted.count
      guard text[start..<end] == wanted[...], start == 0 || !isLetter(text[start - 1]),
        end == text.count || !isLetter(text[end])
      else { continue }
      if let line = starts.lastIndex(where: { $0 <= start }) { found.append(line + 1) }
    }
    return found
  }

  private func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

  private func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte >= 128
  }
}

private let space = UInt8(ascii: " ")

/// Appends text with its white space folded, none at the start of the whole.
private func appendFolded(_ text: String, to bytes: inout [UInt8]) {
  for byte in text.utf8 {
    if byte == space || byte == 10 || byte == 9 {
      if let last = bytes.last, last != space { bytes.append(space) }
    } else {
      bytes.append(byte)
    }
  }
}
