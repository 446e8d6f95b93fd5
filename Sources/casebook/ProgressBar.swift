import Glibc

/// How much of a piece of work is done, on standard error: a bar that fills where that is a terminal,
/// one line where it is not.
struct ProgressBar {
  private let title: String
  private let isTerminal: Bool
  private var shown: Int?

  private static let width = 32

  init(title: String) {
    self.title = title
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Shows a share from 0 to 1. Work that never begins shows nothing.
  mutating func show(_ share: Double) {
    let percent = Int(max(0, min(1, share)) * 100)
    guard percent != shown else { return }
    if shown == nil, !isTerminal { write("\(title)\n", to: STDERR_FILENO) }
    shown = percent
    guard isTerminal else { return }
    let filled = percent * Self.width / 100
    let bar =
      String(repeating: "#", count: filled)
      + String(repeating: ".", count: Self.width - filled)
    let number = String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0)
    writeAsIs("\r\(title)  [\(bar)] \(number)\(percent) %", to: STDERR_FILENO)
  }

  /// Ends the line of the bar, if there is one.
  func finish() {
    if isTerminal, shown != nil { write("\n", to: STDERR_FILENO) }
  }
}
