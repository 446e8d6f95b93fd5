import Foundation
import Testing

/// A terminal with a shell in it, held by a tmux server of its own that ends with it.
final class TmuxScreen {
  private let sandbox: Sandbox
  private let socket: String

  /// Opens a terminal of a size, as in `80x24`, with the shell's prompt in it.
  init(_ sandbox: Sandbox, _ size: String = "80x24") throws {
    self.sandbox = sandbox
    socket = "t" + UUID().uuidString.prefix(8)
    let (columns, rows) = try Self.parts(size)
    try tmux(
      ["start-server", ";", "set", "-g", "default-terminal", "xterm-256color", ";"]
        + ["new-session", "-d", "-x", columns, "-y", rows, "exec sh"])
    try wait(for: "$")
  }

  deinit { _ = try? tmux(["kill-server"]) }

  // MARK: What goes in

  /// Types a command line into the shell; what it leaves with is told on the screen.
  func run(_ command: String) throws {
    try type(command + "; echo \"left with $?\"")
    try press("Enter")
  }

  /// Types characters.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Presses keys by tmux's names for them: `Enter`, `Tab`, `Escape`, `C-c`, `Down`.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Sends bytes as they are.
  func send(_ bytes: [UInt8]) throws {
    try tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Pastes text, marked as pasted where the terminal was asked to.
  func paste(_ text: String) throws {
    try tmux(["set-buffer", text, ";", "paste-buffer", "-p"])
  }

  /// Gives the window another size.
  func resize(_ size: String) throws {
    let (columns, rows) = try Self.parts(size)
    try tmux(["resize-window", "-x", columns, "-y", rows])
  }

  /// Closes the window, as when a connection is lost.
  func close() throws { try tmux(["kill-server"]) }

  // MARK: What is seen

  /// The screen as text.
  var text: String {
    get throws { try tmux(["capture-pane", "-p"]) }
  }

  /// The screen with its colours and attributes, as escape sequences.
  var styled: String {
    get throws { try tmux(["capture-pane", "-p", "-e"]) }
  }

  /// Values of tmux about the terminal, by their names.
  func facts(_ names: String...) throws -> [String] {
    let format = names.map { "#{\($0)}" }.joined(separator: ",")
    let answer = try tmux(["display-message", "-p", format])
    return answer.trimmingCharacters(in: .newlines).components(separatedBy: ",")
  }

  /// The cursor as `column,row`.
  var cursor: String {
    get throws { try facts("cursor_x", "cursor_y").joined(separator: ",") }
  }

  /// Waits until the screen is as asked for, and answers it.
  @discardableResult
  func wait(
    until what: String, line: Int = #line, _ isShown: (String) throws -> Bool
  ) throws -> String {
    var (last, before) = ("", "")
    let clock = ContinuousClock()
    var (since, changes) = (clock.now, 0)
    let shown = try eventually { () -> String? in
      last = try text
      guard try isShown(last) else {
        before = ""
        return nil
      }
      if last != before { (before, since, changes) = (last, clock.now, changes + 1) }
      // The terminal takes a large frame in parts: what stands for a while is whole. What never stands
      // still, as a replay, is taken in the end.
      return clock.now - since > .milliseconds(50) || changes > 50 ? last : nil
    }
    guard let shown else { throw NotShown(what: what, line: line, screen: last) }
    return shown
  }

  /// Waits until the screen shows some text, or several at once.
  @discardableResult
  func wait(for texts: String..., line: Int = #line) throws -> String {
    let what = texts.map { "'\($0)'" }.joined(separator: " and ")
    return try wait(until: what, line: line) { screen in texts.allSatisfy(screen.contains) }
  }

  /// Waits until the screen no longer shows some text.
  @discardableResult
  func wait(without text: String, line: Int = #line) throws -> String {
    try wait(until: "no '\(text)'", line: line) { !$0.contains(text) }
  }

  /// The program that runs in the foreground.
  func program() throws -> pid_t {
    let shell = try facts("pane_pid")[0]
    let found = eventually { () -> pid_t? in
      guard
        let status = try? String(contentsOfFile: "/proc/\(shell)/stat", encoding: .utf8),
        let end = status.lastIndex(of: ")")
      else { return nil }
      // After the name: state, parent, group, session, terminal, the terminal's foreground group.
      let fields = status[end...].split(separator: " ")
      guard fields.count > 6, fields[6] != shell[...] else { return nil }
      return pid_t(fields[6])
    }
    return try #require(found)
  }

  @discardableResult
  private func tmux(_ words: [String]) throws -> String {
    let result = try EndToEndTests.run(
      "tmux", ["-L", socket, "-f", "/dev/null"] + words, environment: sandbox.environment,
      in: sandbox.root)
    guard result.status == 0 else { throw TmuxError(words: words, says: result.errors) }
    return result.output
  }

  private static func parts(_ size: String) throws -> (String, String) {
    let parts = size.split(separator: "x").map(String.init)
    try #require(parts.count == 2)
    return (parts[0], parts[1])
  }
}

/// The screen never became what a story expects.
struct NotShown: Error, CustomStringConvertible {
  var what: String
  var line: Int
  var screen: String

  var description: String { "line \(line): never saw \(what); the screen:\n\(screen)" }
}

/// Tmux would not do as it was told.
struct TmuxError: Error {
  var words: [String]
  var says: String
}
