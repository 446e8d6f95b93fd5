import Chart
import Terminal

/// A document's text prepared once for reading: paragraphs that were broken by hand are one again,
/// so that they can be wrapped to any pane, and tables are told apart, so that they are not.
package struct RecordText: Hashable, Sendable {
  /// How a paragraph is laid out: prose and headings are wrapped, tables keep their columns, and a
  /// rule of dashes is cut at the edge.
  package enum Kind: Hashable, Sendable { case blank, heading, prose, table, rule }

  /// A run of the text that is wrapped by itself.
  package struct Paragraph: Hashable, Sendable {
    /// How it is laid out.
    package var kind: Kind
    /// Where it stands in `line`.
    package var range: Range<Int>
    /// Columns that wrapped lines are indented by.
    package var hang: Int
    /// The first source line it was made of, from 0.
    package var sourceLine: Int
  }

  /// The text of all paragraphs, one after the other, made safe for the screen; an offset into it is
  /// a cell.
  package let line: Line
  /// In the order of the text; every offset is of one, or just behind it.
  package let paragraphs: [Paragraph]
  /// Where each source line starts in `line`.
  package let lineStarts: [Int]
  /// The same text as search sees it.
  let folded: FoldedText

  /// Prepares the lines of a document.
  package init(lines: [String]) {
    var builder = ParagraphBuilder()
    for line in lines { builder.add(RecordLine(Line(line).cells)) }
    builder.finish()
    line = Line(cells: builder.scalars)
    paragraphs = builder.paragraphs
    lineStarts = builder.lineStarts
    folded = FoldedText(builder.scalars, breaks: builder.paragraphs.map(\.range.lowerBound))
  }

  /// The source line, from 0, that the text at `offset` came from.
  package func sourceLine(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Where the words of `needle` stand, in any case and with any white space between them.
  package func matches(of needle: String) -> [Range<Int>] { folded.matches(of: needle) }

  /// Where the quotation of some evidence stands: on its line if it is known, else the first.
  package func range(of evidence: Evidence) -> Range<Int>? {
    let found = matches(of: evidence.quote)
    guard let line = evidence.line else { return found.first }
    return found.first { sourceLine(at: $0.lowerBound) == line - 1 } ?? found.first
  }
}
