import Foundation
import Glibc
import Grading

/// Feeds spoiled sheets, keys and batch lines to the program:
///
///     swift run -c release grading-fuzz [COUNT [FIRST]]     a million, from number 0
///     swift run -c release grading-fuzz show NUMBER         the bytes of one input
///
/// A fault is a crash, an input that takes too long, memory past a bound, or an answer that is not JSON.
/// The inputs are fed in a process of their own, which says in a file which one it is at: a crash costs
/// that one input and is reported with its number. Exits 1 where there was a fault.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    switch arguments.first {
    case "show":
      let inputs = try Inputs(root: root)
      let (kind, bytes) = inputs.input(arguments.last.flatMap { Int($0) } ?? 0)
      print(kind)
      FileHandle.standardOutput.write(Data(bytes))
    case "feed":
      let numbers = arguments.compactMap { Int($0) }
      guard numbers.count == 2, let path = arguments.last else { exit(64) }
      try Feeder(inputs: Inputs(root: root), path: path).feed(numbers[0]..<numbers[1])
    default:
      let numbers = arguments.compactMap { Int($0) }
      let first = numbers.dropFirst().first ?? 0
      let faults = try supervise(first..<(first + (numbers.first ?? 1_000_000)))
      if faults > 0 { exit(1) }
    }
  }

  /// Starts feeders until all numbers are fed. Answers how many faults there were.
  private static func supervise(_ numbers: Range<Int>) throws -> Int {
    let path = NSTemporaryDirectory() + "grading-fuzz-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var next = numbers.lowerBound
    var crashes = 0
    var told = 0
    while next < numbers.upperBound, crashes < 20 {
      let feeder = Process()
      feeder.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      feeder.arguments = ["feed", "\(next)", "\(numbers.upperBound)", path]
      try feeder.run()
      feeder.waitUntilExit()
      if feeder.terminationReason == .exit {
        told = Int(feeder.terminationStatus)
        break
      }
      let mark = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let at = mark.split(separator: "\n").first.flatMap { Int($0) } ?? next
      let why = feeder.terminationStatus == SIGPROF ? "hangs" : "crashes"
      print("fault: input \(at) \(why) (signal \(feeder.terminationStatus))")
      crashes += 1
      next = at + 1
    }
    return crashes + told
  }
}

/// Feeds inputs in a row.
private struct Feeder {
  let inputs: Inputs
  private let marker: Int32
  #if DEBUG
    private static let slowest = 10.0
  #else
    private static let slowest = 1.0
  #endif
  /// The books are mapped and the notes indexed in some 60 MB; an input of a megabyte may take as much
  /// again a few times over.
  private static let mostMemory = 400 << 10

  init(inputs: Inputs, path: String) throws {
    self.inputs = inputs
    marker = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    if marker < 0 { throw CocoaError(.fileWriteUnknown) }
  }

  func feed(_ numbers: Range<Int>) throws {
    var output = JSONBytes(capacity: 1 << 16)
    var (taken, faults, slowest, slowestAt) = (0, 0, 0.0, 0)
    let begin = clock()
    for number in numbers {
      mark(number)
      limit(4 * Self.slowest)
      let (kind, bytes) = inputs.input(number)
      let start = clock()
      if try inputs.feed(kind, bytes, number, &output) { taken += 1 }
      let seconds = clock() - start
      if seconds > slowest { (slowest, slowestAt) = (seconds, number) }
      if seconds > Self.slowest {
        faults += 1
        print("fault: input \(number) takes \(seconds) s")
      }
      if number % 16 == 0, output.count > 0, !isJSON(output) {
        faults += 1
        print("fault: the answer to input \(number) is not JSON")
      }
      if number % 256 == 0, mostMemory() > Self.mostMemory {
        print("fault: memory of \(mostMemory() >> 10) MB after input \(number)")
        exit(Int32(min(100, faults + 1)))
      }
    }
    limit(0)
    print(
      "\(numbers.count) inputs, \(taken) taken, the rest refused; \(faults) faults; slowest "
        + "\(Int(slowest * 1e6)) µs (input \(slowestAt)); \(mostMemory() >> 10) MB; "
        + "\(Int(clock() - begin)) s of processor time")
    exit(Int32(min(100, faults)))
  }

  /// Ends the process with SIGPROF when it has worked so long: an input that hangs is not waited for.
  private func limit(_ seconds: Double) {
    var timer = itimerval()
    timer.it_value.tv_sec = Int(seconds)
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  }

  /// Which input is fed, where the supervisor finds it if this is the last.
  private func mark(_ number: Int) {
    var text = Array(String(number).utf8)
    text += Array(repeating: 10, count: 21 - text.count)
    pwrite(marker, text, text.count, 0)
  }

  private func isJSON(_ output: borrowing JSONBytes) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(output.bytes))) != nil
  }

  /// Seconds of this process: other work on the machine is no fault of an input.
  private func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory there ever was, in KB.
  private func mostMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
