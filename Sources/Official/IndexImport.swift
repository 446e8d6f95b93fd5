import CodeSets
import Glibc

/// Brings official index files into the learner's compiled file.
package enum IndexImport {
  /// One index that the file has after an import.
  package struct Imported: Hashable, Sendable {
    /// Which index.
    package let kind: IndexKind
    /// Its fiscal year.
    package let year: Int
    /// How many terms it has.
    package let terms: Int
    /// Whether this import brought it.
    package let isNew: Bool
  }

  /// The indexes in files, folders and zips; `year` for files that do not say theirs. What is no index
  /// is passed over.
  package static func read(_ paths: [String], year: Int?) throws(ImportError) -> [IndexPart] {
    var parts: [IndexPart] = []
    for file in try SourceFiles.read(paths) {
      let part: IndexPart
      if OfficialIndex.isIndex(file.bytes) {
        part = try OfficialIndex.read(file, year: CSVIndex.year(of: file.name) ?? year)
      } else if CSVIndex.isIndex(file.bytes) {
        part = try CSVIndex.read(file, year: year)
      } else {
        continue
      }
      guard !part.terms.isEmpty else { throw .broken(path: file.path, what: "it has no terms") }
      // Of one index twice the XML counts, which has all that the table loses; else the later year.
      if let at = parts.firstIndex(where: { $0.kind == part.kind }) {
        let isTable = CSVIndex.isIndex(file.bytes)
        if part.year > parts[at].year || part.year == parts[at].year && !isTable {
          parts[at] = part
        }
      } else {
        parts.append(part)
      }
    }
    guard !parts.isEmpty else { throw .nothing(paths: paths) }
    return parts
  }

  /// Puts `parts` into the file at `path`. Indexes of other kinds that are there stay.
  ///
  /// The file is written beside its place and renamed into it: whoever reads has the old one or the new
  /// one, whole. Imports at one time wait for each other, so that none undoes the other. The answer lists all indexes of the file.
  package static func save(_ parts: [IndexPart], to path: String) throws(ImportError) -> [Imported]
  {
    let lock = open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    func failure() -> ImportError {
      .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw failure() }
    defer { close(lock) }
    var all = parts
    let before = try? IndexBook(path: path)
    for kind in before?.kinds ?? [] where !all.contains(where: { $0.kind == kind }) {
      if let part = before?.part(kind) { all.append(part) }
    }
    var compiler = IndexBookCompiler(all)
    try write(compiler.compile(), to: path)
    return all.sorted { $0.kind.rawValue < $1.kind.rawValue }.map { part in
      Imported(
        kind: part.kind, year: part.year, terms: part.terms.count,
        isNew: parts.contains { $0.kind == part.kind })
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(ImportError) {
    // The lock is held, so that what a killed import left under this name is nobody's.
    let temporary = "\(path).new"
    func failure() -> ImportError {
      .unreadable(path: temporary, reason: String(cString: strerror(errno)))
    }
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure() }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(file, all.baseAddress.map { $0 + written }, all.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    guard written == bytes.count, fsync(file) == 0 else {
      let error = failure()
      close(file)
      unlink(temporary)
      throw error
    }
    close(file)
    guard rename(temporary, path) == 0 else { throw failure() }
  }
}
