/// What a hospital reports beyond what the guidelines require; shown before coding.
package struct ReportingPolicy: Hashable, Sendable {
  /// What the hospital does with a family of codes.
  package enum Rule: String, CaseIterable, Sendable {
    /// Reported whenever the record supports it.
    case required
    /// Left to the coder: neither credited nor penalised.
    case optional
    /// Not reported by this hospital.
    case notReported
  }

  /// The classification a family's codes belong to.
  package enum Book: String, CaseIterable, Sendable { case cm, pcs }

  /// A family of codes that is reported, or not, alike.
  package struct Family: Hashable, Sendable {
    package var name: String
    package var rule: Rule
    package var book: Book
    /// Starts of codes, upper case without dots.
    package var prefixes: [String]
    /// The rule in words, for the learner.
    package var says: String

    /// A family by the starts of its codes.
    package init(name: String, rule: Rule, book: Book, prefixes: [String], says: String) {
      self.name = name
      self.rule = rule
      self.book = book
      self.prefixes = prefixes
      self.says = says
    }
  }

  package var hospital: String
  package var families: [Family]

  /// A policy; an empty one changes nothing.
  package init(hospital: String = "", families: [Family] = []) {
    self.hospital = hospital
    self.families = families
  }

  /// The family a code falls into: the one with the longest prefix that starts it, nil if none.
  package func family(of code: String, in book: Book) -> Family? {
    var best: (family: Family, length: Int)?
    for family in families where family.book == book {
      for prefix in family.prefixes where code.hasPrefix(prefix) {
        if prefix.utf8.count > best?.length ?? -1 { best = (family, prefix.utf8.count) }
      }
    }
    return best?.family
  }
}
