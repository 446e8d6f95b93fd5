import Glibc

/// A folder of its own for one test, gone afterwards.
final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/casebook-settings-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure() }
    path = String(cString: made)
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path + "/themes")
    rmdir(path)
  }

  private var names: [String] = []
  private struct Failure: Error {}

  /// Writes a file of that name, `themes/` before it or not.
  func write(_ name: String, _ text: String) throws {
    if name.hasPrefix("themes/") { mkdir(path + "/themes", 0o700) }
    guard let file = fopen(path + "/" + name, "w") else { throw Failure() }
    fputs(text, file)
    fclose(file)
    names.append(name)
  }
}
