/// Orders the codes that a query picked by how well their words are those of the query.
struct Ranking {
  let index: MappedIndex
  let query: SearchQuery
  let weights: [Int32]
  let words: RankingWords
  /// A bit for every word that some matcher knows.
  private(set) var asked: [UInt64]
  /// For each group, the matchers of each alternative as bits.
  let masks: [[UInt64]]
  private static let wholeShare: Int32 = 15
  private static let titleShare: Int32 = 8
  private static let usual: Int32 = 90
  private static let clause: Int32 = 60
  private static let denial: Int32 = 40
  private static let alone: Int32 = 120
  private static let unspecified: Int32 = 15
  /// The matchers of a letter or three that may go on, as bits: `s` after `septic` is not its own
  /// `sepsis`.
  let begun: UInt64
  private let asksForOther: Bool
  let asksForAbsence: Bool
  /// For each setting, whether the query has a word of it.
  private let asksFor: [Bool]
  /// What headers have of the query; many codes share them.
  private var headers: [UInt32: Match] = [:]

  init(_ query: SearchQuery, weights: [Int32], in index: MappedIndex, words: RankingWords) {
    self.index = index
    self.query = query
    self.weights = weights
    self.words = words
    masks = query.groups.map { group in
      group.alternatives.map { $0.reduce(0) { $0 | 1 << UInt64($1) } }
    }
    asked = [UInt64](repeating: 0, count: (index.wordCount + 63) / 64)
    for matcher in query.matchers {
      for word in matcher.words { asked[word / 64] |= 1 << UInt64(word % 64) }
    }
    begun =
      query.groups.count < 2
      ? 0
      : query.matchers.indices.reduce(0) { bits, number in
        let letters = query.matchers[number].beginning?.count ?? 4
        return letters < 4 ? bits | 1 << UInt64(number) : bits
      }
    asksForOther = query.matchers.contains { $0.words == words.other }
    asksForAbsence = query.matchers.contains { words.absences.contains($0.words) }
    // A letter or three may become anything.
    let said = query.matchers.filter { $0.beginning.map { $0.count >= 4 } ?? true }
    asksFor = zip(Setting.allCases, words.settings).map { setting, own in
      said.contains { matcher in
        own.contains { matcher.words.contains($0) }
          || matcher.quality >= 90
            && matcher.words.contains { index.wordSettings[$0] >> setting.rawValue & 1 == 1 }
      }
    }
  }

  /// A code with its score, higher for better, and the segment that best says why.
  struct Scored {
    var code: Int
    var score: Int32
    var segment: UInt32
  }

  /// The codes, best first.
  mutating func order(_ codes: [Int]) -> [Scored] {
    codes.map { score($0) }.sorted { ($1.score, $0.code) < ($0.score, $1.code) }
  }

  private mutating func score(_ code: Int) -> Scored {
    var match = self.match(code, isHeader: false)
    if index.parents[code] != IndexLayout.none {
      let above = header(index.parents[code])
      match.join(above, percent: share(ofHeader: index.parents[code]))
      if above.usual > 0, endsUnspecified(code, after: above.usual) { match.usual = above.usual }
    }
    var (got, whole): (Int32, Int32) = (0, 0)
    for (group, weight) in zip(query.groups, weights) {
      whole += weight
      got += weight * quality(group, match)
    }
    var score = whole > 0 ? got * 10 / whole : 0
    if let group = query.groups.first, group.isAlone, match.title >= 850, let usual = group.usual,
      group.alternatives[usual].allSatisfy({ match.qualities[$0] >= 90 })
    {
      score += Self.alone
    }
    score += match.coverage * 35 / 100 + match.whole * Self.wholeShare / 100
    score += match.title * Self.titleShare / 100
    let traits = Traits(rawValue: index.traits[code])
    if match.usual > 0, !traits.contains(.header) { score += Self.usual }
    let column = match.isDrug ? DrugColumn(index.codes[code]) : nil
    if let column {
      score += column.bonus
    } else {
      if traits.contains(.header) { score -= 150 }
      if traits.contains(.stem) { score -= 130 }
    }
    if match.isOfOneSide { score -= 25 }
    if match.isDenied { score -= Self.denial }
    if match.leads == false { score -= Self.clause }
    if traits.contains(.unspecified) { score += Self.unspecified }
    if traits.isDisjoint(with: [.procedure, .service]),
      let setting = Setting(index.codes[code]), !asksFor[setting.rawValue]
    {
      score -= setting.cost
    }
    if traits.contains(.later) { score -= 200 }
    if traits.contains(.manifestation) { score -= 120 }
    if traits.contains(.other), !asksForOther { score -= 20 }
    if traits.contains(.common) { score += 20 }
    score -= Int32(code * 40 / max(1, index.codeCount))
    return Scored(code: code, score: score, segment: match.segment)
  }

  /// How well the best alternative of a group is matched: the mean of its words, if it has them all.
  private func quality(_ group: SearchQuery.Group, _ match: Match) -> Int32 {
    var best: Int32 = 0
    for alternative in group.alternatives {
      var sum: Int32 = 0
      var hasAll = true
      for number in alternative {
        sum += match.qualities[number]
        if match.qualities[number] == 0 { hasAll = false }
      }
      if hasAll { best = max(best, sum / Int32(max(1, alternative.count))) }
    }
    return best
  }

  /// Whether what a code has after a header says that no more is told: `9` or `0`, and what
  /// lengthens it.
  private func endsUnspecified(_ code: Int, after length: Int) -> Bool {
    let isUnspecified = Traits(rawValue: index.traits[code]).contains(.unspecified)
    var hasNine = false
    var rest = index.codes[code] >> UInt64(8 * length)
    while rest != 0 {
      switch UInt8(rest & 0xFF) {
      case UInt8(ascii: "9"): hasNine = true
      case UInt8(ascii: "0"), UInt8(ascii: "X"), UInt8(ascii: "A"): break
      default: return false
      }
      rest >>= 8
    }
    return isUnspecified || hasNine
  }

  /// What the words of a header are worth, in hundredths, for a code below it: all of the name of a
  /// drug, whose harms alone the codes tell apart.
  private func share(ofHeader number: UInt32) -> Int32 {
    let number = Int(number)
    guard number < index.codeCount, Traits(rawValue: index.traits[number]).contains(.stem) else {
      return 90
    }
    return (UInt8(ascii: "3")...UInt8(ascii: "6")).contains(UInt8(index.codes[number] >> 8 & 0xFF))
      && UInt8(index.codes[number] & 0xFF) == UInt8(ascii: "T") ? 94 : 90
  }

  private mutating func header(_ number: UInt32) -> Match {
    if let known = headers[number] { return known }
    var match = self.match(Int(number), isHeader: true)
    let above = index.parents[Int(number)]
    if above != IndexLayout.none {
      let percent = share(ofHeader: above)
      let above = header(above)
      match.join(above, percent: percent)
      match.usual = max(match.usual, above.usual)
    }
    headers[number] = match
    return match
  }
}
