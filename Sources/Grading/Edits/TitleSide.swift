/// The side that a title names, and the title's other words.
struct TitleSide: Sendable {
  let isRight: Bool
  private let words: Set<String>
  private static let fillers: Set<String> = ["of", "in", "and", "unilateral", "both", "bilateral"]

  init?(_ title: String) {
    // Most titles name no side: their words are never looked at.
    guard title.holds("ight") || title.holds("eft") else { return nil }
    var words = TitleSide.words(of: title)
    let isRight = words.remove("right") != nil
    guard isRight != (words.remove("left") != nil) else { return nil }
    self.isRight = isRight
    self.words = words
  }

  /// Whether another says the same of the other side.
  func isOpposite(of other: TitleSide) -> Bool {
    other.isRight != isRight && other.words == words
  }

  /// Whether a title says the same of both sides; it may leave out the part that has them.
  func isBoth(_ title: String) -> Bool {
    guard title.holds("ilateral") else { return false }
    let own = TitleSide.words(of: title)
    return own.isSubset(of: words) && own.count >= words.count - 1
  }

  /// Whether a title says the same and leaves the side open.
  func isNamed(in title: String) -> Bool {
    var own = TitleSide.words(of: title)
    return own.remove("unspecified") != nil && own == words
  }

  private static func words(of title: String) -> Set<String> {
    var words: Set<String> = []
    for word in title.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }) {
      // Bilateral titles have the plural: knees, eyes.
      let stem = word.count > 3 && word.last == "s" ? word.dropLast() : word
      words.insert(String(stem))
    }
    return words.subtracting(fillers)
  }
}
