import Foundation
import Testing

@Suite("Fuzzing")
struct FuzzTests {
  /// Beside the tests, in whatever configuration they were built.
  private var program: URL {
    Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      .map { $0.bundleURL.deletingLastPathComponent() }
      .map { $0.appending(path: "grading-fuzz") }
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "grading-fuzz")
  }

  @Test("ten thousand spoiled sheets, keys and batch lines: no crash, no hang, no swelling")
  func tenThousand() throws {
    let fuzz = Process()
    fuzz.executableURL = program
    fuzz.arguments = ["10000"]
    let output = Pipe()
    fuzz.standardOutput = output
    try fuzz.run()
    let told = try output.fileHandleForReading.readToEnd() ?? Data()
    fuzz.waitUntilExit()
    let text = String(decoding: told, as: UTF8.self)
    #expect(fuzz.terminationStatus == 0, "\(text)")
    #expect(text.contains("10000 inputs"), "\(text)")
  }
}
