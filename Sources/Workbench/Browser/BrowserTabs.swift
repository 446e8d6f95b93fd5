extension BrowserState {
  /// The names of the books, as the tabs stand.
  static let partNames = ["Index", "Tabular", "PCS"] + ReferencePage.Kind.allCases.map(\.rawValue)

  /// Which of the books is open, counted as the tabs stand.
  var part: Int {
    switch page {
    case .index: 0
    case .tabular: 1
    case .builder: 2
    case .reference(let page): 3 + (ReferencePage.Kind.allCases.firstIndex(of: page.kind) ?? 0)
    }
  }

  /// Goes to the next or the previous of the books.
  mutating func turn(forward: Bool, _ state: State) {
    let count = Self.partNames.count
    turn(to: (part + (forward ? 1 : count - 1)) % count, state)
  }

  /// Goes to one of the books, counted as the tabs stand.
  mutating func turn(to part: Int, _ state: State) {
    switch part {
    case 0: go(to: .index(IndexPage(.main)))
    case 1: go(to: .tabular(TabularPage(at: nil, in: state.books)))
    case 2: go(to: .builder(BuilderPage("", on: discharge, in: state.books)))
    default:
      let kind = ReferencePage.Kind.allCases[part - 3]
      go(to: .reference(ReferencePage(kind, in: state.books, marks: state.marks)))
    }
  }
}
