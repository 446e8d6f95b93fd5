import Chart

/// What a path given to a command stands for: a root of cases, a folder of them, or one case.
struct CasePlace: Sendable {
  /// Whether the hospital's policy belongs here.
  let isRoot: Bool
  /// The folders of the cases: the path itself where it is one.
  let cases: [String]

  /// Looks what is there, without opening a case.
  init(_ path: String) throws(PackFolder.Failure) {
    let files = try PackFolder(path: path)
    let names = files.names()
    if names.contains("case.yaml") {
      isRoot = false
      cases = [path]
      return
    }
    isRoot =
      names.contains("policy.yaml") || Setting.allCases.contains { names.contains($0.rawValue) }
    cases =
      isRoot
      ? try caseFolders(of: path)
      : names.filter { !$0.hasPrefix(".") && files.isFolder($0) }.map { "\(path)/\($0)" }
  }
}

/// The folder that a path names: without slashes at its end, and a file of a case stands for the
/// case.
func caseOrRoot(_ path: String) -> String {
  var path = path
  while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
  for name in ["/case.yaml", "/key.yaml"] where path.hasSuffix(name) {
    path.removeLast(name.utf8.count)
  }
  return path
}
