import Glibc

/// Finds the files that are named: each on its own, those of a folder and of the folders in it, those
/// inside a zip; `.gz` files unpacked.
package enum SourceFiles {
  /// The XML and CSV files of `paths`, in the order of paths and names.
  package static func read(
    _ paths: [String], wanted: (String) -> Bool = isSource
  ) throws(ImportError) -> [SourceFile] {
    var found: [SourceFile] = []
    for path in paths {
      if isFolder(path) {
        for file in try files(of: path, depth: 0)
        where wanted(file) || file.lowercased().hasSuffix(".zip") {
          found += try open(file, wanted: wanted)
        }
      } else {
        found += try open(path, wanted: wanted)
      }
    }
    return found
  }

  /// Whether a name is that of an XML or CSV file, packed by gzip or not.
  package static func isSource(_ name: String) -> Bool {
    var name = name.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    return name.hasSuffix(".xml") || name.hasSuffix(".csv")
  }

  private static func open(
    _ path: String, wanted: (String) -> Bool
  ) throws(ImportError) -> [SourceFile] {
    let bytes = try contents(of: path)
    var name = String(path.split(separator: "/").last ?? "")
    if Archives.isZip(bytes) { return try Archives.unzip(bytes, path: path, wanted: wanted) }
    guard Archives.isGzip(bytes) else {
      return [SourceFile(path: path, name: name, bytes: bytes)]
    }
    if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
    return [SourceFile(path: path, name: name, bytes: try Archives.gunzip(bytes, path: path))]
  }

  private static func contents(of path: String) throws(ImportError) -> [UInt8] {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    func failure() -> ImportError {
      .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is no file")
    }
    guard status.st_size <= Archives.mostBytes else {
      throw .tooLarge(path: path, megabytes: Archives.mostBytes >> 20)
    }
    var bytes = [UInt8](repeating: 0, count: status.st_size)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { all in
        Glibc.read(file, all.baseAddress.map { $0 + filled }, all.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The files of a folder by name. Links are not followed down: a ring of them would have no end.
  private static func files(of folder: String, depth: Int) throws(ImportError) -> [String] {
    guard depth < 4, let entries = opendir(folder) else {
      if depth >= 4 { return [] }
      throw .unreadable(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries), names.count < 10_000 {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    var found: [String] = []
    for name in names.sorted() {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += try files(of: path, depth: depth + 1)
      } else {
        found.append(path)
      }
    }
    return found
  }
}
