import CaseLibrary
import Glibc

/// Where the program's own data lies: books, cases, themes.
struct Home: Hashable, Sendable {
  let root: String

  var cases: String { root + "/Cases" }
  var themes: String { root + "/Themes" }
  /// The books: beside the sources in a checkout, in a folder of their own once installed.
  var tables: String {
    let installed = root + "/Tables"
    return isFolder(installed) ? installed : root + "/Sources/CodeSets/Tables"
  }

  /// Finds the data: where the caller says, else beside the executable, else in the package that
  /// the executable was built in. Nothing is baked in, so the binary can be moved.
  static func find(named: String?, environment: [String: String]) throws(Failure) -> Home {
    if let path = named ?? environment["CASEBOOK_HOME"], !path.isEmpty {
      let home = Home(root: path)
      guard home.isComplete else {
        throw Failure(
          what: "\(path) holds no Cases and Tables",
          remedy: "name the folder that has them, by --home or CASEBOOK_HOME")
      }
      return home
    }
    let executable = executablePath()
    let folders = ancestors(of: executable)
    if folders.count >= 2 {
      let shared = Home(root: folders[1] + "/share/casebook")
      if shared.isComplete { return shared }
    }
    for (index, folder) in folders.enumerated() where index > 0 {
      let below = folders[index - 1].split(separator: "/").last ?? ""
      let home = Home(root: folder)
      if below.hasPrefix(".build"), home.isComplete { return home }
    }
    throw Failure(
      what: "the books and cases are nowhere near \(executable)",
      remedy: "name the folder that holds Cases and Tables, by --home or CASEBOOK_HOME")
  }

  private var isComplete: Bool { isFolder(cases) && isFolder(tables) }
}

/// The learner's own files, where the XDG base directories say.
struct UserFiles: Hashable, Sendable {
  let data: String
  let config: String
  let state: String
  let cache: String

  var journal: String { data + "/journal.sqlite" }
  var extraCases: String { data + "/Cases" }
  var settings: String { config + "/config.yaml" }
  var log: String { state + "/casebook.log" }
  /// What was read of cases before, by this build of the program; nil where it cannot be kept.
  var catalogueCache: CatalogueCache? {
    var status = stat()
    guard makeFolder(cache), stat("/proc/self/exe", &status) == 0 else { return nil }
    return CatalogueCache(
      folder: cache, stamp: "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)")
  }
  /// Left by a fault, taken away by the start that mentions it.
  var faultMark: String { state + "/fault" }
  /// Left once the tour was seen or skipped.
  var tourMark: String { state + "/tour-seen" }
  /// Says which sessions are open in some program: see `SessionLocks`.
  var sessionLocks: String { data + "/sessions.lock" }

  init(environment: [String: String]) {
    let home = environment["HOME"] ?? "/"
    func folder(_ name: String, _ usual: String) -> String {
      // The XDG specification has relative paths ignored.
      if let path = environment[name], path.hasPrefix("/") { return path + "/casebook" }
      return home + "/" + usual + "/casebook"
    }
    data = folder("XDG_DATA_HOME", ".local/share")
    config = folder("XDG_CONFIG_HOME", ".config")
    state = folder("XDG_STATE_HOME", ".local/state")
    cache = folder("XDG_CACHE_HOME", ".cache")
  }
}

func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Makes a folder and those above it; whether it is there afterwards.
@discardableResult
func makeFolder(_ path: String) -> Bool {
  var made = path.hasPrefix("/") ? "" : "."
  for part in path.split(separator: "/") {
    made += "/" + part
    mkdir(made, 0o700)
  }
  return isFolder(path)
}

private func executablePath() -> String {
  let buffer = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
    guard let start = buffer.baseAddress else { return }
    count = max(0, readlink("/proc/self/exe", start, buffer.count))
  }
  return String(decoding: buffer.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The folder of a file, the folder above it, and so on to the root.
private func ancestors(of path: String) -> [String] {
  var folders: [String] = []
  var rest = path[...]
  while let slash = rest.lastIndex(of: "/") {
    rest = rest[..<slash]
    folders.append(rest.isEmpty ? "/" : String(rest))
  }
  return folders
}

func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
