import Dispatch
import Glibc
import Grading
import Synchronization

/// Turns lines of standard input into lines of standard output, in their order, on several threads.
///
/// Lines are taken in blocks; at most a few blocks are under way at a time, and their memory is used
/// again, so that it does not grow with the input. A block is written whole and at once: when the
/// reader goes or the process is stopped, every line written before is complete.
struct BatchRunner {
  /// One line of input, without its newline, to one line of output, with its newline.
  typealias Answer = @Sendable (UnsafeBufferPointer<UInt8>, inout JSONBytes) -> Void

  /// What answers on each thread: as many as there are threads. Each has books and cases of its own,
  /// for threads that count references to the same objects slow each other down.
  let answers: [Answer]

  /// A line longer than this is answered with a fault, and not kept.
  static let longestLine = 4 << 20
  /// Some eighty sheets: long enough that handing blocks over costs nothing, short enough that their
  /// answers stay in the cache until they are written.
  private static let blockSize = 1 << 16

  /// Reads until the end of the input. False when the reader of the output has gone.
  func run(from input: Int32 = STDIN_FILENO, to output: Int32 = STDOUT_FILENO) -> Bool {
    var source = LineBlocks(descriptor: input, size: Self.blockSize, longest: Self.longestLine)
    let queue = BlockQueue()
    for (index, answer) in answers.enumerated() {
      DispatchQueue(label: "casebook.batch.\(index)").async {
        while let block = queue.take() {
          block.answer(answer)
          block.done.signal()
        }
      }
    }
    defer { for _ in answers { queue.put(nil) } }
    var free = (0..<(answers.count * 2 + 1)).map { _ in Block() }
    var underWay: [Block] = []
    var isOpen = true
    while true {
      // Whoever sends a line and waits for its answer gets it: answers go out before more is awaited.
      while isOpen, let block = free.last, underWay.isEmpty || source.isReady {
        guard block.fill(from: &source) else {
          isOpen = false
          break
        }
        free.removeLast()
        underWay.append(block)
        queue.put(block)
      }
      guard !underWay.isEmpty else { return true }
      let first = underWay.removeFirst()
      first.done.wait()
      guard first.write(to: output) else {
        for block in underWay { block.done.wait() }
        return false
      }
      free.append(first)
    }
  }
}

/// Some lines and, once they are done, the answers to them. It is with one thread at a time, so that
/// its lock is never waited for.
private final class Block: Sendable {
  private struct Lines: ~Copyable {
    var input: [UInt8] = []
    var output = JSONBytes(capacity: 1 << 12)
  }

  private let lines = Mutex(Lines())
  let done = DispatchSemaphore(value: 0)

  /// Takes the next lines; false when there are none.
  func fill(from source: inout LineBlocks) -> Bool {
    lines.withLock { source.next(into: &$0.input) }
  }

  func answer(_ answer: BatchRunner.Answer) {
    lines.withLock { lines in
      lines.output.clear(keeping: 8 << 20)
      let input = lines.input
      input.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        var start = 0
        while start < bytes.count {
          let found = memchr(base + start, 10, bytes.count - start)
          let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
          let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
          // A blank line is no sheet and gets no answer.
          if line.contains(where: { $0 > 32 }) { answer(line, &lines.output) }
          start = end + 1
        }
      }
    }
  }

  /// Writes the answers; false when their reader has gone.
  func write(to output: Int32) -> Bool {
    lines.withLock { $0.output.withBytes { writeAll($0, to: output) } }
  }
}

/// Blocks on their way to the threads; nil sends a thread home.
private final class BlockQueue: Sendable {
  private let blocks = Mutex<[Block?]>([])
  private let waiting = DispatchSemaphore(value: 0)

  func put(_ block: Block?) {
    blocks.withLock { $0.append(block) }
    waiting.signal()
  }

  func take() -> Block? {
    waiting.wait()
    return blocks.withLock { $0.removeFirst() }
  }
}

/// Blocks of whole lines from a descriptor.
struct LineBlocks {
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

  /// Puts the next lines in the place of what `bytes` had; false when there are none.
  mutating func next(into bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: bytes.capacity <= 4 * size)
    bytes.append(contentsOf: rest)
    rest.removeAll(keepingCapacity: true)
    while !isAtEnd {
      let filled = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: size))
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress.map { $0 + filled }, size)
      }
      bytes.removeLast(size - max(0, count))
      if count == 0 || (count < 0 && errno != EINTR) { isAtEnd = true }
      if let newline = bytes[filled...].lastIndex(of: 10) {
        rest.append(contentsOf: bytes[(newline + 1)...])
        bytes.removeLast(bytes.count - newline)
        return true
      }
      // A line without an end would fill the memory: what is too long is cut, and is then a fault.
      if bytes.count > longest { bytes.removeLast(bytes.count - longest) }
    }
    return !bytes.isEmpty
  }
}

/// Writes all bytes; false when nobody reads them.
private func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
  var rest = UnsafeRawBufferPointer(bytes)
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
