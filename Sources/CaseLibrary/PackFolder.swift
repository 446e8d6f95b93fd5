#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif
import SourceText

/// A folder of a pack, opened once; files are read relative to it and never through a link.
///
/// Not copyable, so that the descriptor has one owner and is closed with it.
struct PackFolder: ~Copyable {
  /// The folder as its user named it; the start of every file name in a fault.
  let path: String
  private let descriptor: Int32

  /// Why a file could not be had.
  enum Failure: Error, Equatable {
    case missing, link, notAFile
    case tooLarge(limit: Int)
    case unreadable(String)
  }

  /// The folder itself may be reached through links: its user chose it.
  init(path: String) throws(Failure) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(of: errno) }
  }

  /// A folder inside this one.
  init(_ name: String, in parent: borrowing PackFolder) throws(Failure) {
    path = parent.path + "/" + name
    descriptor = openat(
      parent.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A link is reported as no directory when one was asked for.
      throw errno == ENOTDIR
        ? (parent.kind(of: name) == S_IFLNK ? .link : .notAFile)
        : failure(of: errno)
    }
  }

  deinit { close(descriptor) }

  /// Reads a regular file of at most `limit` bytes.
  borrowing func read(_ name: String, limit: Int) throws(Failure) -> [UInt8] {
    // A pipe without a writer must not stop the program.
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw failure(of: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let wanted = max(4096, min(limit + 1, Int(status.st_size) + 1) - bytes.count)
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialised in
        count = systemRead(file, buffer.baseAddress, wanted)
        initialised = max(0, count)
      }
      guard count >= 0 else { throw failure(of: errno) }
      if count == 0 { return bytes }
      bytes += chunk
    }
    throw .tooLarge(limit: limit)
  }

  /// The names in the folder, sorted, without `.` and `..`.
  borrowing func names() -> [String] {
    // The stream closes the descriptor it is given.
    guard let stream = fdopendir(dup(descriptor)) else { return [] }
    defer { closedir(stream) }
    rewinddir(stream)
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether an entry is a folder and not a link to one.
  borrowing func isFolder(_ name: String) -> Bool { kind(of: name) == S_IFDIR }

  /// The same of a path.
  static func isFolder(at path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// What the system knows of an entry, a link taken for itself; nil where there is none.
  borrowing func status(of name: String) -> stat? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  private borrowing func kind(of name: String) -> mode_t {
    (status(of: name)?.st_mode ?? 0) & S_IFMT
  }
}

/// The system's `read`, whose name the folder's own method takes.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}

private func failure(of code: Int32) -> PackFolder.Failure {
  switch code {
  case ENOENT: .missing
  case ELOOP: .link
  case ENOTDIR, ENXIO: .notAFile
  default: .unreadable(String(cString: strerror(code)))
  }
}

extension PackFolder.Failure {
  /// The failure as a fault of a file.
  func fault(of file: String) -> Fault {
    let (what, remedy): (String, String) =
      switch self {
      case .missing: ("there is no such file", "add it")
      case .link:
        ("a symbolic link", "put the file itself there: a pack reads nothing outside itself")
      case .notAFile: ("not a regular file or folder", "put a plain one there")
      case .tooLarge(let limit): ("larger than \(limit >> 20) MB", "shorten it")
      case .unreadable(let reason): ("cannot be read (\(reason))", "check its permissions")
      }
    return Fault(file: file, line: 0, what: what, remedy: remedy)
  }
}
