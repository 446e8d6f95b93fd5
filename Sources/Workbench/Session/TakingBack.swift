import Terminal

// What was deleted is said, with the key that takes it back.
extension SessionState {
  /// What stands on the selected line, as it is named once it is gone.
  var lineWords: String {
    let text = text(of: .code, at: slot)
    return switch slot {
    case .admitting: "Admitting diagnosis \(text)"
    case .disposition: "Disposition \(text)"
    default: text
    }
  }

  /// `; Ctrl-_ takes it back`, by the key that undo has now; empty where no key of it would undo.
  ///
  /// - Parameter first: What has to be pressed before it.
  func wayBack(_ bindings: Bindings, taking: String = "takes it back", first: String = "") -> String
  {
    let undo = bindings.available(in: context).first { $0.id == .undo }
    guard let key = undo?.keys.first(where: { !wantsCode($0) }) else { return "" }
    return "; \(first)\(keyName(key)) \(taking)"
  }

  /// Whether a key starts a code on the selected line of the coding summary.
  func wantsCode(_ key: Key) -> Bool {
    guard summaryHasFocus, draft == nil, desk == nil, isEmpty(slot) else { return false }
    switch key {
    case .character(let scalar):
      return (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
    case .paste(let text): return text.contains { $0.isLetter || $0.isNumber }
    default: return false
    }
  }
}
