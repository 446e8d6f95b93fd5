import CustomDump
import Settings
import Terminal
import Testing

@Suite("The settings file")
struct LoadSettingsTests {
  private let themes = "/nowhere"

  private func load(_ text: String) throws -> LoadedSettings {
    let folder = try Folder()
    try folder.write("config.yaml", text)
    return try withExtendedLifetime(folder) {
      try loadSettings(folder.path + "/config.yaml", themes: themes)
    }
  }

  private func faults(_ text: String) throws -> [String] {
    let folder = try Folder()
    try folder.write("config.yaml", text)
    do throws(SettingsFaults) {
      _ = try loadSettings(folder.path + "/config.yaml", themes: themes)
      return []
    } catch {
      return error.description.split(separator: "\n").map {
        String($0.dropFirst(folder.path.utf8.count + 1))
      }
    }
  }

  @Test("without a file, or with nothing in it, the defaults serve")
  func defaults() throws {
    for settings in [
      try loadSettings("/nowhere/config.yaml", themes: themes), try load(""),
      try load("# theme: dark\n\n  # mouse: true\n"),
    ] {
      #expect(settings.theme == Theme.builtIn)
      #expect(settings.glyphs == nil)
      #expect(!settings.mouse)
      #expect(settings.splitPercent == 57)
      #expect(settings.keys.isEmpty)
    }
  }

  @Test("what is chosen counts")
  func chosen() throws {
    let settings = try load(
      """
      glyphs: ascii
      mouse: true
      splitPercent: 60
      keys:
        submit: <C-s>
        next: [n, <Down>]

      """)
    #expect(settings.glyphs == .ascii)
    #expect(settings.mouse)
    #expect(settings.splitPercent == 60)
    expectNoDifference(
      settings.keys, ["submit": [.control("s")], "next": [.character("n"), .down]])
    #expect(settings.keyLines == ["submit": 5, "next": 6])
    #expect(try load("glyphs: auto\n").glyphs == nil)
    #expect(try load("glyphs: unicode\n").glyphs == .unicode)
  }

  @Test("a theme of the learner's own lies beside the settings")
  func ownTheme() throws {
    let folder = try Folder()
    try folder.write("config.yaml", "theme: mine\n")
    try folder.write(
      "themes/mine.yaml",
      "name: mine\nabout: Mine.\nbackground: dark\nroles: {text: red, nonsense: red}\n")
    let settings = try loadSettings(folder.path + "/config.yaml", themes: themes)
    #expect(settings.theme[.text].foreground == .indexed(1))
    #expect(settings.warnings.count == 1)
  }

  @Test("all faults are told, with their lines")
  func faulty() throws {
    expectNoDifference(
      try faults(
        """
        theme: evening
        glyphs: asci
        mouse: perhaps
        splitPercent: 90
        keys: {submit: ab, next: <Foo>}
        color: red

        """),
      [
        "config.yaml:2: `glyphs` is \"asci\"; did you mean ascii?",
        "config.yaml:3: `mouse` is \"perhaps\"; write true or false",
        "config.yaml:4: `splitPercent` is \"90\"; write a whole number from 30 to 75",
        "config.yaml:5: \"ab\" is 2 keys; write one key, or several as a list: [a, <C-p>]",
        "config.yaml:5: the key of `next` cannot be read; '<Foo>' is no key; write a character, or a"
          + " name as in <Enter>, <C-p>, <S-Tab>, <F5>",
        "config.yaml:6: the settings has no field `color`; take it out; known are theme, glyphs,"
          + " mouse, splitPercent, keys",
        "config.yaml:1: no theme is named \"evening\"; put theme files in /nowhere",
      ])
  }

  @Test("what is no YAML is told where it stops being it")
  func syntax() throws {
    let faults = try faults("theme: [dark\n")
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("config.yaml:") == true)
  }
}
