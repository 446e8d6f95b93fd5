import Chart
import CodeSets

/// A row of the tabular list: a chapter, a block, a header or a code.
package struct OutlineEntry: Hashable, Sendable {
  package let owner: NoteOwner
  /// Steps below the chapters.
  package let depth: Int
  /// Whether it is a code that may be reported.
  package let isComplete: Bool
  /// Whether what it holds is shown, and so its notes in their place.
  package let isOpen: Bool

  /// The code or header; nil for chapters and blocks.
  package var code: DiagnosisCode? {
    if case .code(let code) = owner { code } else { nil }
  }
}

/// The rows of the tabular list with one place opened: the chapters, the blocks of its chapter, the
/// categories of its blocks, and the whole of its category. Codes with a 7th character come only under
/// the stem that is open, or whose code is.
struct Outline {
  private(set) var entries: [OutlineEntry] = []
  private let books: CodeBook
  private var opened: Set<NoteOwner> = []
  private var category: DiagnosisCode?
  private var stem: DiagnosisCode?

  init(opening place: NoteOwner?, in books: CodeBook) {
    self.books = books
    if let place { open(place) }
    for chapter in books.chapters {
      let isOpen = opened.contains(chapter.owner)
      add(chapter.owner, depth: 0, isOpen: isOpen)
      if isOpen { addBlocks(of: chapter) }
    }
  }

  private mutating func open(_ place: NoteOwner) {
    opened = [place]
    switch place {
    case .chapter: break
    case .block:
      for owner in books.sections(around: place) { opened.insert(owner) }
    case .code(let code):
      if let chapter = books.chapter(of: code) { opened.insert(chapter.owner) }
      for block in books.blocks(of: code) { opened.insert(block.owner) }
      category = DiagnosisCode(normalised: String(code.category))
      stem = code.text.utf8.count == 7 ? books.parent(of: code)?.code : code
    }
  }

  private mutating func add(_ owner: NoteOwner, depth: Int, isOpen: Bool) {
    entries.append(OutlineEntry(owner: owner, depth: depth, isComplete: false, isOpen: isOpen))
  }

  private mutating func addBlocks(of chapter: TabularSection) {
    var lists: [(depth: Int, last: DiagnosisCode, categories: [DiagnosisCode])] = []
    for block in books.blocks(in: chapter) {
      while let outer = lists.last, outer.last < block.first { close(&lists) }
      // What an outer block holds itself before this one stands before it.
      if !lists.isEmpty {
        let at = lists.count - 1
        let before = lists[at].categories.prefix { $0 < block.first }
        for category in before { addCategory(category, depth: lists[at].depth) }
        lists[at].categories.removeFirst(before.count)
      }
      let isOpen = opened.contains(block.owner)
      add(block.owner, depth: lists.count + 1, isOpen: isOpen)
      let categories = isOpen ? books.categories(directlyIn: block) : []
      lists.append((lists.count + 2, block.last, categories))
    }
    while !lists.isEmpty { close(&lists) }
  }

  private mutating func close(
    _ lists: inout [(depth: Int, last: DiagnosisCode, categories: [DiagnosisCode])]
  ) {
    let list = lists.removeLast()
    for category in list.categories { addCategory(category, depth: list.depth) }
  }

  private mutating func addCategory(_ code: DiagnosisCode, depth: Int) {
    guard code == category else {
      let isComplete = books.diagnosis(code)?.isComplete ?? false
      entries.append(
        OutlineEntry(owner: .code(code), depth: depth, isComplete: isComplete, isOpen: false))
      return
    }
    var above: [String] = []
    for item in books.outline(of: code, seventhsOf: stem) {
      while let last = above.last, !item.code.text.hasPrefix(last) { above.removeLast() }
      entries.append(
        OutlineEntry(
          owner: .code(item.code), depth: depth + above.count, isComplete: item.isComplete,
          isOpen: true))
      above.append(item.code.text)
    }
  }
}
