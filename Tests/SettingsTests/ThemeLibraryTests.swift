import CustomDump
import Settings
import SourceText
import Terminal
import Testing

@Suite("Theme files")
struct ThemeLibraryTests {
  private func reading(
    _ name: String, _ files: [String: String]
  ) throws -> (reading: ThemeReading, folder: String) {
    let folder = try Folder()
    for (name, text) in files { try folder.write(name + ".yaml", text) }
    let library = ThemeLibrary(folders: [folder.path])
    return withExtendedLifetime(folder) { (library.theme(named: name), folder.path) }
  }

  private func head(_ name: String) -> String {
    "name: \(name)\nabout: A test.\nbackground: any\n"
  }

  /// Faults as `file:line: what; remedy`, without the folder.
  private func told(_ faults: [Fault], _ folder: String) -> [String] {
    faults.map { fault in
      var fault = fault
      if fault.file.hasPrefix(folder) { fault.file.removeFirst(folder.count + 1) }
      return fault.description
    }
  }

  @Test("palette, colours by name and number, attributes on and off")
  func styles() throws {
    let (reading, _) = try reading(
      "a",
      [
        "a": head("a") + """
          palette: {blueish: "#7aa2f7"}
          roles:
            text: {fg: white, bg: default}
            record: {fg: blueish, bold: true}
            record.heading: {bg: "#010203", bold: false, italic: true}
            accent: bright-red

          """
      ])
    #expect(reading.faults == [])
    #expect(reading.warnings == [])
    let theme = try #require(reading.theme)
    #expect(theme[.text] == Style(foreground: .indexed(7)))
    #expect(theme[.record] == Style(foreground: .rgb(0x7A, 0xA2, 0xF7), attributes: .bold))
    #expect(
      theme[.recordHeading]
        == Style(
          foreground: .rgb(0x7A, 0xA2, 0xF7), background: .rgb(1, 2, 3), attributes: .italic))
    #expect(theme[.accent] == Style(foreground: .indexed(9)))
  }

  @Test("a palette changed changes the roles inherited with it")
  func inherits() throws {
    let (reading, _) = try reading(
      "child",
      [
        "base": head("base") + """
          palette: {ink: red, mark: green}
          roles: {text: {fg: ink}, accent: {fg: mark, bold: true}}

          """,
        "child": head("child") + """
          inherits: base
          palette: {ink: blue}
          roles: {accent: {bold: false, underline: true}}

          """,
      ])
    #expect(reading.faults == [])
    let theme = try #require(reading.theme)
    #expect(theme.name == "child")
    #expect(theme[.text] == Style(foreground: .indexed(4)))
    #expect(theme[.accent] == Style(foreground: .indexed(2), attributes: .underline))
  }

  @Test("a circle of themes is told with the way round it")
  func cycle() throws {
    let (reading, folder) = try reading(
      "a",
      [
        "a": head("a") + "inherits: b\n", "b": head("b") + "inherits: c\n",
        "c": head("c") + "inherits: a\n",
      ])
    #expect(reading.theme == nil)
    expectNoDifference(
      told(reading.faults, folder),
      ["c.yaml:4: the theme inherits itself: a → b → c → a; take out one `inherits`"])
  }

  @Test("a theme that is not there is told where it was asked for")
  func missing() throws {
    let (reading, folder) = try reading(
      "a", ["a": head("a") + "inherits: drak\n", "dark": head("dark")])
    expectNoDifference(
      told(reading.faults, folder), ["a.yaml:4: no theme is named \"drak\"; did you mean dark?"])
    #expect(ThemeLibrary(folders: ["/nowhere"]).theme(named: "../secret").theme == nil)
    #expect(ThemeLibrary(folders: ["/nowhere"]).names == [])
  }

  @Test("every fault of a file is told at once, with its line")
  func faults() throws {
    let (reading, folder) = try reading(
      "a",
      [
        "a": """
        name: b
        about: A test.
        background: dim
        palette:
          hash: #7aa2f7
          short: "#7aa"
          red: blue
        roles:
          text: {fg: inkk, bg: "#12345g"}
          accent: {fg: #ffffff
            }
          border: {fg: blu, blink: true}
          record: {bold: maybe}
          nothing.here: {fg: red}
          record.headin: red
        colour: 1

        """
      ])
    #expect(reading.theme == nil)
    let faults = told(reading.faults.sorted(), folder)
    let lines = faults.map { $0.split(separator: ":")[1] }
    #expect(
      lines == ["1", "3", "5", "6", "7", "9", "9", "11", "12", "12", "13", "16"], "\(faults)")
    #expect(faults.contains { $0.contains("needs quotes") })
    #expect(faults.contains { $0.contains("did you mean blue?") })
    expectNoDifference(
      told(reading.warnings, folder),
      [
        "a.yaml:14: no role is named `nothing.here`; take it out; Themes/README.md lists the roles",
        "a.yaml:15: no role is named `record.headin`; did you mean `record.heading`?",
      ])
  }

  @Test("of two files with one name the first folder's counts")
  func folders() throws {
    let (own, ours) = (try Folder(), try Folder())
    try own.write("a.yaml", head("a") + "roles: {text: red}\n")
    try ours.write("a.yaml", head("a") + "roles: {text: blue}\n")
    try ours.write("b.yaml", head("b"))
    try ours.write("Not a theme.yaml", "")
    let library = ThemeLibrary(folders: [own.path, ours.path])
    #expect(library.names == ["a", "b"])
    #expect(library.theme(named: "a").theme?[.text].foreground == .indexed(1))
  }
}
