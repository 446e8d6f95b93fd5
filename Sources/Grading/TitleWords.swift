/// What a diagnosis title says about side and specificity, read from its words.
struct TitleWords {
  private let words: [Substring]

  init(_ title: String) {
    words = title.lowercased().split { !($0.isLetter || $0.isNumber) }
  }

  /// `right`, `left` or `bilateral`; nil where the title names no one side.
  var side: String? {
    let named = Set(words.compactMap { sides[String($0)] })
    return named.count == 1 ? named.first : nil
  }

  /// Whether two titles say the same but for the side. A bilateral title may leave out the word that
  /// a one-sided one needs: `right eye`, `bilateral`.
  func differsInSideAlone(from other: TitleWords) -> Bool {
    let apart = apartFromSide.symmetricDifference(other.apartFromSide)
    return apart.count <= (side == "bilateral" || other.side == "bilateral" ? 1 : 0)
  }

  /// The words but for those of the side, endings of the plural dropped.
  private var apartFromSide: Set<String> {
    Set(
      words.filter { sides[String($0)] == nil && !fillers.contains(String($0)) }
        .map { $0.hasSuffix("s") ? String($0.dropLast()) : String($0) })
  }

  /// How much the title leaves open: how often it says unspecified, or without complications.
  var openness: Int {
    var count = 0
    for (index, word) in words.enumerated() {
      if word == "unspecified" || word == "nos" { count += 1 }
      if word == "without", index + 1 < words.count, words[index + 1].hasPrefix("complication") {
        count += 1
      }
    }
    return count
  }
}

private let sides = [
  "right": "right", "left": "left", "bilateral": "bilateral", "both": "bilateral",
]
private let fillers: Set<String> = ["unilateral", "of", "the", "side"]
