import Glibc
import Workbench

/// Writes a report where the learner wants it; what came of it.
///
/// A file that is there is replaced only where the learner has said so, and then by a whole one: the
/// new text is written beside it first.
func save(_ saving: SavedReport, home: String?) -> Input {
  let path = absolute(saving.path, home: home)
  if isFolder(path) {
    return .refused(what: "\(path) is a folder", remedy: "name a file in it")
  }
  let target = saving.overwrites ? "\(path).\(getpid()).new" : path
  let file = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard file >= 0 else {
    if errno == EEXIST, !saving.overwrites {
      return .reportExists(SavedReport(path: path, text: saving.text))
    }
    return refused(path)
  }
  let isWritten = writeAll(saving.text, to: file)
  let reason = errno
  guard close(file) == 0, isWritten else {
    if !isWritten { errno = reason }
    defer { unlink(target) }
    return refused(path)
  }
  guard target == path || rename(target, path) == 0 else {
    defer { unlink(target) }
    return refused(path)
  }
  return .reportSaved(path: path)
}

/// Where reports go unless the learner says otherwise: the folder the program was started in, or, if
/// nothing can be written there, one among the learner's own files.
func reportFolder(_ files: UserFiles) -> String {
  if access(".", W_OK) == 0 { return "" }
  let folder = files.data + "/reports"
  return makeFolder(folder) ? folder + "/" : ""
}

private func absolute(_ path: String, home: String?) -> String {
  if path == "~" || path.hasPrefix("~/"), let home { return home + path.dropFirst() }
  if path.hasPrefix("/") { return path }
  guard let here = getcwd(nil, 0) else { return path }
  defer { free(here) }
  let folder = String(cString: here)
  return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
}

private func refused(_ path: String) -> Input {
  .refused(
    what: "cannot write \(path): \(String(cString: strerror(errno)))",
    remedy: "name another place")
}

private func writeAll(_ text: String, to file: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = Glibc.write(file, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return true
  }
}
