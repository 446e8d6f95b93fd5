/// What was typed, as search understands it: groups that a code should match, each by any of its
/// alternatives.
struct SearchQuery {
  /// Words of the index that one word of the query may be.
  struct Matcher {
    /// By their numbers.
    var words: Range<Int>
    /// For the beginning of a word, its letters.
    var beginning: [UInt8]?
    /// From 0 to 100: 100 for the word itself.
    var quality: Int32
  }

  /// One thing asked for.
  struct Group {
    /// Each is a list of matchers, by their places, all of which must match.
    var alternatives: [[Int]] = []
    /// How many of them, the first, mean what was asked for; the rest are where a book puts it for want
    /// of a title of its own.
    var exact = 0
    /// The alternative that is the usual meaning, if the words stand for others.
    var usual: Int?
    /// Whether that is what is meant, as nothing else was typed.
    var isAlone = false

    /// Either will do.
    mutating func join(_ other: Group) {
      alternatives.insert(contentsOf: other.alternatives[..<other.exact], at: exact)
      alternatives += other.alternatives[other.exact...]
      exact += other.exact
    }
  }

  private(set) var matchers: [Matcher] = []
  private(set) var groups: [Group] = []
  /// The matcher of the last word as it stands, if it is one.
  private(set) var lastWord: Int?

  /// The word before, if it made a group by itself.
  private var latestWord: [UInt8] = []

  /// No more is looked at of a pasted text.
  private static let mostGroups = 12
  static let mostMatchers = 60
  private static let longestPhrase = 6

  init(_ text: String, in index: MappedIndex) {
    let typed = SearchQuery.words(text, in: index)
    var at = 0
    if typed.count <= Self.longestPhrase, let meanings = SearchQuery.alone(typed, in: index) {
      addGroup(typed, meanings: meanings, isLast: true, isAlone: true, in: index)
      at = typed.count
    }
    while at < typed.count, groups.count < Self.mostGroups {
      at += take(typed[at...], in: index)
    }
    if groups.isEmpty, let last = typed.last {
      // Only words that say nothing: the last may become another.
      addGroup([last], meanings: [], isLast: true, in: index)
    }
  }

  /// Makes a group of the next words; how many it took.
  private mutating func take(
    _ rest: ArraySlice<Typed>, in index: MappedIndex
  ) -> Int {
    for count in stride(from: min(Self.longestPhrase, rest.count), through: 1, by: -1) {
      let isLast = count == rest.count
      let words = rest.prefix(count)
      let phrase = Array(words.map(\.word).joined(separator: CollectionOfOne(space)))
      var meanings = index.meanings(of: phrase, goingOn: false)
      // A word that is one already is not the beginning of a phrase: `delirium` is not its tremens.
      if meanings == nil, isLast, let last = words.last, last.beginning.count >= 4,
        index.word(last.word) == nil
      {
        let begun = words.dropLast().map(\.word) + [last.beginning]
        meanings = index.meanings(
          of: Array(begun.joined(separator: CollectionOfOne(space))), goingOn: true)
      }
      if let meanings {
        if meanings != [""] {
          addGroup(Array(words), meanings: meanings, isLast: isLast, in: index)
        }
        if count == 1, meanings != [""] { joinForms(of: words[words.startIndex].word) }
        latestWord = count == 1 ? words[words.startIndex].word : []
        return count
      }
    }
    guard let first = rest.first else { return 1 }
    let saysNothing = index.word(first.word).map { index.weights[$0.lowerBound] == 0 } ?? false
    guard !saysNothing else { return 1 }
    addGroup([first], meanings: [], isLast: rest.count == 1, in: index)
    joinForms(of: first.word)
    return 1
  }

  /// `Infection, infected, infective`, as an index has it: forms of one word, any of which will do.
  private mutating func joinForms(of word: [UInt8]) {
    defer { latestWord = word }
    guard groups.count >= 2, Wording.areForms(word, latestWord) else { return }
    let forms = groups.removeLast()
    groups[groups.count - 1].join(forms)
  }

