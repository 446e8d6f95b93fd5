import Glibc

/// The cache file of a compiled index.
///
/// It is written beside its place and renamed into it, so that a first start that is killed leaves no
/// half of one, and of two at a time either wins. Its name and its head bear the digest of the tables:
/// one for other tables is not looked at, and removed when a new one has been written.
struct IndexFile {
  let folder: String
  let tables: SearchTables
  private let digest: UInt64

  init(folder: String, tables: SearchTables) {
    self.folder = folder
    self.tables = tables
    digest = tables.digest
  }

  private var name: String { "search-\(String(digest, radix: 16)).index" }
  var path: String { "\(folder)/\(name)" }

  /// The index that is there, if it is whole and of these tables.
  func existing() -> MappedIndex? { MappedIndex(path: path, digest: digest) }

  /// The index: that which is there, else a new one.
  func open(_ progress: (Double) -> Void) throws(CodeBookError) -> MappedIndex {
    if let index = existing() { return index }
    var compiler = IndexCompiler(tables: tables)
    let bytes = compiler.compile(progress)
    let isWritten = write(bytes)
    progress(1)
    if isWritten {
      removeOthers()
      if let index = existing() { return index }
    }
    guard let index = MappedIndex(copying: bytes, digest: digest) else {
      throw .missing(path: path)
    }
    return index
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    // Its process stands in the name, so that others see whether it is still at work on it.
    var template = Array("\(path).\(getpid()).XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { return false }
    let temporary = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWritten = bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno != EINTR { return false }
        rest = rest.dropFirst(max(0, count))
      }
      // The name must not outlive a crash that the bytes did not.
      return fsync(file) == 0
    }
    close(file)
    if isWritten, rename(temporary, path) == 0 { return true }
    unlink(temporary)
    return false
  }

  /// Removes indexes of other tables, and what killed starts left.
  private func removeOthers() {
    guard let entries = opendir(folder) else { return }
    defer { closedir(entries) }
    var old: [String] = []
    while let entry = readdir(entries) {
      let found = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard found.hasPrefix("search-"), found != name else { continue }
      if found.hasSuffix(".index") {
        old.append(found)
        continue
      }
      let parts = found.split(separator: ".")
      guard parts.count == 4, let process = pid_t(parts[2]) else { continue }
      // One that is at work still wants its file.
      if kill(process, 0) != 0, errno == ESRCH { old.append(found) }
    }
    for name in old { unlink("\(folder)/\(name)") }
  }
}
