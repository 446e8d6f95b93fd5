import Chart
import Terminal

/// What the top bar says of a stay, measured once: the longest wording first.
struct StayHeading: Sendable {
  private let unicode: [Line]
  private let ascii: [Line]

  init(_ chosen: PracticeCase) {
    unicode = StayHeading.wordings(chosen, .unicode)
    ascii = StayHeading.wordings(chosen, .ascii)
  }

  /// The longest that has room, never half a word of it; the shortest where none has.
  func line(columns: Int, glyphs: GlyphSet) -> Line {
    let wordings = glyphs == .ascii ? ascii : unicode
    return wordings.first { $0.columns <= columns } ?? wordings.last ?? .empty
  }

  private static func wordings(_ chosen: PracticeCase, _ glyphs: GlyphSet) -> [Line] {
    let dot = String(glyphs.dot)
    let title = " " + chosen.info.title
    let who = "\(chosen.encounter.age) \(chosen.encounter.sex.rawValue)"
    let stay = stayLine(chosen, Look(glyphs: glyphs))
    return ["\(title) \(dot) \(stay)", "\(title) \(dot) \(who)", title].map { Line($0) }
  }
}