  private mutating func addGroup(
    _ words: [Typed], meanings: [Substring], isLast: Bool,
    isAlone: Bool = false, in index: MappedIndex
  ) {
    var group = Group(isAlone: isAlone)
    if words.count == 1, let word = words.first {
      if meanings.isEmpty { addParts(of: word, isLast: isLast, to: &group, in: index) }
      let isKnown = index.words(beginning: word.beginning) != nil
      if isKnown || group.alternatives.isEmpty {
        for matcher in literal(word, isLast: isLast, hasMeanings: !meanings.isEmpty, in: index) {
          if let number = add(matcher) { group.alternatives.append([number]) }
          if isLast, matcher.quality == 100 { lastWord = matchers.count - 1 }
        }
      }
    } else {
      // A name that the books do not know is no reason to take what is with it for the whole.
      var isKnown = true
      let matchers = words.compactMap { word -> Matcher? in
        if let whole = index.word(word.word) {
          return index.weights[whole.lowerBound] == 0 ? nil : Matcher(words: whole, quality: 100)
        }
        guard let begun = index.words(beginning: word.beginning) else {
          isKnown = false
          return nil
        }
        return Matcher(words: begun, beginning: word.beginning, quality: 80)
      }
      if isKnown { addAlternative(matchers, to: &group) }
    }
    // The first meaning is the usual one.
    for (place, meaning) in meanings.enumerated() {
      guard meaning.first != Wording.looselyMark else { continue }
      let count = group.alternatives.count
      addMeaning(meaning, quality: place == 0 ? 96 : 92, to: &group, in: index)
      if place == 0, group.alternatives.count > count { group.usual = count }
    }
    group.exact = group.alternatives.count
    for meaning in meanings where meaning.first == Wording.looselyMark {
      addMeaning(meaning.dropFirst(), quality: 60, to: &group, in: index)
    }
    if !group.alternatives.isEmpty { groups.append(group) }
  }

  /// A word that the books write as two: `preeclampsia`.
  private mutating func addParts(
    of word: Typed, isLast: Bool, to group: inout Group,
    in index: MappedIndex
  ) {
    let letters = word.word
    // A word that one title has may be there for want of room only: `preeclamp`.
    let uses = index.word(letters).map { index.postingSpans[2 * $0.lowerBound + 1] } ?? 0
    guard letters.count >= 6, uses < 2 else { return }
    // Some books write as one what others hyphen.
    let isBegun = index.words(beginning: isLast ? word.beginning : letters) != nil
    for length in 3...(letters.count - 3) {
      let head = Array(letters[..<length])
      guard !isBegun || Wording.hyphened.contains(head), let first = index.word(head),
        index.weights[first.lowerBound] > 0
      else { continue }
      var parts = [Matcher(words: first, quality: 98)]
      if let second = index.word(Array(letters[length...])) {
        parts.append(Matcher(words: second, quality: 98))
      } else if isLast, let begun = index.words(beginning: word.beginning[length...]) {
        parts.append(
          Matcher(words: begun, beginning: Array(word.beginning[length...]), quality: 78))
      } else {
        continue
      }
      addAlternative(parts, to: &group)
    }
  }

  private mutating func addMeaning(
    _ meaning: Substring, quality: Int32, to group: inout Group, in index: MappedIndex
  ) {
    var matchers: [Matcher] = []
    for word in meaning.split(separator: " ") {
      let letters = Array(word.utf8)
      if let whole = index.word(letters) {
        if index.weights[whole.lowerBound] > 0 {
          matchers.append(Matcher(words: whole, quality: quality))
        }
      } else if let begun = index.words(beginning: letters) {
        matchers.append(Matcher(words: begun, beginning: letters, quality: quality - 6))
      } else {
        // The books have no such word, so nothing can be meant by it.
        return
      }
    }
    addAlternative(matchers, to: &group)
  }

  private mutating func addAlternative(_ matchers: [Matcher], to group: inout Group) {
    guard !matchers.isEmpty, self.matchers.count + matchers.count <= Self.mostMatchers else {
      return
    }
    group.alternatives.append(matchers.compactMap { add($0) })
  }

  private mutating func add(_ matcher: Matcher) -> Int? {
    guard matchers.count < Self.mostMatchers else { return nil }
    matchers.append(matcher)
    return matchers.count - 1
  }

  /// What a word may be, as it was typed.
  private func literal(
    _ word: Typed, isLast: Bool, hasMeanings: Bool,
    in index: MappedIndex
  ) -> [Matcher] {
    var found: [Matcher] = []
    let whole = index.word(word.word)
    if let whole { found.append(Matcher(words: whole, quality: 100)) }
    if isLast || (whole == nil && !hasMeanings && word.beginning.count >= 3),
      let begun = index.words(beginning: word.beginning)
    {
      // An abbreviation is seldom the beginning of a word as well.
      let quality: Int32 = hasMeanings && word.beginning.count <= 3 ? 60 : 80
      found.append(Matcher(words: begun, beginning: word.beginning, quality: quality))
    }
    if let stem = Wording.stem(of: word.word), let related = index.words(beginning: stem) {
      found.append(Matcher(words: related, beginning: Array(stem), quality: 70))
    }
    if found.isEmpty, !hasMeanings, let drugs = index.drugStem(of: word.word) {
      found.append(Matcher(words: drugs, quality: 90))
    }
    if found.isEmpty, !hasMeanings {
      for slip in index.slips(of: word.beginning, goingOn: isLast) {
        found.append(Matcher(words: slip..<(slip + 1), quality: 60))
      }
    }
    return found
  }
}

private let space = UInt8(ascii: " ")
