extension Ranking {
  /// What a text has of the query.
  struct Match {
    /// The best quality for each matcher.
    var qualities: [Int32]
    /// The part of its best segment's words that was asked for, from 0 to 1000, and its mark.
    var coverage: Int32 = 0
    var segment: UInt32 = IndexLayout.segment
    /// The part of the query, from 0 to 1000, that the best one of its texts has by itself.
    var whole: Int32 = 0
    /// The part of its title's words that was asked for, from 0 to 1000.
    var title: Int32 = 0
    /// Whether its title, or else another of its texts, leads with a word of the query; nil if none
    /// has any. `Nephritis in lupus` is not about lupus, though it stands under it.
    var leads: Bool?
    /// Whether its title says that what was asked for is not there.
    var isDenied = false
    /// Whether its title is of a side that was not asked for.
    var isOfOneSide = false
    /// How long the code, or the header above, is where a book puts it when no more is told; 0 for
    /// none.
    var usual = 0
    /// Whether all of the query is the name of a drug.
    var isDrug = false

    mutating func join(_ other: Match, percent: Int32) {
      for at in qualities.indices {
        qualities[at] = max(qualities[at], other.qualities[at] * percent / 100)
      }
      whole = max(whole, other.whole * percent / 100)
      if leads == nil { leads = other.leads }
      isDrug = isDrug || other.isDrug
      if other.coverage * percent / 100 > coverage {
        coverage = other.coverage * percent / 100
        segment = other.segment
      }
    }
  }

  /// What the text of a code or header has, segment by segment.
  func match(_ number: Int, isHeader: Bool) -> Match {
    var match = Match(qualities: [Int32](repeating: 0, count: query.matchers.count))
    var segment = IndexLayout.segment
    var (covered, whole): (Int32, Int32) = (0, 0)
    var percent: Int32 = 100
    // The matchers that the segment has words of, a bit each.
    var seen: UInt64 = 0
    func close(_ match: inout Match) {
      guard whole > 0, seen != 0 else { return }
      let share = share(of: seen)
      match.whole = max(match.whole, share * percent / 100)
      if share == 1000 {
        let source = segment & (IndexLayout.drug | IndexLayout.entry)
        let isTheUsual = segment & IndexLayout.usual != 0
        let isMost = covered * 10 >= whole * 7
        if source == IndexLayout.drug, isMost { match.isDrug = true }
        if isTheUsual, isMost { match.usual = length(number) }
      }
      if segment == IndexLayout.segment { match.title = max(match.title, covered * 1000 / whole) }
      let coverage = covered * 10 * percent / whole
      if coverage > match.coverage {
        match.coverage = coverage
        match.segment = segment
      }
    }
    let end = Int(index.textStarts[number + 1])
    for at in Int(index.textStarts[number])..<end {
      let mark = index.texts[at]
      if mark & IndexLayout.segment != 0 {
        close(&match)
        segment = mark
        (covered, whole, seen) = (0, 0, 0)
        percent =
          mark == IndexLayout.segment
          ? (isHeader ? 70 : 100) : mark & IndexLayout.usual != 0 ? 98 : 92
        continue
      }
      let isExtra = mark & IndexLayout.extra != 0
      let word = mark & ~IndexLayout.marks
      let weight = Int32(index.weights[Int(word)])
      if weight == 0 { continue }
      if asked[Int(word) / 64] >> UInt64(word % 64) & 1 == 0 {
        if !isExtra, !words.defaults.contains(word) {
          whole += weight
          if words.sides.contains(word), segment == IndexLayout.segment { match.isOfOneSide = true }
        }
        continue
      }
      var best: Int32 = 0
      let isAbsent = mark & IndexLayout.absent != 0 && !asksForAbsence
      let present: Int32 = isAbsent ? 60 : 100
      let percent = percent * present / 100
      if mark & IndexLayout.marks == 0 { match.leads = true }
      if match.leads == nil { match.leads = false }
      let before = seen
      var isTaken = false
      for (number, matcher) in query.matchers.enumerated()
      where matcher.words.contains(Int(word)) {
        if begun >> UInt64(number) & 1 == 1 {
          if isTaken { continue }
        } else {
          isTaken = true
        }
        if isAbsent, matcher.quality >= 90, segment == IndexLayout.segment {
          match.isDenied = true
        }
        let quality = matcher.quality * percent / 100
        match.qualities[number] = max(match.qualities[number], quality)
        seen |= 1 << UInt64(number)
        best = max(best, matcher.quality)
      }
      // What goes with a thing says no more of it by the same words.
      if mark & IndexLayout.clause != 0, seen == before { continue }
      whole += weight
      covered += weight * best / 100 * present / 100
    }
    close(&match)
    return match
  }

  /// The part of the query, by weight, whose groups have all words of an alternative among `seen`.
  private func share(of seen: UInt64) -> Int32 {
    var (got, all): (Int32, Int32) = (0, 0)
    for (masks, weight) in zip(masks, weights) {
      all += weight
      if masks.contains(where: { $0 & seen == $0 }) { got += weight }
    }
    return all > 0 ? got * 1000 / all : 0
  }

  private func length(_ number: Int) -> Int {
    number < index.codeCount ? 8 - index.codes[number].leadingZeroBitCount / 8 : 0
  }
}
