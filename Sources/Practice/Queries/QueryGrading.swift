import Chart

/// What became of a subject: of a query of the key, or of one that the learner alone has.
package enum QueryOutcome: Hashable, Sendable {
  /// Needed, and sent.
  case asked
  /// Needed, and not sent.
  case missed
  /// Sent, though the record settles it.
  case needless
  /// Not needed, and not sent.
  case leftAlone
  /// Sent, or held needless, about something that the key does not speak of.
  case unkeyed
}

/// A subject with what the learner did about it.
package struct GradedQuery: Hashable, Sendable {
  package var outcome: QueryOutcome
  /// The query of the key, by its place there.
  package var key: Int?
  /// The learner's, by its place among theirs.
  package var query: Int?
  /// For each indicator of the key, whether the learner cites it.
  package var found: [Bool]
  /// What the rules say of the learner's.
  package var findings: [QueryFinding]
  /// What was made of the wording that was chosen; nil for one's own words.
  package var chosen: QueryKey.Option?

  /// Whether what was sent is compliant.
  package var isCompliant: Bool { chosen?.isCompliant ?? findings.isEmpty }
}

/// The queries of a session graded against those of its case. It stands beside the practice score and
/// never changes it.
package struct QueryReport: Hashable, Sendable {
  /// The key's subjects in its order, then those of the learner alone.
  package var items: [GradedQuery]

  /// Needed ones that were sent, of those needed.
  package var asked: (part: Int, whole: Int) {
    (items.count { $0.outcome == .asked }, items.count { [.asked, .missed].contains($0.outcome) })
  }

  /// Compliant ones among those sent.
  package var compliant: (part: Int, whole: Int) {
    let sent = items.filter { $0.query != nil && [.asked, .needless].contains($0.outcome) }
    return (sent.count(where: \.isCompliant), sent.count)
  }

  /// Indicators of the key that were cited, over the needed ones written in the learner's own words.
  package var indicators: (part: Int, whole: Int) {
    let asked = items.filter { $0.outcome == .asked && $0.chosen == nil }
    return (asked.reduce(0) { $0 + $1.found.count { $0 } }, asked.reduce(0) { $0 + $1.found.count })
  }

  /// Sent though not needed.
  package var needless: Int { items.count { $0.outcome == .needless } }
}

/// Grades queries against those of a case; drafts count as not sent.
package func grade(
  _ queries: [ProviderQuery], against keys: [QueryKey], _ record: Documentation
) -> QueryReport {
  let matches = match(queries, keys)
  var items = keys.indices.map { place -> GradedQuery in
    let key = keys[place]
    let candidates = queries.indices.filter { matches[$0] == place }
    // What was sent counts before what was only held needless.
    let index = candidates.first { queries[$0].stage == .sent } ?? candidates.first
    return graded(index.map { ($0, queries[$0]) }, key, place, record)
  }
  for index in queries.indices where matches[index] == nil && queries[index].stage != .draft {
    items.append(
      GradedQuery(
        outcome: .unkeyed, key: nil, query: index, found: [],
        findings: check(queries[index], record), chosen: nil))
  }
  return QueryReport(items: items)
}

private func graded(
  _ query: (place: Int, query: ProviderQuery)?, _ key: QueryKey, _ place: Int,
  _ record: Documentation
) -> GradedQuery {
  let own = query?.query
  let option = own?.wording.flatMap { text in key.options.first { $0.text == text } }
  // `No query: …` is among the wordings of a subject that needs none.
  let isSent = own?.stage == .sent && !(option?.isCompliant == true && !key.isNeeded)
  let outcome: QueryOutcome =
    switch (key.isNeeded, isSent) {
    case (true, true): .asked
    case (true, false): .missed
    case (false, true): .needless
    case (false, false): .leftAlone
    }
  var findings: [QueryFinding] = []
  if let own, isSent {
    findings = check(own, record) + unsupportedChoices(of: own, key, record)
  }
  return GradedQuery(
    outcome: outcome, key: place, query: query?.place,
    found: key.rationale.evidence.map { wanted in
      own?.indicators.contains { $0.covers(wanted) } ?? false
    }, findings: findings, chosen: option)
}

/// Choices that neither the key's compliant wordings nor the record's providers know of.
private func unsupportedChoices(
  of query: ProviderQuery, _ key: QueryKey, _ record: Documentation
) -> [QueryFinding] {
  guard query.wording == nil, query.form == .multipleChoice else { return [] }
  let offered = ClinicalWords(
    key.options.filter(\.isCompliant).map(\.text).joined(separator: ". "))
  return query.choices.filter { !leavesOpen($0) }.compactMap { choice in
    let unknown = record.undocumented(in: ClinicalWords(choice)).filter { !offered.holds($0) }
    guard let first = unknown.first else { return nil }
    return QueryFinding(
      .unsupportedChoice, "Nothing in the key's wordings or the record supports \(first).")
  }
}

/// For each query the key's that it is about.
private func match(_ queries: [ProviderQuery], _ keys: [QueryKey]) -> [Int?] {
  let terms = keys.map { key in
    (
      about: stems(key.about),
      all: stems(([key.about] + key.options.map(\.text)).joined(separator: " "))
    )
  }
  return queries.map { query in
    if query.wording != nil { return keys.firstIndex { $0.about == query.title } }
    let title = stems(query.title)
    let words = title.union(stems(query.question))
    var best: (key: Int, weight: Int)?
    for (place, key) in keys.enumerated() {
      let cited = key.rationale.evidence.count { wanted in
        query.indicators.contains { $0.covers(wanted) }
      }
      let named = words.intersection(terms[place].about).count
      let shared = title.intersection(terms[place].all).count
      let isNamed = named > 0 && 2 * named >= terms[place].about.count
      guard cited > 0 || isNamed || shared >= 2 else { continue }
      let weight = 8 * cited + 3 * named + shared
      if weight > best?.weight ?? 0 { best = (place, weight) }
    }
    return best?.key
  }
}

/// The beginnings of the words that say what a text is about.
private func stems(_ text: String) -> Set<Substring> {
  Set(
    ClinicalWords(text).words.filter { $0.count > 3 && !common.contains($0) }.map { $0.prefix(6) })
}

private let common: Set<Substring> = [
  "about", "after", "before", "cause", "causes", "clinical", "condition", "determine", "diagnosis",
  "document", "documented", "during", "findings", "from", "given", "have", "meaning", "note",
  "notes", "onset", "other", "patient", "please", "present", "query", "record", "reason", "result",
  "results", "significance", "state", "stay", "that", "their", "there", "these", "this", "timing",
  "type", "unable", "value", "values", "were", "when", "whether", "which", "with", "admission",
]

extension Evidence {
  /// Whether this quotation and another are about the same words of one document.
  package func covers(_ other: Evidence) -> Bool {
    guard document == other.document else { return false }
    let (own, others) = (ClinicalWords(quote), ClinicalWords(other.quote))
    if own.holds(others) || others.holds(own) { return true }
    let (a, b) = (Set(own.words), Set(others.words))
    let shared = a.intersection(b).count
    return shared >= 3 && 5 * shared >= 3 * min(a.count, b.count)
  }
}
