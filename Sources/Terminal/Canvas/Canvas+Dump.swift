extension Canvas {
  /// The characters, rows parted by newlines and ending in one, blanks at the end of a row left out.
  package var text: String {
    var text = ""
    for row in 0..<size.rows {
      let scalars = cells[(row * size.columns)..<((row + 1) * size.columns)].map(\.scalar)
      text += Canvas.trimmed(scalars) + "\n"
    }
    return text
  }

  /// The characters, and under them a letter for the style of each cell, with what each letter
  /// means: golden frames that pin styles too.
  ///
  /// The style most cells have goes without a letter; the rest are lettered as they come, row by
  /// row.
  package var styledText: String {
    var counts: [Style: Int] = [:]
    for cell in cells { counts[styles[Int(cell.style)], default: 0] += 1 }
    let usual = styles.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? .plain
    var letters: [Style: UInt32] = [usual: 0x20]
    var legend = ["  \(usual)"]
    var rows = ""
    for row in 0..<size.rows {
      let marks = cells[(row * size.columns)..<((row + 1) * size.columns)].map { cell in
        let style = styles[Int(cell.style)]
        if let letter = letters[style] { return letter }
        let letter = Canvas.letter(letters.count - 1)
        letters[style] = letter
        legend.append("\(Canvas.trimmed([letter])) \(style)")
        return letter
      }
      rows += Canvas.trimmed(marks) + "\n"
    }
    return text + "--- styles\n" + rows + "--- legend\n" + legend.joined(separator: "\n") + "\n"
  }

  private static func letter(_ index: Int) -> UInt32 {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    return index < letters.count ? UInt32(letters[index]) : 0x2A
  }

  private static func trimmed(_ scalars: [UInt32]) -> String {
    let end = (scalars.lastIndex { $0 != 0x20 } ?? -1) + 1
    return Line(cells: Array(scalars[..<end])).text
  }
}
