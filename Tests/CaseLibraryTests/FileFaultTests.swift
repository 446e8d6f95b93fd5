import CaseLibrary
import Foundation
import SourceText
import Testing

@Suite("Files that may come from anybody")
struct FileFaultTests {
  /// The faults after a change to the packs, as `file:line` and a part of the message each.
  private func expectFaults(
    _ expected: [(place: String, says: String)], sourceLocation: SourceLocation = #_sourceLocation,
    after change: (PackCopy) throws -> Void
  ) throws {
    let packs = try PackCopy()
    try change(packs)
    let faults = try packs.faults()
    expectSame(
      faults.map { "\($0.file):\($0.line)" }, expected.map(\.place), sourceLocation: sourceLocation)
    for (fault, expected) in zip(faults, expected) {
      #expect(
        fault.description.contains(expected.says), "\(fault)", sourceLocation: sourceLocation)
    }
  }

  private let record = "inpatient/test-pack-stay/record/"

  @Test("a document that is not listed, and one that is not there")
  func missingAndStray() throws {
    try expectFaults([
      ("inpatient/test-pack-stay/case.yaml:22", "there is no record/03-nursing-notes.txt"),
      (record + "03-nursing.txt:0", "not listed in case.yaml"),
    ]) { packs in
      try FileManager.default.moveItem(
        atPath: packs.root + "/" + record + "03-nursing-notes.txt",
        toPath: packs.root + "/" + record + "03-nursing.txt")
    }
  }

  @Test("documents out of their numbers")
  func numbering() throws {
    try expectFaults([
      ("inpatient/test-pack-stay/case.yaml:22", "stands in place 3"),
      ("inpatient/test-pack-stay/case.yaml:23", "stands in place 4"),
    ]) { packs in
      let path = packs.stay + "/case.yaml"
      var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
      lines.swapAt(21, 22)
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test("a file that belongs to no pack")
  func stray() throws {
    try expectFaults([("inpatient/test-pack-stay/notes.md:0", "not part of a case")]) { packs in
      try packs.write([65], to: packs.stay + "/notes.md")
      try packs.write([65], to: packs.stay + "/review.md")
    }
  }

  @Test("a link out of the pack is not followed, be it a document, a key or the record")
  func links() throws {
    let files = FileManager.default
    try expectFaults([(record + "03-nursing-notes.txt:0", "a symbolic link")]) { packs in
      let path = packs.root + "/" + record + "03-nursing-notes.txt"
      try files.removeItem(atPath: path)
      try files.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
    }
    try expectFaults([("inpatient/test-pack-stay/key.yaml:0", "a symbolic link")]) { packs in
      try files.moveItem(atPath: packs.stay + "/key.yaml", toPath: packs.root + "/key.yaml")
      try files.createSymbolicLink(
        atPath: packs.stay + "/key.yaml", withDestinationPath: "../../key.yaml")
    }
    let packs = try PackCopy()
    try files.moveItem(atPath: packs.stay + "/record", toPath: packs.root + "/elsewhere")
    try files.createSymbolicLink(
      atPath: packs.stay + "/record", withDestinationPath: "../../elsewhere")
    let faults = try packs.faults()
    #expect(faults.contains { $0.file.hasSuffix("/record") && $0.what == "a symbolic link" })
  }

  @Test("a pipe in place of a document does not stop the program")
  func pipe() throws {
    try expectFaults([(record + "03-nursing-notes.txt:0", "not a regular file")]) { packs in
      let path = packs.root + "/" + record + "03-nursing-notes.txt"
      try FileManager.default.removeItem(atPath: path)
      #expect(mkfifo(path, 0o600) == 0)
    }
  }

  @Test(
    "documents that are not plain text",
    arguments: [
      ("invalid UTF-8", [65, 10, 66, 0xC3, 0x28, 10], 2, "the text is not UTF-8"),
      ("binary", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0xFF, 0xFE], 1, "the text is not UTF-8"),
      ("CRLF", Array("one\r\ntwo\r\n".utf8), 1, "the lines end in CRLF"),
      ("lone return", Array("one\ntwo\rthree\n".utf8), 2, "a carriage return"),
      ("tab", Array("one\n\ttwo\n".utf8), 2, "a tab"),
      ("escape", Array("one\ntwo\n\u{1B}[31mthree\n".utf8), 3, "a control character (U+001B)"),
      ("override", Array("one \u{202E}two\n".utf8), 1, "a bidirectional control character"),
      ("isolate", Array("one\n\u{2066}two\n".utf8), 2, "a bidirectional control character"),
      ("byte order mark", Array("\u{FEFF}one\n".utf8), 1, "a byte order mark"),
    ] as [(String, [UInt8], Int, String)])
  func text(name: String, bytes: [UInt8], line: Int, says: String) throws {
    try expectFaults([(record + "03-nursing-notes.txt:\(line)", says)]) { packs in
      try packs.write(bytes, to: packs.root + "/" + record + "03-nursing-notes.txt")
    }
  }

  @Test("a document of more than 5 MB is not read")
  func large() throws {
    try expectFaults([(record + "03-nursing-notes.txt:0", "larger than 5 MB")]) { packs in
      try packs.write(
        Array(repeating: 65, count: 5 << 20 + 1),
        to: packs.root + "/" + record + "03-nursing-notes.txt")
    }
  }

  @Test("a root without a policy is at fault, a case alone in it is not")
  func policy() throws {
    let packs = try PackCopy()
    try FileManager.default.removeItem(atPath: packs.root + "/policy.yaml")
    expectSame(
      try packs.faults().map(\.description), ["policy.yaml: there is no such file; add it"])
    expectSame(validate(paths: [packs.stay], book: try book()), [])
    expectSame(try loadCase(at: packs.stay).policy.families, [])
  }

  @Test("a policy with faults keeps its cases from being opened")
  func brokenPolicy() throws {
    let packs = try PackCopy()
    try packs.replace("report: optional", with: "report: maybe", in: packs.root + "/policy.yaml")
    let error = #expect(throws: CaseFaults.self) { try loadCase(at: packs.stay) }
    expectSame(error?.faults.map(\.line), [5])
    expectSame(try loadCase(at: packs.stay, policy: .none).policy.families, [])
  }

  @Test("a root, a setting, a case and a file of a case can be validated")
  func paths() throws {
    let packs = try PackCopy()
    try packs.replace("code: N18.32", with: "code: N18.3", in: packs.stay + "/key.yaml")
    try packs.replace("after: N18.32", with: "after: N18.3", in: packs.stay + "/key.yaml")
    let book = try book()
    for path in [
      "", "/", "/inpatient", "/inpatient/test-pack-stay", "/inpatient/test-pack-stay/key.yaml",
    ] {
      expectSame(validate(paths: [packs.root + path], book: book).map(\.line), [28])
    }
    expectSame(validate(paths: [packs.stay, packs.root], book: book).count, 1)
    expectSame(validate(paths: [packs.root + "/emergency"], book: book), [])
  }

  @Test("a path without cases is at fault")
  func nothing() throws {
    let packs = try PackCopy()
    expectSame(
      validate(paths: [packs.root + "/nowhere", packs.stay + "/record"], book: try book()).map(
        \.what),
      ["no case here", "there is no such file"])
  }
}
