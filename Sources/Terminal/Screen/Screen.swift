/// A place to show canvases and take keys from: the terminal, or in tests a recording.
///
/// One thread uses it. Nothing here waits: see `waitForInput`.
package protocol Screen: AnyObject {
  /// Columns and rows now.
  var size: Size { get }
  /// How many colours it shows.
  var depth: ColorDepth { get }
  /// The signs it can show.
  var glyphs: GlyphSet { get }
  /// Shows a canvas: what has changed since the last one, in one update.
  func draw(_ canvas: Canvas)
  /// The next key that has come; nil when there is none for now.
  func nextKey() -> Key?
  /// Gives the terminal back for good. Closing twice does nothing.
  func close()
}

/// Why there is no screen.
package enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or standard output is no terminal.
  case notATerminal
  /// The system does not know the kind of terminal that TERM names.
  case unknownTerminal(String)
  /// The system gave no descriptor to wake the loop by; the number is errno.
  case noDescriptor(Int32)
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .notATerminal:
      "standard input and output are not a terminal; start it in one, or use the subcommands "
        + "that need none (grade, check, render)"
    case .unknownTerminal(let name):
      "the terminal '\(name)' is not known here; set TERM to one that is, as in "
        + "TERM=xterm-256color, or install its description (package ncurses-term)"
    case .noDescriptor(let number):
      "the system has no free file descriptor (errno \(number)); close other programs"
    }
  }
}
