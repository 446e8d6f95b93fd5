import Glibc
import SourceText
import Testing

@Suite("Files made to be costly")
struct BombTests {
  /// The faults, and that they were found soon: the bound is generous, a bomb takes minutes or more.
  /// What counts is the time of this thread on a processor, so that a busy machine fails no test.
  private func expectFault(
    _ says: String, limits: SourceLimits = SourceLimits(), in bytes: [UInt8],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let log = FaultLog(file: "file")
    var root: SourceNode?
    let before = Self.processorSeconds
    root = readSource(bytes, limits: limits, log: log)
    let time = Self.processorSeconds - before
    #expect(
      log.faults.first?.description.contains(says) ?? false, "\(log.faults.prefix(3))",
      sourceLocation: sourceLocation)
    #expect(log.faults.count < 3, sourceLocation: sourceLocation)
    #expect(time < 8, sourceLocation: sourceLocation)
    _ = root
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("aliases of aliases, as values and as names")
  func aliases() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    expectFault("an alias", in: Array(text.utf8))
    expectFault("an alias", in: Array((text + "? *a9\n: 1\n").utf8))
  }

  @Test("an alias is seen through quotes, comments and spacing that would hide it from a scan")
  func hiddenAliases() {
    expectFault("an alias", in: Array("a: &x 1 # '\nb: {\"c\":*x}".utf8))
    expectFault("an alias", in: Array("a: [&x\n1,\"'\",*x]".utf8))
  }

  @Test("a megabyte and more")
  func size() {
    expectFault("larger than 1024 KB", in: Array(repeating: 97, count: 2 << 20))
  }

  @Test("many values in a small file")
  func nodes() {
    let text = "[" + String(repeating: "a,", count: 500_000) + "]"
    expectFault("more than 20000 values", in: Array(text.utf8))
    expectFault("more than 3 values", limits: SourceLimits(nodes: 3), in: Array("[a, b, c]".utf8))
  }

  @Test("deep nesting, in every way YAML nests", arguments: [30, 900, 100_000])
  func depth(levels: Int) {
    func repeated(_ part: String) -> [UInt8] {
      Array(String(repeating: part, count: levels).utf8)
    }
    let says = levels == 30 ? "nested more than 24 deep; nest less" : "nest"
    expectFault(says, in: repeated("[") + repeated("]"))
    expectFault(says, in: repeated("{a: ") + repeated("}"))
    expectFault(says, in: repeated("- ") + Array("x".utf8))
    if levels < 1000 {
      let steps = (0..<levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
      expectFault(says, in: Array(steps.utf8))
    }
  }

  @Test("names that are trees themselves")
  func names() {
    let text = String(repeating: "? {", count: 300) + "a" + String(repeating: "}", count: 300)
    let log = FaultLog(file: "file")
    _ = readSource(Array(text.utf8), log: log)
    #expect(!log.faults.isEmpty)
  }
}
