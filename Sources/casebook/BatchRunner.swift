import Dispatch
import Glibc
import Grading

/// Turns lines of standard input into lines of standard output, in their order, on several threads.
///
/// Lines are taken in blocks; at most a few blocks are under way at a time, so memory does not grow
/// with the input. A block is written whole and at once: when the reader goes or the process is
/// stopped, every line written before is complete.
struct BatchRunner: Sendable {
  /// Threads at work.
  let jobs: Int
  /// One line of input, without its newline, to one line of output, with its newline.
  let work: @Sendable (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void

  /// A line longer than this is answered with a fault, and not kept.
  static let longestLine = 4 << 20
  private static let blockSize = 1 << 18

  /// Reads until the end of the input. False when the reader of the output has gone.
  func run(from input: Int32 = STDIN_FILENO, to output: Int32 = STDOUT_FILENO) -> Bool {
    var source = LineBlocks(descriptor: input, size: Self.blockSize, longest: Self.longestLine)
    let queue = DispatchQueue(label: "casebook.batch", attributes: .concurrent)
    var underWay: [Slot] = []
    while true {
      // Whoever sends a line and waits for its answer gets it: answers go out before more is awaited.
      while underWay.isEmpty || (underWay.count < jobs * 2 && source.isReady),
        let block = source.next()
      {
        let slot = Slot()
        let work = work
        queue.async(group: slot.done) { slot.finish(answers(to: block, work)) }
        underWay.append(slot)
      }
      guard !underWay.isEmpty else { return true }
      let first = underWay.removeFirst()
      if !writeAll(first.wait(), to: output) {
        for slot in underWay { _ = slot.wait() }
        return false
      }
    }
  }
}

private func answers(
  to block: LineBlocks.Block, _ work: (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void
) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(block.bytes.count * 12)
  block.bytes.withUnsafeBufferPointer { bytes in
    var start = 0
    for end in block.ends {
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      // A blank line is no sheet and gets no answer.
      if line.contains(where: { $0 > 32 }) { work(line, &output) }
      start = end + 1
    }
  }
  return output
}

/// What a block came to, once it is done.
///
/// Unchecked: `bytes` is written once before the group is left and read once after it was waited
/// for, which orders the two.
private final class Slot: @unchecked Sendable {
  let done = DispatchGroup()
  private var bytes: [UInt8] = []

  func finish(_ bytes: [UInt8]) { self.bytes = bytes }

  func wait() -> [UInt8] {
    done.wait()
    return bytes
  }
}

/// Blocks of whole lines from a descriptor.
struct LineBlocks {
  /// Some lines, and where each ends.
  struct Block: Sendable {
    var bytes: [UInt8]
    /// The offset of each line's newline, or the end of the bytes.
    var ends: [Int]
  }

  let descriptor: Int32
  let size: Int
  let longest: Int
  private var rest: [UInt8] = []
  private var isAtEnd = false

  init(descriptor: Int32, size: Int, longest: Int) {
    self.descriptor = descriptor
    self.size = size
    self.longest = longest
  }

  /// Whether `next` would answer without waiting.
  var isReady: Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return isAtEnd || poll(&watched, 1, 0) > 0
  }

  /// The next lines; nil when there are none.
  mutating func next() -> Block? {
    var bytes = rest
    rest = []
    while !isAtEnd {
      let filled = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: size))
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress.map { $0 + filled }, size)
      }
      bytes.removeLast(size - max(0, count))
      if count == 0 || (count < 0 && errno != EINTR) { isAtEnd = true }
      if let newline = bytes[filled...].lastIndex(of: 10) {
        rest = Array(bytes[(newline + 1)...])
        bytes.removeLast(bytes.count - newline)
        return block(bytes)
      }
      // A line without an end would fill the memory: what is too long is cut, and is then a fault.
      if bytes.count > longest { bytes.removeLast(bytes.count - longest) }
    }
    return bytes.isEmpty ? nil : block(bytes)
  }

  private func block(_ bytes: [UInt8]) -> Block {
    var ends = bytes.indices.filter { bytes[$0] == 10 }
    ends.append(bytes.count)
    return Block(bytes: bytes, ends: ends)
  }
}

/// Writes all bytes; false when nobody reads them.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var rest = UnsafeRawBufferPointer(rebasing: buffer[...])
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return true
  }
}
