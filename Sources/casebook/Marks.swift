import Glibc

/// What a fault of the program before left to be said, once; nil where it ended well.
func takeFaultNote(_ files: UserFiles, home: String?) -> String? {
  guard let bytes = try? readBytes(files.faultMark, limit: 64), unlink(files.faultMark) == 0
  else { return nil }
  let name = String(decoding: bytes.filter { (65...90).contains($0) }, as: UTF8.self)
  return "The last run had a fault (\(name)): \(shortPath(files.log, home: home))"
}

/// What the terminal says after a fault.
func farewell(_ files: UserFiles) -> String {
  "casebook: a fault ended the program; what was typed is kept, and \(files.log) tells what "
    + "happened\n"
}

/// A path as people write it: `~` for their own folder.
func shortPath(_ path: String, home: String?) -> String {
  guard let home, home != "/", !home.isEmpty, path.hasPrefix(home + "/") else { return path }
  return "~" + path.dropFirst(home.count)
}

/// Whether a mark can be set and is not yet: what would be shown at every start is not shown at all.
func isUnmarked(_ mark: String, in folder: String) -> Bool {
  makeFolder(folder) && access(mark, F_OK) != 0 && access(folder, W_OK) == 0
}

/// Leaves an empty file.
func setMark(_ path: String) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  if descriptor >= 0 { close(descriptor) }
}
