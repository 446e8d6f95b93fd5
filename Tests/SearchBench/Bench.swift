import CodeSets
import Foundation

/// What search costs as it is typed, beside fzf over the same lines in the same run:
/// `swift run -c release search-bench [INDEX-BOOK]`, with the learner's index.book the imported terms
/// are searched too. Needs fzf on PATH for the second half. `search-bench INDEX-BOOK --terms SEED ...`
/// tells how often the codes of terms drawn from the indexes are found; `search-bench INDEX-BOOK --table
/// FILE ...` the same of words and codes of one's own.
@main
struct Bench {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  static let tables = root + "/Sources/CodeSets/Tables"

  static func main() throws {
    let cache = NSTemporaryDirectory() + "casebook-search-bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: cache) }
    let book = try CodeBook(directory: tables)
    let index = try CommandLine.arguments.dropFirst().first.map { try IndexBook(path: $0) }
    if let index, CommandLine.arguments.dropFirst(2).first == "--terms" {
      return try terms(index, book, cache, Array(CommandLine.arguments.dropFirst(3)))
    }
    if CommandLine.arguments.dropFirst(2).first == "--table" {
      let search = try SearchIndex(book: book, directory: tables, cache: cache)
      return try CommandLine.arguments.dropFirst(3).forEach {
        try table(search, $0, tellsMisses: true)
      }
    }
    let compiling = ContinuousClock().measure {
      _ = try? SearchIndex(book: book, directory: tables, cache: cache, index: index)
    }
    let search = try SearchIndex(book: book, directory: tables, cache: cache, index: index)
    print("compiling the books: \(format(compiling)); imported: \(index?.edition ?? "nothing")")

    let phrases = try String(
      contentsOfFile: root + "/Tests/CodeSetsTests/phrases.txt", encoding: .utf8
    ).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .compactMap { $0.split(separator: "\t").first.map(String.init) }
    report(
      "every prefix of \(phrases.count) phrases", phrases.flatMap(prefixes).map { time(search, $0) }
    )
    report(
      "every single letter",
      (97...122).map { time(search, "\(Character(UnicodeScalar(UInt8($0))))") })
    let ours = phrases.map { time(search, $0) }
    report("the \(phrases.count) phrases, whole", ours)
    try besideFzf(book, Array(phrases.prefix(40)), search, cache)
  }

  static func prefixes(_ text: String) -> [String] {
    text.indices.map { String(text[...$0]) }
  }

  /// The best of three, so that a neighbour on the machine is not counted.
  static func time(_ search: SearchIndex, _ text: String) -> Duration {
    (0..<3).map { _ in
      ContinuousClock().measure { _ = search.search(text, limit: 20) }
    }.min() ?? .zero
  }

  static func report(_ what: String, _ times: [Duration]) {
    let sorted = times.sorted()
    guard let last = sorted.last else { return }
    let p99 = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    print(
      "\(what): p50 \(format(sorted[sorted.count / 2])), p99 \(format(p99)), worst \(format(last))")
  }

  static func format(_ time: Duration) -> String {
    let microseconds = Int(time / .microseconds(1))
    return microseconds < 10_000 ? "\(microseconds) µs" : "\(microseconds / 1000) ms"
  }

  /// fzf reads the lines and searches once; what it needs to read them, measured by a query that it
  /// answers at once, is told apart.
  static func besideFzf(
    _ book: CodeBook, _ phrases: [String], _ search: SearchIndex, _ folder: String
  ) throws {
    let lines =
      book.diagnoses(startingWith: "", limit: .max).map { "\($0.code) \($0.title)" }
      + book.procedures(startingWith: "", limit: .max).map { "\($0.code) \($0.title)" }
    let path = folder + "/lines.txt"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    var (theirs, reading, ours): ([Duration], [Duration], [Duration]) = ([], [], [])
    for phrase in phrases {
      guard let all = fzf(phrase, path), let read = fzf("'qqzzqqzz", path) else {
        print("fzf is not there: apt-get install fzf")
        return
      }
      theirs.append(all)
      reading.append(read)
      ours.append(time(search, phrase))
    }
    print("fzf over the same \(lines.count) lines, \(phrases.count) phrases:")
    report("  fzf, reading included", theirs)
    report("  fzf, reading alone", reading)
    report("  fzf, less reading", zip(theirs, reading).map { max(.zero, $0 - $1) })
    report("  search", ours)
    let net = zip(theirs, reading).map { max(.zero, $0 - $1) }.sorted()[theirs.count / 2]
    let own = ours.sorted()[ours.count / 2]
    print("  at p50 fzf, less reading, takes \(Int(net / own)) times as long")
  }

  static func fzf(_ query: String, _ path: String) -> Duration? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec fzf --filter \"$0\" < \"$1\" > /dev/null", query, path]
    var status: Int32 = -1
    let time = ContinuousClock().measure {
      guard (try? process.run()) != nil else { return }
      process.waitUntilExit()
      status = process.terminationStatus
    }
    // 1 is fzf's word for finding nothing.
    return status == 0 || status == 1 ? time : nil
  }
}
