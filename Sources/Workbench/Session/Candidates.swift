import Chart
import CodeSets
import Practice

/// What the text in a field could become: the codes that start with it, in the order of the book, or
/// those that its words find.
package struct Candidates: Hashable, Sendable {
  /// A code that can be taken.
  package struct Candidate: Hashable, Sendable {
    package var code: String
    package var title: String
    /// Whether it can be reported as it is; a category needs more characters.
    package var isComplete: Bool
  }

  package private(set) var list: [Candidate] = []
  /// The candidate the learner moved to; nil while the typed text itself would be taken.
  package private(set) var chosen: Int?
  /// The candidate that was chosen before, while the index that finds it is being opened.
  private var wanted: Int?
  /// More than any pane shows; the text narrows the list down soon enough.
  private static let limit = 24

  /// None.
  package init() {}

  /// Whether the text is words rather than a code, or the beginning of one.
  package private(set) var areByWords = false
  /// Whether there was an index to look the words up in.
  private var couldSearch = true

  /// What is said where there are none.
  func emptyHint(at slot: Slot) -> String {
    if slot == .disposition { return "no disposition goes by this" }
    if !areByWords { return "no code starts so" }
    return couldSearch ? "no code goes by these words" : "opening the index…"
  }

  /// What Enter is answered with where words found nothing.
  var nothing: String {
    couldSearch
      ? "No code goes by these words" : "The index of words is still being opened; wait a moment"
  }

  /// Those for the text of a field. Without `search` only codes are found.
  ///
  /// - Parameter choosing: the place of the candidate that was chosen when the session was left.
  package init(
    for draft: Draft, in books: CodeBook, search: SearchIndex?, choosing: Int? = nil
  ) {
    find(for: draft, in: books, search: search)
    guard let choosing, choosing >= 0 else { return }
    if list.indices.contains(choosing) {
      chosen = choosing
    } else if list.isEmpty, search == nil {
      wanted = choosing
    }
  }

  private mutating func find(for draft: Draft, in books: CodeBook, search: SearchIndex?) {
    if draft.slot == .disposition {
      findDispositions(draft.text)
      return
    }
    findCodes(for: draft, in: books)
    guard list.isEmpty, draft.field == .code, Self.holdsWords(draft.text),
      !Self.isWrittenAsCode(draft.text, at: draft.slot)
    else { return }
    guard let search else {
      (areByWords, couldSearch) = (true, false)
      return
    }
    let book: SearchIndex.Book = if case .procedure = draft.slot { .procedures } else { .diagnoses }
    list = search.search(draft.text, in: book, limit: Self.limit).map {
      Candidate(code: $0.code, title: $0.title, isComplete: $0.isComplete)
    }
    // What finds nothing and has the look of a code may be a wrong code, which can be entered too.
    areByWords = !list.isEmpty || !Self.looksLikeCode(draft.text)
  }

  private mutating func findDispositions(_ text: String) {
    list = dispositions(matching: text).map {
      Candidate(code: $0.code, title: $0.title, isComplete: true)
    }
    let typed = text.filter { !$0.isWhitespace }
    areByWords = !typed.isEmpty && DischargeDisposition(typed) == nil
  }

  /// A category with its dot, or a procedure that begins with its section: where no code starts so, it
  /// is a wrong code and never words.
  private static func isWrittenAsCode(_ text: String, at slot: Slot) -> Bool {
    let characters = Array(text.utf8)
    guard !characters.contains(UInt8(ascii: " ")) else { return false }
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    if case .procedure = slot { return characters.first.map(isDigit) ?? false }
    return characters.count > 3 && characters[3] == UInt8(ascii: ".") && isDigit(characters[1])
  }

  private static func holdsWords(_ text: String) -> Bool { text.contains(where: \.isLetter) }

  /// Codes have no spaces, and a digit soon; small letters alone are words.
  private static func looksLikeCode(_ text: String) -> Bool {
    let letters = text.unicodeScalars
    guard !letters.contains(where: { $0 == " " }) else { return false }
    return letters.prefix(3).contains { (48...57).contains($0.value) }
      || !letters.contains { (97...122).contains($0.value) }
  }

  private mutating func findCodes(for draft: Draft, in books: CodeBook) {
    guard draft.field == .code, Self.looksLikeCode(draft.text) else { return }
    switch draft.slot {
    case .disposition: return
    case .procedure:
      let prefix = ProcedureCode(draft.text).text
      guard !prefix.isEmpty else { return }
      list = books.procedures(startingWith: prefix, limit: Self.limit).map {
        Candidate(code: $0.code.description, title: $0.title, isComplete: true)
      }
    case .principal, .secondary, .admitting:
      let prefix = DiagnosisCode(draft.text).text
      guard !prefix.isEmpty else { return }
      list = books.diagnoses(startingWith: prefix, limit: Self.limit).map {
        Candidate(code: $0.code.description, title: $0.title, isComplete: $0.isComplete)
      }
    }
  }

  /// The candidate that Enter would take.
  package var choice: Candidate? { chosen.map { list[$0] } }

  /// The place of the choice, for whoever comes back.
  var kept: Int? { chosen ?? wanted }

  /// Moves the choice; above the first stands the typed text itself.
  package mutating func move(by step: Int) {
    guard !list.isEmpty else { return }
    let next = (chosen ?? -1) + step
    chosen = next < 0 ? nil : min(next, list.count - 1)
  }
}
