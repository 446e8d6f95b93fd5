import Glibc
import Grading

/// The bytes of a file, or of standard input for `-`.
func readBytes(_ path: String, limit: Int = 8 << 20) throws(Failure) -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else {
    throw Failure(
      what: "cannot read \(path): \(String(cString: strerror(errno)))",
      remedy: "name a file that can be read, or - for standard input")
  }
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count == 0 { return bytes }
    guard count > 0 else {
      if errno == EINTR { continue }
      throw Failure(
        what: "cannot read \(path): \(String(cString: strerror(errno)))",
        remedy: "name a file that can be read, or - for standard input")
    }
    bytes += buffer[..<count]
    guard bytes.count <= limit else {
      throw Failure(
        what: "\(path) is larger than \(limit >> 20) MB", remedy: "name a coding summary")
    }
  }
}

/// Writes all of a text to a descriptor, without what would steer a terminal or turn a line: cases,
/// sheets, books, journals and arguments are anybody's. A reader that has gone is not an error of ours.
func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
  writeAsIs(safe(text), to: descriptor)
}

/// Writes text that is all our own, and may steer the terminal.
func writeAsIs(_ text: String, to descriptor: Int32) {
  var text = text
  text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }
}

/// Milliseconds of the monotonic clock.
func monotonicNow() -> Int { milliseconds(CLOCK_MONOTONIC) }

/// Seconds since 1970.
func wallNow() -> Int { milliseconds(CLOCK_REALTIME) / 1000 }

private func milliseconds(_ clock: clockid_t) -> Int {
  var time = timespec()
  clock_gettime(clock, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
