extension BrowserState {
  /// Why a command means nothing where no index was imported; nil where it does.
  func refusalWithoutIndex(of command: CommandID) -> String? {
    guard case .index = page, search == nil else { return nil }
    switch command {
    case .closeBooks, .nextPart, .previousPart, .bookBack, .bookForward, .bookmarks, .palette,
      .help, .themes, .tour:
      return nil
    default: return "No index is imported: casebook codebook import PATH brings one"
    }
  }

  /// There is nothing to look for a term in: the field for it, which is not shown, takes no keys.
  mutating func endTypingWithoutIndex() {
    guard case .index(var page) = page, page.isTyping else { return }
    page.endTyping(nil)
    self.page = .index(page)
  }
}
