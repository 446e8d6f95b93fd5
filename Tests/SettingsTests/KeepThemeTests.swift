import CustomDump
import Glibc
import Settings
import Testing

@Suite("A theme written into the settings")
struct KeepThemeTests {
  private static let themes =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/Themes"

  private func kept(_ text: String, _ name: String = "light") throws -> String {
    let folder = try Folder()
    try folder.write("config.yaml", text)
    let path = folder.path + "/config.yaml"
    try keepTheme(name, in: path, themes: Self.themes)
    return try read(path)
  }

  private func read(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test(
    "its line alone is changed",
    arguments: [
      ("theme: dark\n", "theme: light\n"),
      ("theme: dark", "theme: light"),
      (
        "theme:   dark  # night # and day\nmouse: true\n",
        "theme:   light  # night # and day\nmouse: true\n"
      ),
      ("theme: \"dark\"\n", "theme: light\n"),
      ("\"theme\": dark\n", "\"theme\": light\n"),
      ("# theme: dark\nmouse: true\n", "# theme: dark\nmouse: true\ntheme: light\n"),
      ("mouse: true", "mouse: true\ntheme: light\n"),
      (
        "keys:\n  submit: <C-s>   # mine\n\n# end\n",
        "keys:\n  submit: <C-s>   # mine\n\n# end\ntheme: light\n"
      ),
      ("theme: dark\r\nmouse: true\r\n", "theme: light\r\nmouse: true\r\n"),
      ("---\ntheme: dark\n", "---\ntheme: light\n"),
      ("", "theme: light\n"),
      ("# nothing\n", "# nothing\ntheme: light\n"),
    ])
  func line(before: String, after: String) throws {
    expectNoDifference(try kept(before), after)
  }

  @Test(
    "a file written otherwise is left as it is, and the line to write is told",
    arguments: ["{theme: dark, mouse: true}\n", "theme:\n  dark\n", "{mouse: true}\n"])
  func unusual(text: String) throws {
    let folder = try Folder()
    try folder.write("config.yaml", text)
    let path = folder.path + "/config.yaml"
    do throws(SettingsWriteError) {
      try keepTheme("light", in: path, themes: Self.themes)
      Issue.record("it was written")
    } catch {
      #expect(error.description.contains("`theme: light`"))
    }
    expectNoDifference(try read(path), text)
    #expect(fileNames(folder.path) == ["config.yaml"])
  }

  @Test("a new file is made; its mode and a link to it stay")
  func files() throws {
    let folder = try Folder()
    let path = folder.path + "/config.yaml"
    try keepTheme("light", in: path, themes: Self.themes)
    #expect(try read(path) == "theme: light\n")
    try folder.write("real.yaml", "theme: dark\n")
    unlink(path)
    chmod(folder.path + "/real.yaml", 0o640)
    #expect(symlink("real.yaml", path) == 0)
    defer { unlink(path) }
    try keepTheme("light", in: path, themes: Self.themes)
    #expect(try read(folder.path + "/real.yaml") == "theme: light\n")
    var status = stat()
    #expect(lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test("a folder that takes no file is told")
  func unwritable() {
    #expect(throws: SettingsWriteError.self) {
      try keepTheme("light", in: "/dev/null/config.yaml", themes: Self.themes)
    }
  }

  private func fileNames(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
