import Settings
import Terminal
import Workbench

/// The themes there are, and the learner's settings that name one.
struct Wardrobe {
  let files: UserFiles
  /// The folder of the themes that come with the program.
  let themes: String
  let depth: ColorDepth

  /// Every theme, as this terminal shows it.
  func choices() -> [ThemeChoice] {
    let library = ThemeLibrary(folders: [files.config + "/themes", themes])
    return library.names.map { name in
      let reading = library.theme(named: name)
      return ThemeChoice(
        name: name, about: reading.faults.first?.description ?? reading.about,
        theme: reading.theme?.adapted(to: depth))
    }
  }

  /// Writes a theme into the settings; why not, where it cannot be.
  func keep(_ name: String) -> String? {
    makeFolder(files.config)
    do throws(SettingsWriteError) {
      try keepTheme(name, in: files.settings, themes: themes)
      return nil
    } catch {
      return error.description
    }
  }

  /// Remembers that the tour was seen.
  func markTourSeen() {
    if makeFolder(files.state) { setMark(files.tourMark) }
  }
}
