/// Why the code tables cannot be used, and what to do about it.
package enum CodeBookError: Error, Hashable, Sendable {
  /// No such file, or it cannot be opened.
  case missing(path: String)
  /// The file is there but is not the table it should be, in the format this program reads.
  case unreadable(path: String)
  /// Two tables are of different editions.
  case mixed(path: String, edition: String, expected: String)
}

extension CodeBookError: CustomStringConvertible {
  /// `what; what to do`.
  package var description: String {
    switch self {
    case .missing(let path):
      "there is no code table at \(path); point --home or CASEBOOK_HOME at Casebook's own files"
    case .unreadable(let path):
      "\(path) is not a code table of this version; restore it from the release of this program"
    case .mixed(let path, let edition, let expected):
      "\(path) is of “\(edition)”, the other tables are of “\(expected)”; "
        + "take all tables from one release"
    }
  }
}
