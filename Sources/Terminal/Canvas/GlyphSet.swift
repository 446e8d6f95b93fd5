/// The signs the interface draws with, each one cell wide, in Unicode or in plain ASCII.
///
/// Views name the sign, never the character: where the locale is not UTF-8 the other set serves.
package struct GlyphSet: Hashable, Sendable {
  /// A line across.
  package let horizontal: Unicode.Scalar
  /// A line down.
  package let vertical: Unicode.Scalar
  /// Corners of a box.
  package let topLeft: Unicode.Scalar
  /// Corner of a box.
  package let topRight: Unicode.Scalar
  /// Corner of a box.
  package let bottomLeft: Unicode.Scalar
  /// Corner of a box.
  package let bottomRight: Unicode.Scalar
  /// A line across, with one going down from it.
  package let teeDown: Unicode.Scalar
  /// A line across, with one going up from it.
  package let teeUp: Unicode.Scalar
  /// A line down, with one going right from it.
  package let teeRight: Unicode.Scalar
  /// A line down, with one going left from it.
  package let teeLeft: Unicode.Scalar
  /// Two lines that cross.
  package let cross: Unicode.Scalar
  /// Text that goes on past what is shown.
  package let ellipsis: Unicode.Scalar
  /// Right.
  package let correct: Unicode.Scalar
  /// Nearly right.
  package let nearly: Unicode.Scalar
  /// Missed or wrong.
  package let missed: Unicode.Scalar
  /// There, and not called for.
  package let extra: Unicode.Scalar
  /// Right, in the wrong place.
  package let misplaced: Unicode.Scalar
  /// A point of a list; a document not read to its end.
  package let bullet: Unicode.Scalar
  /// A document not opened yet.
  package let unread: Unicode.Scalar
  /// What the keys act on.
  package let pointer: Unicode.Scalar
  /// Between parts of a line.
  package let dot: Unicode.Scalar
  /// From … to.
  package let dash: Unicode.Scalar
  /// Differs from.
  package let notEqual: Unicode.Scalar
  /// Leads to.
  package let arrow: Unicode.Scalar
  /// More above.
  package let up: Unicode.Scalar
  /// More below.
  package let down: Unicode.Scalar
  /// The Enter key.
  package let enter: Unicode.Scalar
  /// The left edge of marked text.
  package let markLeft: Unicode.Scalar
  /// The right edge of marked text.
  package let markRight: Unicode.Scalar
  /// Filled part of a gauge.
  package let full: Unicode.Scalar
  /// Empty part of a gauge.
  package let empty: Unicode.Scalar
  /// A warning.
  package let warning: Unicode.Scalar
  /// Bars of a small chart, the lowest first; as many in each set.
  package let levels: [Unicode.Scalar]

  /// For UTF-8 terminals.
  package static let unicode = GlyphSet(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
    bottomRight: "┘", teeDown: "┬", teeUp: "┴", teeRight: "├", teeLeft: "┤", cross: "┼",
    ellipsis: "…", correct: "✓", nearly: "≈", missed: "✗", extra: "+", misplaced: "↕",
    bullet: "•", unread: "●", pointer: "›", dot: "·", dash: "–", notEqual: "≠", arrow: "→",
    up: "↑", down: "↓", enter: "↵", markLeft: "▌", markRight: "▐", full: "█", empty: "░",
    warning: "!", levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// For every other terminal.
  package static let ascii = GlyphSet(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
    bottomRight: "+", teeDown: "+", teeUp: "+", teeRight: "+", teeLeft: "+", cross: "+",
    ellipsis: "~", correct: "v", nearly: "~", missed: "x", extra: "+", misplaced: "^",
    bullet: "*", unread: "o", pointer: ">", dot: "-", dash: "-", notEqual: "#", arrow: ">",
    up: "^", down: "v", enter: "<", markLeft: "[", markRight: "]", full: "#", empty: ".",
    warning: "!", levels: ["_", ".", ",", "-", "~", "=", "*", "#"])

  /// Every sign, for tests and for checks of the terminal's font.
  package var all: [Unicode.Scalar] {
    [
      horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight, teeDown, teeUp, teeRight,
      teeLeft, cross, ellipsis, correct, nearly, missed, extra, misplaced, bullet, unread, pointer,
      dot, dash, notEqual, arrow, up, down, enter, markLeft, markRight, full, empty, warning,
    ] + levels
  }
}
