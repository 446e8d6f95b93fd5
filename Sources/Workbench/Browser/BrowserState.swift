import Chart
import CodeSets
import Practice
import Terminal

/// The code books, open over another screen. That screen stays as it is beneath, and its clock runs
/// on.
package struct BrowserState: Sendable {
  /// Which of the books is open, and where.
  package enum Page: Sendable {
    case tabular(TabularPage)
    case index(IndexPage)
    case builder(BuilderPage)
    case reference(ReferencePage)
  }

  /// Where a code found goes to.
  package enum Origin: Hashable, Sendable {
    /// The field of a line of the coding summary.
    case line(Slot)
    /// Nowhere: the books were opened to be read.
    case nothing
  }

  package let origin: Origin
  /// Whether what a printed book does not tell is told too: levels and the code editor's flags. Only in
  /// tutor mode and, while no case was left that is coded without help, in the review and where nothing
  /// is being coded.
  package let tellsLevels: Bool
  /// The discharge date by which codes are valid or not; nil where nothing is being coded.
  package let discharge: CivilDate?
  package var page: Page
  /// The words being looked for; nil while nothing is.
  package var search: BookSearch?
  /// The note being written; nil while none is.
  package var noting: CodeNoting?
  private var behind: [Page] = []
  private var ahead: [Page] = []
  /// More pages than anyone goes back through.
  private static let remembered = 60

  /// Books opened at a page.
  package init(
    origin: Origin, tellsLevels: Bool, discharge: CivilDate?, page: Page,
    search: BookSearch? = nil
  ) {
    self.origin = origin
    self.tellsLevels = tellsLevels
    self.discharge = discharge
    self.page = page
    self.search = search
  }

  /// The context whose commands the keys mean now.
  package var context: Context {
    if search != nil { return .bookSearch }
    switch page {
    case .tabular: return .tabular
    case .index(let page):
      return page.isTyping ? .indexSearch : page.isTable ? .indexTable : .index
    case .builder: return .builder
    case .reference: return .reference
    }
  }

  /// Goes to another page; the one that was open is one step back.
  mutating func go(to page: Page) {
    behind.append(self.page)
    if behind.count > Self.remembered { behind.removeFirst() }
    ahead = []
    self.page = page
  }

  /// Goes back to the page before; false where there is none.
  mutating func goBack() -> Bool {
    guard let page = behind.popLast() else { return false }
    ahead.append(self.page)
    self.page = page
    return true
  }

  /// Takes a step back again; false where none was taken.
  mutating func goForward() -> Bool {
    guard let page = ahead.popLast() else { return false }
    behind.append(self.page)
    self.page = page
    return true
  }

  /// The page one step back.
  var previous: Page? { behind.last }

  /// The tabular list, if that is what is open.
  package var tabular: TabularPage? { if case .tabular(let page) = page { page } else { nil } }
  /// The index or the table of it, if that is what is open.
  package var index: IndexPage? { if case .index(let page) = page { page } else { nil } }
  /// The PCS builder, if that is what is open.
  package var builder: BuilderPage? { if case .builder(let page) = page { page } else { nil } }
  /// The list of reference, if that is what is open.
  package var reference: ReferencePage? {
    if case .reference(let page) = page { page } else { nil }
  }

  /// The code that a bookmark or a note would go to; nil where none is selected.
  var markable: MarkedCode? {
    switch page {
    case .tabular(let page):
      guard case .code(let code)? = page.entry?.owner else { return nil }
      return MarkedCode(.diagnoses, code.description)
    case .index(let page):
      guard case .code(let code)? = page.target else { return nil }
      return MarkedCode(.diagnoses, code.code.description)
    case .builder(let page):
      return page.isComplete ? MarkedCode(.procedures, page.prefix) : nil
    case .reference(let page): return page.row?.code
    }
  }
}

/// What the learner keeps with codes.
package struct CodeMarks: Hashable, Sendable {
  private var marks: [MarkedCode: CodeMark] = [:]
  /// Codes in the order in which they were first marked.
  private var order: [MarkedCode] = []

  /// Nothing kept.
  package init() {}

  /// What the journal holds, oldest first.
  package init(_ stored: [CodeMark]) { for mark in stored { keep(mark) } }

  /// What is kept with a code.
  package subscript(code: MarkedCode) -> CodeMark { marks[code] ?? CodeMark(code) }

  /// Everything that is kept, oldest first.
  package var all: [CodeMark] { order.compactMap { marks[$0] } }

  /// Keeps a mark in place of what was kept with its code.
  package mutating func keep(_ mark: CodeMark) {
    if mark.isEmpty {
      marks[mark.code] = nil
      order.removeAll { $0 == mark.code }
    } else {
      if marks.updateValue(mark, forKey: mark.code) == nil { order.append(mark.code) }
    }
  }
}
