extension SearchQuery {
  /// A word of what was typed, and as the beginning of one that may go on.
  typealias Typed = (word: [UInt8], beginning: [UInt8])

  /// The words of a text without every `a` before another, but in a phrase such as `a fib` or after
  /// what is told apart by letters.
  static func words(_ text: String, in index: MappedIndex) -> [Typed] {
    let typed = WordReader.typed(text)
    return typed.indices.filter { at in
      guard typed[at].word == article, at + 1 < typed.count else { return true }
      if at > 0, Wording.beforeLetters.contains(typed[at - 1].word) { return true }
      return [at, max(0, at - 1)].contains { start in
        let words = typed[start...(at + 1)].map(\.word)
        return index.meanings(
          of: Array(words.joined(separator: CollectionOfOne(space))), goingOn: false) != nil
      }
    }.map { typed[$0] }
  }

  /// What the words mean where nothing else is typed, and then what they may mean among others.
  static func alone(_ typed: [Typed], in index: MappedIndex) -> [Substring]? {
    let phrase = Array(typed.map(\.word).joined(separator: CollectionOfOne(space)))
    guard
      let own = index.meanings(of: Array(Wording.aloneMark.utf8) + phrase, goingOn: false)
    else { return nil }
    let others = typed.count == 1 ? index.meanings(of: phrase, goingOn: false) : nil
    return own + (others ?? []).filter { !own.contains($0) }
  }
}

private let article = [UInt8(ascii: "a")]
private let space = UInt8(ascii: " ")
