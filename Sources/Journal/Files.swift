import Glibc

// The few file operations the journal needs, with the system's own reasons for failing.

/// The folder that holds `path`; `.` for a bare name.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// `path` without its `.sqlite`, to name files beside it.
func stem(of path: String) -> String {
  path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path
}

func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// `stem.sqlite`, or with `-2`, `-3` … before the suffix: the first of which no file exists.
func unusedPath(_ stem: String) -> String {
  var path = "\(stem).sqlite"
  var number = 2
  while exists(path) {
    path = "\(stem)-\(number).sqlite"
    number += 1
  }
  return path
}

/// Makes a folder and those above it, for the learner's eyes only as XDG asks.
func makeFolder(_ path: String) throws(JournalError) {
  var status = stat()
  if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
  let above = folder(of: path)
  if above != path, above != "." { try makeFolder(above) }
  // EEXIST: another Casebook made it just now, or it is a file, which opening the journal then says.
  guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
    throw .cannotCreate(folder: path, reason: systemReason())
  }
}

/// Renames a file; false where there is none.
func rename(_ old: String, to new: String) throws(JournalError) -> Bool {
  if Glibc.rename(old, new) == 0 { return true }
  guard errno == ENOENT else { throw .io(path: old, detail: systemReason()) }
  return false
}

/// What `errno` says.
private func systemReason() -> String { String(cString: strerror(errno)) }
