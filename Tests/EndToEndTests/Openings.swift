import Foundation
import Testing

/// How many stories begin: a learner in the stay of the test packs, with a code half typed.
struct HalfTyped {
  let sandbox: Sandbox
  let screen: TmuxScreen
  /// The terminal's modes before the program was started in it.
  let before: TerminalModes

  /// Types `J18` into the principal diagnosis, and sees what it could become.
  ///
  /// - Parameters:
  ///   - sandbox: The learner's; one of their own without it.
  ///   - variables: Put before the command, as in `LD_PRELOAD=x`.
  init(_ sandbox: Sandbox? = nil, variables: String = "") throws {
    self.sandbox = try sandbox ?? Sandbox()
    screen = try TmuxScreen(self.sandbox)
    before = try TerminalModes(screen, self.sandbox)
    try screen.startStay(variables.isEmpty ? "casebook" : "\(variables) casebook")
    try screen.type("J18")
    try screen.wait(for: "J18.9")
  }
}

extension TmuxScreen {
  /// A learner who has submitted one code as the principal diagnosis, present on admission, and is in
  /// the review.
  convenience init(_ sandbox: Sandbox, submitting code: String) throws {
    try self.init(sandbox)
    try startStay()
    try type(code)
    try press("Enter")
    try type("y")
    try press("s")
    try wait(for: "Submit 1 code")
    try press("Enter")
    try wait(for: "›Lines")
  }

  /// Starts the program and the stay of the test packs, and goes to its coding summary.
  func startStay(_ command: String = "casebook", pointer: String = "›") throws {
    try run(command)
    try wait(for: "Test pack, a stay")
    try press("Enter")
    try wait(for: "Attending")
    try press("Enter")
    try wait(for: "\(pointer)Policy")
    try press("Tab")
    try wait(for: "\(pointer) Coding summary")
  }

  /// Starts the program and goes on with the session it offers.
  func resume(_ command: String = "casebook") throws {
    try run(command)
    try wait(for: "Go on where you left off?")
    try press("Enter")
    try wait(for: "as you left it")
  }

  /// Sends the program a signal that ends it, and sees the shell again.
  func end(by signal: Int32) throws {
    kill(try program(), signal)
    try wait(for: "left with \(128 + signal)")
  }

  /// Leaves the program from its case list.
  func quit() throws {
    try press("q")
    try wait(for: "left with 0")
  }

  /// Wipes what a run before left in the shell.
  func clear() throws {
    try type("clear")
    try press("Enter")
    try wait(without: "left with")
  }
}
