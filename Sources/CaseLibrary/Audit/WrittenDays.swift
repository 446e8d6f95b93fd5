import Chart

extension ReadDocument {
  /// Whether a line names a day with a time of it; a day among the first lines holds for all times.
  func tells(_ at: CivilDateTime) -> Bool {
    let isOfOneDay = mentions(at.date.description, in: Array(lines.prefix(6)))
    return lines.contains { line in
      mentions(at.clock, in: [line])
        && (isOfOneDay || forms(at.date).contains { mentions($0, in: [line]) })
    }
  }

  /// Whether it names a day, with or without the year.
  func mentions(_ date: CivilDate) -> Bool {
    forms(date).contains { mentions($0, in: lines) }
  }

  /// Whether some text stands in lines that no digit goes before or after.
  private func mentions(_ text: String, in lines: [String]) -> Bool {
    let wanted = Array(text.utf8)
    return lines.contains { line in
      let bytes = Array(line.utf8)
      guard bytes.count >= wanted.count else { return false }
      return (0...(bytes.count - wanted.count)).contains { start in
        let end = start + wanted.count
        return bytes[start] == wanted[0] && bytes[start..<end] == wanted[...]
          && (start == 0 || !isDigit(bytes[start - 1]))
          && (end == bytes.count || !isDigit(bytes[end]))
      }
    }
  }
}

/// How charts write a day.
private func forms(_ date: CivilDate) -> [String] {
  let (_, month, day) = date.parts
  let (m, d) = (twoDigits(month), twoDigits(day))
  return [date.description, "\(month)/\(day)", "\(m)/\(d)", "\(m)-\(d)", "\(month)-\(day)"]
}

private func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
