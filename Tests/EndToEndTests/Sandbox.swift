import Foundation
import Testing

/// Where the tests find what they work on.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let packs = root + "/Tests/Packs"
  static let cases = root + "/Cases"
  /// The folder of the executables of this build, that of the tests among them.
  static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().path
  static let program = products + "/casebook"
}

/// A folder for one story: a home with the test packs for cases, and a learner who has nothing yet.
/// It goes when the story ends.
final class Sandbox {
  let root: String
  /// The home whose cases may be edited: they are copies.
  let home: String
  let user: String

  var cases: String { home + "/Cases" }
  var stay: String { cases + "/inpatient/test-pack-stay" }
  var journal: String { user + "/.local/share/casebook/journal.sqlite" }

  /// The program's own folders below the learner's.
  var state: String { user + "/.local/state/casebook" }
  var log: String { state + "/casebook.log" }
  var settings: String { user + "/.config/casebook/config.yaml" }

  /// - Parameters:
  ///   - usesCheckout: the program is to find the project's own cases by itself.
  ///   - isFirstStart: the learner has not seen the tour.
  init(usesCheckout: Bool = false, isFirstStart: Bool = false) throws {
    let files = FileManager.default
    root = files.temporaryDirectory.path + "/casebook-" + UUID().uuidString.prefix(8)
    home = root + "/home"
    user = root + "/learner"
    self.usesCheckout = usesCheckout
    try files.createDirectory(atPath: home, withIntermediateDirectories: true)
    try files.createDirectory(atPath: user, withIntermediateDirectories: true)
    try files.copyItem(atPath: Checkout.packs, toPath: cases)
    if !isFirstStart {
      try files.createDirectory(atPath: state, withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: state + "/tour-seen"))
    }
    for (name, place) in [("Tables", "/Sources/CodeSets/Tables"), ("Themes", "/Themes")] {
      try files.createSymbolicLink(
        atPath: home + "/" + name, withDestinationPath: Checkout.root + place)
    }
  }

  private let usesCheckout: Bool

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// All that the program under test, tmux and the shell know of the outside.
  var environment: [String: String] {
    var environment = [
      "PATH": Checkout.products + ":/usr/local/bin:/usr/bin:/bin", "HOME": user,
      "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "TMUX_TMPDIR": root, "PS1": "$ ",
      "SHELL": "/bin/sh",
    ]
    if !usesCheckout { environment["CASEBOOK_HOME"] = home }
    return environment
  }

  /// Runs `casebook` without a terminal.
  func casebook(_ arguments: String..., input: String = "") throws -> Finished {
    try run(
      Checkout.program, arguments, environment: environment, input: input, in: root)
  }

  /// Writes a file of the story's own and answers its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = root + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// Replaces text that must stand in a file.
  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old), "\(old) in \(path)")
    try text.replacingOccurrences(of: old, with: new)
      .write(toFile: path, atomically: true, encoding: .utf8)
  }
}
