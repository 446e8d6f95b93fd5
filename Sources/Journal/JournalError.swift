import GRDB

/// Why the journal cannot do what was asked. Nothing of the call was kept: it may be made again.
package enum JournalError: Error, Hashable, Sendable {
  /// The journal or its folder can be neither made nor written.
  case cannotCreate(folder: String, reason: String)
  /// Another program holds the journal longer than the short wait for it.
  case locked(path: String)
  /// The disk has no room left.
  case full(path: String)
  /// The file is damaged, or no journal at all; `JournalStore.setAside` makes room for a new one.
  case corrupt(path: String, detail: String)
  /// A newer Casebook made the journal; this one leaves it untouched.
  case newer(path: String)
  /// One session does not take the change; the rest of the journal does.
  case refused(session: Int64, why: String)
  /// The system or SQLite failed otherwise.
  case io(path: String, detail: String)

  /// What happened, in one sentence without a full stop.
  package var what: String {
    switch self {
    case .cannotCreate(let folder, let reason): "cannot write the journal in \(folder) (\(reason))"
    case .locked(let path): "the journal \(path) is in use by another program"
    case .full(let path): "no room left on the disk for the journal \(path)"
    case .corrupt(let path, let detail): "the journal \(path) is damaged (\(detail))"
    case .newer(let path): "the journal \(path) was made by a newer Casebook"
    case .refused(let session, let why): "session \(session) takes no changes (\(why))"
    case .io(let path, let detail): "the journal \(path) cannot be read or written (\(detail))"
    }
  }

  /// What the learner can do about it, in one sentence without a full stop.
  package var remedy: String {
    switch self {
    case .cannotCreate:
      "make that folder writable, or set XDG_DATA_HOME to a folder that is"
    case .locked: "close the other Casebook or whatever has the file open, then try again"
    case .full: "free some space, then try again: what was saved before is safe"
    case .corrupt: "set it aside (it is renamed, not deleted) and start a new one"
    case .newer: "update this Casebook, or set XDG_DATA_HOME to another folder"
    case .refused: "load the session again, or begin a new one"
    case .io: "check the disk and the file's permissions, then try again"
    }
  }
}

extension JournalError: CustomStringConvertible {
  /// `what; remedy`, as errors are printed.
  package var description: String { "\(what); \(remedy)" }
}

extension JournalError {
  /// The journal's word for whatever went wrong with the file at `path`.
  init(_ error: any Error, path: String) {
    if let known = error as? JournalError {
      self = known
    } else if let error = error as? DatabaseError {
      self.init(error, path: path)
    } else if error is RowDecodingError {
      self = .corrupt(path: path, detail: "\(error)")
    } else {
      self = .io(path: path, detail: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let detail = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path, detail: detail)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      self = .cannotCreate(folder: folder(of: path), reason: detail)
    default: self = .io(path: path, detail: detail)
    }
  }
}
