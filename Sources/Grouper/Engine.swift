import Chart
import CodeSets
import Glibc
import Grading
import Synchronization

/// libmsdrg: the MS-DRG grouper and the Medicare Code Editor, loaded into this process.
///
/// Opening it reads some 40 MB and takes a part of a second, so it belongs off the interface's thread;
/// afterwards any number of threads may ask at once. A claim takes some 0.1 ms.
package final class Engine: Grouping {
  private let library: NativeLibrary
  // Made in init and freed in deinit; between them the library only reads them, and says of itself
  // that contexts may be shared between threads.
  nonisolated(unsafe) private let grouper: UnsafeMutableRawPointer
  nonisolated(unsafe) private let editor: UnsafeMutableRawPointer
  private let table: GroupTable
  private let kept = Mutex<[Claim: StayGroup]>([:])

  /// Proves the files, loads the library and opens its data.
  ///
  /// - Parameters:
  ///   - files: Where it is.
  ///   - book: Has the weights and lengths of stay, which the library does not know.
  ///   - pins: The digests its files must have.
  package init(
    _ files: EngineFiles, book: CodeBook, pins: EnginePins = .pinned
  ) throws(EngineError) {
    try files.prove(pins)
    let library = try NativeLibrary(path: files.library)
    guard let contexts = openContexts(library, files.data) else {
      throw .noContext(path: files.data)
    }
    table = GroupTable(book)
    self.library = library
    (grouper, editor) = contexts
  }

  deinit {
    libraryIsBusy.withLock { _ in
      library.freeEditor(editor)
      library.freeGrouper(grouper)
    }
  }

  package func group(_ claim: Claim) throws(GroupingError) -> StayGroup {
    let written = ClaimWriter(claim, version: try version(for: claim))
    let answer = try ask(library.group, grouper, written.bytes) {
      (scanner) throws(ScanFailure) in try GroupAnswer(reading: &scanner)
    }
    return try stayGroup(answer, of: claim, table: table)
  }

  package func group(again claim: Claim) throws(GroupingError) -> StayGroup {
    if let group = kept.withLock({ $0[claim] }) { return group }
    let group = try self.group(claim)
    kept.withLock { kept in
      // More keys than any library has: what is kept must not grow with the input.
      if kept.count >= 4096 { kept.removeAll() }
      kept[claim] = group
    }
    return group
  }

  package func edits(of claim: Claim) throws(GroupingError) -> [EditorCount] {
    let written = ClaimWriter(claim, version: try version(for: claim))
    return try ask(library.edit, editor, written.bytes) { (scanner) throws(ScanFailure) in
      try editorCounts(reading: &scanner)
    }
  }

  private func version(for claim: Claim) throws(GroupingError) -> Int {
    guard let version = claim.discharged.grouperVersion else { throw .noVersion(claim.discharged) }
    return version
  }

  /// Asks, reads the answer where it lies, and frees it.
  private func ask<Value>(
    _ function: NativeLibrary.Answer, _ context: UnsafeMutableRawPointer, _ claim: [UInt8],
    _ read: (inout JSONScanner) throws(ScanFailure) -> Value
  ) throws(GroupingError) -> Value {
    let found = claim.withUnsafeBufferPointer { claim in
      claim.baseAddress.flatMap { function(context, $0) }
    }
    guard let found else { throw .noAnswer(what: "it refused the claim") }
    defer { library.freeText(found) }
    let count = strlen(found)
    return try found.withMemoryRebound(to: UInt8.self, capacity: count) {
      (start) throws(GroupingError) in
      var scanner = JSONScanner(start, count: count)
      do throws(ScanFailure) {
        return try read(&scanner)
      } catch {
        throw .noAnswer(what: "its answer cannot be read")
      }
    }
  }
}

/// A context of the grouper and one of the editor, or neither.
private func openContexts(
  _ library: NativeLibrary, _ data: String
) -> (grouper: UnsafeMutableRawPointer, editor: UnsafeMutableRawPointer)? {
  var made: (UnsafeMutableRawPointer, UnsafeMutableRawPointer)?
  libraryIsBusy.withLock { _ in
    guard let grouper = library.makeGrouper(data) else { return }
    if let editor = library.makeEditor(data) {
      made = (grouper, editor)
    } else {
      library.freeGrouper(grouper)
    }
  }
  return made
}

/// Making and freeing contexts is not safe from several threads at once, whichever `Engine` does it:
/// what is guarded is the library's own state, of which a process has one.
private let libraryIsBusy = Mutex<Void>(())
