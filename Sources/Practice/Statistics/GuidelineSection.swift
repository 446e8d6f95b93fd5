import Chart

/// The section of the guidelines that a citation belongs to, as far up as misses are counted: `I.A.15`
/// and `I.B.4` as they are, `I.C.9` for all of a chapter, `II` and `III` with all that is below them,
/// `B3.4` for a section of PCS; what is no section of the guidelines is named by its first word.
package func guidelineSection(of citation: Citation) -> String {
  let parts = citation.split(separator: ".", omittingEmptySubsequences: false)
  switch parts.first {
  case "I" where parts.count > 2: return parts.prefix(3).joined(separator: ".")
  case "II", "III", "IV": return String(parts.first ?? "")
  default: break
  }
  if let first = citation.first, "ABCDEFG".contains(first),
    citation.dropFirst().first?.isNumber == true
  {
    // B3.4b and B3.4 are one section of PCS; its letters tell cases apart.
    return String(citation.prefix { $0.isUppercase || $0.isNumber || $0 == "." })
  }
  if citation.hasPrefix("Appendix") { return citation }
  return citation.split(separator: " ").first.map(String.init) ?? citation
}

/// Misses of a section by kind.
package struct SectionMisses: Hashable, Sendable {
  package var section: String
  package var byKind: [MissKind: Int]
  package var count: Int { byKind.values.reduce(0, +) }

  /// Counts by citation added up by section, the most frequent first.
  package static func grouping(_ misses: [MissCount]) -> [SectionMisses] {
    var found: [String: [MissKind: Int]] = [:]
    for miss in misses {
      found[guidelineSection(of: miss.citation), default: [:]][miss.kind, default: 0] += miss.count
    }
    return found.map { SectionMisses(section: $0.key, byKind: $0.value) }
      .sorted { ($1.count, $0.section) < ($0.count, $1.section) }
  }
}
