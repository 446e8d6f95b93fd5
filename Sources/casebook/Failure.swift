/// Why a command cannot be carried out, as it is told on standard error.
struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  let what: String
  let remedy: String

  init(what: String, remedy: String) {
    self.what = what
    self.remedy = remedy
  }

  /// An error of a module, whose description reads `what; what to do`.
  init(describing error: any Error & CustomStringConvertible) {
    let parts = error.description.split(separator: "; ", maxSplits: 1)
    what = parts.first.map(String.init) ?? error.description
    remedy = parts.count > 1 ? String(parts[1]) : "nothing can be done about it here"
  }

  var description: String { "\(what); \(remedy)" }
}
