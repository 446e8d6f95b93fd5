/// What a reference says, read.
enum IndexReferenceText {
  /// The references of a column, which are parted by semicolons.
  static func parts(_ column: String) -> [String] {
    column.split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
  }

  /// The category in `category I26` or `subcategory M49.8-`.
  static func code(_ part: String) -> IndexCode? {
    let words = part.split(separator: " ")
    guard words.count >= 2, words[0] == "category" || words[0] == "subcategory" else { return nil }
    return IndexCode(words[1])
  }

  /// The steps of a path: `Neoplasm, by site, malignant` has two, since nobody is named `by site`.
  static func steps(_ part: String) -> [String] {
    var text = part
    // `Complication(s)`, `intraoperative (intraprocedural)`: what is in brackets may be left out.
    while let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
      text.removeSubrange(open...close)
    }
    return text.split(separator: ",").map { trimmed($0) }
      .filter { !$0.isEmpty && !$0.hasPrefix("by ") }
  }

  private static func trimmed(_ text: Substring) -> String {
    var words = text.split(separator: " ")
    while words.first == "-" || words.first == "see" || words.first == "also" {
      words.removeFirst()
    }
    return words.joined(separator: " ")
  }
}
