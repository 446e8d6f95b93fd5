import Terminal

/// A review as a file to be written.
package struct SavedReport: Hashable, Sendable {
  /// What a review can be saved as.
  package enum Format: String, CaseIterable, Sendable {
    case text = "txt"
    case json
    case html

    /// The format that a file's name asks for by its ending: text without one, nil for one that no
    /// report is written in.
    package init?(path: String) {
      let name = path.split(separator: "/").last ?? ""
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      switch parts.count > 1 ? parts.last?.lowercased() : "" {
      case "htm", "html": self = .html
      case "json": self = .json
      case "txt", "": self = .text
      default: return nil
      }
    }
  }

  /// As the learner typed it: `~/` is the home folder, what is not absolute is below the folder the
  /// program was started in.
  package var path: String
  package var text: String
  /// Whether a file that is there may be replaced.
  package var overwrites: Bool

  /// A file to be written.
  package init(path: String, text: String, overwrites: Bool = false) {
    self.path = path
    self.text = text
    self.overwrites = overwrites
  }
}

/// Takes a key into the name of the file that a report is to be written to.
func takeSavePathKey(_ key: Key, _ input: LineInput, _ state: inout State) -> [Effect] {
  switch key {
  case .escape, .control("c"): state.overlay = nil
  case .enter:
    // It stays open until the file is written: where that fails, the name can be mended.
    let effects = state.saveReport(as: input.text)
    if effects.isEmpty, state.message == nil {
      state.message = Message(text: "A file needs a name; Esc leaves", weight: .warning)
    }
    return effects
  default:
    var input = input
    if input.take(key) { state.overlay = .savePath(input) }
  }
  return []
}

extension State {
  /// Asks where the review is to be saved.
  mutating func askWhereToSave(_ review: ReviewState) {
    let name = "\(reportFolder)casebook-\(review.chosen.info.id).html"
    askForPath(name)
  }

  /// Asks for the name of the file, with what it is so far.
  mutating func askForPath(_ path: String) { overlay = .savePath(LineInput(path, limit: 1000)) }

  /// The file is written.
  mutating func tellSaved(_ path: String) {
    if case .savePath = overlay { overlay = nil }
    message = Message(text: "Written to \(path)", weight: .note)
  }

  /// Makes the file that a name asks for.
  mutating func saveReport(as path: String) -> [Effect] {
    let path = path.trimmed
    guard !path.isEmpty, case .review(let review) = screen else { return [] }
    guard let format = SavedReport.Format(path: path) else {
      // The name stays open, to be mended.
      overlay = .savePath(LineInput(path, limit: 1000))
      message = Message(text: "End the name with .txt, .json or .html", weight: .error)
      return []
    }
    let text =
      switch format {
      case .text: reportText(of: review, books: books)
      case .json: reportJSON(of: review)
      case .html: reportHTML(of: review, books: books)
      }
    return [.save(SavedReport(path: path, text: text))]
  }

  /// Asks before a file is replaced.
  mutating func askToOverwrite(_ saving: SavedReport) {
    var saving = saving
    saving.overwrites = true
    overlay = .confirm(
      Question(
        title: "Replace the file?", lines: ["\(saving.path) is there already."], yes: "replace it",
        action: .overwrite(saving), no: "another name", onNo: .rename(saving)))
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
