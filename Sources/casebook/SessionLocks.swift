import Glibc

/// Who has which session open, so that no program writes to a session another one is coding.
///
/// A session is locked by one byte of a file beside the journal, at the session's number. The kernel
/// gives it back however the program ends.
final class SessionLocks {
  private let descriptor: Int32
  private var held: Int64?

  /// The locks of a file, which is made if need be; nil where it cannot be.
  init?(path: String) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The other program that has a session open; nil where none has, or the file system cannot tell.
  func holder(of session: Int64) -> pid_t? {
    var lock = request(Int16(F_WRLCK), session)
    guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
    return lock.l_pid
  }

  /// Opens a session here, and no other any more; the program that has it, where one does.
  func take(_ session: Int64) -> pid_t? {
    guard held != session else { return nil }
    var lock = request(Int16(F_WRLCK), session)
    if fcntl(descriptor, F_SETLK, &lock) != 0, errno == EACCES || errno == EAGAIN {
      // Whoever had it may have gone in between: then it is free after all.
      if let holder = holder(of: session) { return holder }
      _ = fcntl(descriptor, F_SETLK, &lock)
    }
    release()
    held = session
    return nil
  }

  /// Has no session open any more.
  func release() {
    guard let session = held else { return }
    var lock = request(Int16(F_UNLCK), session)
    _ = fcntl(descriptor, F_SETLK, &lock)
    held = nil
  }

  private func request(_ type: Int16, _ session: Int64) -> flock {
    flock(l_type: type, l_whence: Int16(SEEK_SET), l_start: off_t(session), l_len: 1, l_pid: 0)
  }
}
