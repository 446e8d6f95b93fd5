/// Looks at the bytes of a file before a parser sees them.
///
/// Yams bounds nesting (1,000 levels) but not aliases: it hashes every mapping key through all the
/// aliases below it, so that a file of a few hundred bytes costs seconds and hundreds of megabytes
/// before there is a tree to inspect. Whatever decides about that is therefore decided here, without
/// telling quotes and comments apart: it may refuse a file that is harmless, but never let a bomb by.
struct Prescan {
  let bytes: [UInt8]
  let limits: SourceLimits
  let log: FaultLog

  /// The text to parse; nil when the log says why not.
  func text() -> String? {
    guard bytes.count <= limits.size else {
      log.add(
        0, "the file is larger than \(limits.size / 1024) KB",
        "split it, or take out what is not needed")
      return nil
    }
    switch TextCheck.decode(
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
    {
    case .invalid(let line):
      log.add(line, "the text is not UTF-8", "save the file as UTF-8")
      return nil
    case .text(let text):
      let before = log.faults.count
      checkCharacters(text)
      guard log.faults.count == before else { return nil }
      checkAliases()
      checkIndentation()
      return log.faults.count == before ? text : nil
    }
  }

  /// One fault a line, whatever the number of characters on it.
  private func checkCharacters(_ text: String) {
    var line = 1
    var reported = 0
    var previous: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      let isLoneReturn = previous == "\r" && scalar != "\n"
      if (isLoneReturn || (TextCheck.isForbidden(scalar) && scalar != "\t" && scalar != "\r"))
        && reported < line
      {
        let culprit: Unicode.Scalar = isLoneReturn ? "\r" : scalar
        log.add(line, "\(TextCheck.describe(culprit)) in the text", "delete it")
        reported = line
      }
      if scalar == "\n" { line += 1 }
      previous = scalar
    }
  }

  /// A name after `&` that also stands after `*` may be an alias: wherever it stands, it is refused.
  private func checkAliases() {
    var anchors: Set<ArraySlice<UInt8>> = []
    for index in bytes.indices where bytes[index] == UInt8(ascii: "&") {
      anchors.insert(name(after: index))
    }
    guard !anchors.isEmpty else { return }
    var line = 1
    for index in bytes.indices {
      if bytes[index] == 10 { line += 1 }
      guard bytes[index] == UInt8(ascii: "*") else { continue }
      let name = name(after: index)
      guard !name.isEmpty, anchors.contains(name) else { continue }
      log.add(
        line, "an alias (*\(String(decoding: name, as: UTF8.self)))",
        "write the value out where it is meant: anchors and aliases are not read")
      return
    }
  }

  private func name(after index: Int) -> ArraySlice<UInt8> {
    bytes[(index + 1)...].prefix { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
  }

  /// Block style nests only by indentation and by `- - -` at the start of a line.
  private func checkIndentation() {
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      var column = line.startIndex
      while column < line.endIndex {
        let isSpace = line[column] == 32
        let isMark = [45, 58, 63].contains(line[column])  // - : ?
        let next = column + 1
        guard isSpace || (isMark && next < line.endIndex && line[next] == 32) else { break }
        column = next
      }
      if column - line.startIndex > limits.indentation, column < line.endIndex {
        log.add(index + 1, "the line starts too far to the right", "nest and indent less")
        return
      }
    }
  }
}
