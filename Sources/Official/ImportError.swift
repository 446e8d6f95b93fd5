/// Why a file cannot be imported, and what to do about it.
package enum ImportError: Error, Hashable, Sendable {
  /// It is not there or cannot be read.
  case unreadable(path: String, reason: String)
  /// It is larger than any file of its kind.
  case tooLarge(path: String, megabytes: Int)
  /// It is not what it seems to be; `what` says where and why.
  case broken(path: String, what: String)
  /// A table without its year, in the file or in its name.
  case noYear(path: String)
  /// Nothing of what was named is an index.
  case nothing(paths: [String])
}

extension ImportError: CustomStringConvertible {
  /// `what; what to do`.
  package var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "cannot read \(path): \(reason); name a file, folder or zip that can be read"
    case .tooLarge(let path, let megabytes):
      "\(path) is larger than \(megabytes) MB; no official file is: get it anew"
    case .broken(let path, let what):
      "\(path): \(what); get the file anew from its publisher"
    case .noYear(let path):
      "\(path) does not say its year; name it with --year"
    case .nothing(let paths):
      "there is no index of ICD-10-CM in \(paths.joined(separator: ", ")); "
        + "name the official XML files, or the zip or folder that holds them"
    }
  }
}
