import ArgumentParser
import Chart
import CodeSets
import Foundation
import Grading

extension SearchIndex.Book: ExpressibleByArgument {}

extension CivilDate: ExpressibleByArgument {
  /// Reads `2026-04-01`.
  public init?(argument: String) { self.init(argument) }
}

/// Codes by their beginning, or by words.
struct Lookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look codes up: by code, by words as clinicians write them, by abbreviation.",
    discussion: """
      The words may stand in any order, and the last may be only begun. The first search makes an \
      index in $XDG_CACHE_HOME/casebook, which takes about a second. Where the official indexes have \
      been imported (casebook codebook import), their terms are searched as well.
      """)

  @Option(help: "cm, pcs or hcpcs; cm and pcs without it.")
  var book: SearchIndex.Book?

  @Option(help: "text or json.")
  var format: Grade.Format = .text

  @Option(help: "How many results at most.")
  var limit = 10

  @Option(
    help: ArgumentHelp(
      "The discharge date that codes must be valid on; the books' latest without it.",
      valueName: "yyyy-mm-dd"))
  var date: CivilDate?

  @Argument(help: ArgumentHelp("Words, or the beginning of a code.", valueName: "text|code"))
  var text: [String]

  @OptionGroup var data: DataOptions

  func validate() throws {
    if !(1...1000).contains(limit) { throw ValidationError("--limit takes 1 to 1000") }
    if text.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("name what to look up: words or a code")
    }
  }

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let books = try data.openBooks(home)
      let search = try openSearch(books, home, UserFiles(environment: DataOptions.environment))
      let asked = text.joined(separator: " ")
      let hits = search.search(asked, in: book, limit: limit)
      switch format {
      case .text: write(table(hits, asked: asked))
      case .json: write(try json(hits) + "\n")
      }
    }
  }

  /// A line for each hit: book, code, what stands against reporting it, title, and in what words it
  /// was found where these are not the title's.
  private func table(_ hits: [SearchHit], asked: String) -> String {
    if hits.isEmpty { return "Nothing in the books goes by “\(asked)”.\n" }
    var text = ""
    for hit in hits {
      let code = hit.code.padding(toLength: 8, withPad: " ", startingAt: 0)
      let width = book == .services ? 5 : 3
      let book = hit.book.rawValue.padding(toLength: width, withPad: " ", startingAt: 0)
      text += "\(book)  \(code)  \(hit.title)"
      if !hit.isComplete {
        text += " (needs more)"
      } else if !isValid(hit) {
        text += " (not valid then)"
      }
      if case .term(let words) = hit.matched { text += "  · \(words)" }
      text += "\n"
    }
    return text
  }

  private func isValid(_ hit: SearchHit) -> Bool {
    guard hit.isComplete else { return false }
    // Without a date: on the last days of the edition.
    return date.map(hit.valid.contains) ?? (hit.valid.through == nil)
  }

  private struct Page: Encodable {
    struct Result: Encodable {
      var book: String
      var code: String
      var matched: String
      var title: String
      var valid: Bool
    }

    var results: [Result]
    var schema = 1
  }

  private func json(_ hits: [SearchHit]) throws -> String {
    let page = Page(
      results: hits.map { hit in
        let matched =
          switch hit.matched {
          case .code: "code"
          case .title: "title"
          case .term(let words): words
          }
        return Page.Result(
          book: hit.book.rawValue, code: hit.code, matched: matched, title: hit.title,
          valid: isValid(hit))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return safeJSON(String(decoding: try encoder.encode(page), as: UTF8.self))
  }
}

/// Makes the index of words, for the full screen, which asks for it in a process of its own.
struct MakeIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Make the index of words, if it is not there.",
    shouldDisplay: false)

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting {
      let home = try data.findHome()
      _ = try openSearch(
        try data.openBooks(home), home, UserFiles(environment: DataOptions.environment))
    }
  }
}

/// Opens the search index, making it where the cache has none.
func openSearch(
  _ books: CodeBook, _ home: Home, _ files: UserFiles, progress: (Double) -> Void = { _ in }
) throws(Failure) -> SearchIndex {
  makeFolder(files.cache)
  do throws(CodeBookError) {
    return try SearchIndex(
      book: books, directory: home.tables, cache: files.cache, index: openIndexes(files),
      progress: progress)
  } catch {
    throw Failure(describing: error)
  }
}

/// The indexes that the learner imported; nil if there are none. Search does without those that
/// cannot be read, and says so.
func openIndexes(_ files: UserFiles) -> IndexBook? {
  do throws(IndexBookError) {
    return try IndexBook(path: files.indexBook)
  } catch {
    if case .missing = error { return nil }
    write("casebook: \(error)\n", to: STDERR_FILENO)
    return nil
  }
}
