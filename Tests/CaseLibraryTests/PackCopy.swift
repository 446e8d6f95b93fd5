import CaseLibrary
import CodeSets
import Foundation
import SourceText
import Testing

/// The root of the package, from where this file stands.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The good packs.
let goodPacks = packageRoot.appending(path: "Tests/Packs").path

/// The project's own books.
func book() throws -> CodeBook {
  try CodeBook(directory: packageRoot.appending(path: "Sources/CodeSets/Tables").path)
}

/// A copy of the good packs that a test may spoil; removed with it.
final class PackCopy {
  let root: String
  let stay: String
  let visit: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "packs-\(UUID().uuidString)")
    try FileManager.default.copyItem(atPath: goodPacks, toPath: folder.path)
    root = folder.path
    stay = root + "/inpatient/test-pack-stay"
    visit = root + "/emergency/test-pack-visit"
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Replaces text that must stand in a file exactly once.
  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.components(separatedBy: old).count == 2, "\(old) in \(path)")
    try text.replacingOccurrences(of: old, with: new)
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  /// The line, from 1, of a file on which some text first stands.
  func line(of text: String, in path: String) throws -> Int {
    let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    return 1 + (try #require(lines.firstIndex { $0.contains(text) }, "\(text) in \(path)"))
  }

  /// All faults, their files named from the root of the copy.
  func faults() throws -> [Fault] {
    validate(paths: [root], book: try book()).map { fault in
      var fault = fault
      fault.file = String(fault.file.dropFirst(root.count + 1))
      return fault
    }
  }
}
