import Terminal

/// A value of a table that is out of its range, by the record's own flag or its own bounds.
package struct LabFlag: Hashable, Sendable {
  /// Where the value stands in the text.
  package var range: Range<Int>
  /// Above its range, or below; nil where the flag does not say which.
  package var isHigh: Bool?
  /// Whether the record flags it; if not, its bounds tell.
  package var isFlagged: Bool
}

/// What was measured again and again: a row of a table, or a column of one with a line a time.
package struct LabSeries: Hashable, Sendable {
  /// One value with its time.
  package struct Point: Hashable, Sendable {
    /// Date, time or both, as the record prints them.
    package var when: String
    /// The value, without a bound or a flag.
    package var number: Double
    /// As the record prints it.
    package var text: String
    /// Nil for a value in its range, or of no known range.
    package var flag: LabFlag?
  }

  /// The name of the row or the column.
  package var label: String
  /// In the order of the text.
  package var points: [Point]
  /// Where the first value stands in the text.
  package var place: Int
}

/// Reads the tables of a document as far as they can be read with confidence: what does not stand
/// clearly under one time is left out with its whole row or column.
package func labSeries(_ text: RecordText) -> [LabSeries] {
  var reading = LabReading(text: text)
  for paragraph in text.paragraphs {
    if paragraph.kind == .blank { reading.header = .none } else { reading.take(paragraph.range) }
  }
  return reading.series.filter { $0.points.count >= 2 }
}

/// The values of a document that are out of their range, in the order of the text.
func labFlags(_ text: RecordText) -> [LabFlag] {
  var reading = LabReading(text: text)
  for paragraph in text.paragraphs {
    if paragraph.kind == .blank { reading.header = .none } else { reading.take(paragraph.range) }
  }
  let flags = reading.series.flatMap { $0.points.compactMap(\.flag) }
  return flags.sorted { $0.range.lowerBound < $1.range.lowerBound }
}
