import Foundation
import Testing

/// What is preloaded into the program to make happen what cannot be asked for: see
/// Tests/Durability/misfortune.c.
struct Misfortune {
  /// To be put before the command.
  let variable: String

  /// Compiles it, with any C compiler that there is: Swift brings one.
  init(_ sandbox: Sandbox) throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = path.split(separator: ":").map(String.init)
    let compiler = folders.flatMap { folder in ["cc", "clang", "gcc"].map { folder + "/" + $0 } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    let library = sandbox.root + "/misfortune.so"
    let made = try run(
      try #require(compiler, "a C compiler"),
      ["-shared", "-fPIC", "-o", library, Checkout.root + "/Tests/Durability/misfortune.c"],
      environment: ["PATH": path], in: sandbox.root)
    try #require(made.status == 0, "\(made.errors)")
    variable = "LD_PRELOAD=" + library
  }
}
