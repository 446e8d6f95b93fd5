import Journal

extension JournalError {
  /// What the learner can do about a journal that took no change while the program runs, which keeps
  /// what it could not write and writes it with whatever comes next: nobody has to try again.
  var remedyWhileRunning: String {
    let goesOn = "saving goes on by itself, with what you do until then; what was saved is safe"
    return switch self {
    case .full: "free some space, and leave this Casebook open: \(goesOn)"
    case .locked: "close the other Casebook or whatever has the file open: \(goesOn)"
    case .io: "check the disk and the file's permissions: \(goesOn)"
    case .cannotCreate, .corrupt, .newer, .refused: remedy
    }
  }
}
