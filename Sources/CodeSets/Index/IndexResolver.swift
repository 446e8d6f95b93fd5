/// Finds the entries that references name by their path.
struct IndexResolver {
  private let ends: [UInt32]
  private let kinds: [Range<Int>]
  /// The words of each title, as search compares them.
  private let phrases: [String]
  /// What stands between the commas of titles that have any, the same way.
  private let forms: [Int: [String]]
  /// Main terms by their words and by each form between their commas, for each kind.
  private var mains: [[String: Int]] = []
  /// Main terms in the order of their words, for each kind.
  private var sorted: [[(phrase: String, number: Int)]] = []

  /// What `named` has found, since many references lead through one term.
  private var known: [Int: [String: Int]] = [:]

  init(terms: [IndexTerm], parents: [UInt32], ends: [UInt32], kinds: [Range<Int>]) {
    self.ends = ends
    self.kinds = kinds
    phrases = terms.map { WordReader.phrase("\($0.title) \($0.ending)") }
    var forms: [Int: [String]] = [:]
    for (number, term) in terms.enumerated() where term.title.utf8.contains(UInt8(ascii: ",")) {
      forms[number] = term.title.split(separator: ",").map { WordReader.phrase(String($0)) }
    }
    self.forms = forms
    for kind in kinds {
      let numbers = kind.filter { parents[$0] == IndexBookFile.none }
      var byForm: [String: Int] = [:]
      for number in numbers where byForm[phrases[number]] == nil {
        byForm[phrases[number]] = number
      }
      for number in numbers {
        for form in forms[number] ?? [] where byForm[form] == nil { byForm[form] = number }
      }
      mains.append(byForm)
      sorted.append(numbers.map { (phrases[$0], $0) }.sorted { $0.phrase < $1.phrase })
    }
  }

  /// The entry that a reference means, or the last of its path that there is.
  mutating func target(of reference: String, from number: Int) -> Int? {
    let steps = IndexReferenceText.steps(reference)
    guard let first = steps.first, IndexReferenceText.code(reference) == nil else { return nil }
    let head = WordReader.phrase(first)
    if head.hasPrefix("table of drug") {
      return path(Array(steps.dropFirst()), in: .drug) ?? kinds[Int(IndexKind.drug.rawValue)].first
    }
    if head.hasPrefix("table of neoplasm") || head == "neoplasm" {
      // Behavior names a column of the table, not a row.
      let rows = steps.dropFirst().filter { !Self.columns.contains($0.lowercased()) }
      return path(["neoplasm"] + rows, in: .neoplasm) ?? path(steps, in: .main)
    }
    // Under the same main term, else in the index itself, else in the main one.
    let own = kinds.firstIndex { $0.contains(number) }.flatMap { IndexKind(rawValue: UInt8($0)) }
    for kind in [own, .main, .external] {
      if let kind, let found = path(steps, in: kind) { return found }
    }
    return nil
  }

  private static let columns: Set = [
    "malignant", "benign", "secondary", "in situ", "uncertain behavior", "unspecified behavior",
    "primary", "malignant primary", "malignant secondary", "ca in situ",
  ]

  private mutating func path(_ steps: [String], in kind: IndexKind) -> Int? {
    let kind = Int(kind.rawValue)
    guard !steps.isEmpty, !kinds[kind].isEmpty else { return nil }
    // A main term may have commas of its own: the longest that there is.
    for count in stride(from: steps.count, through: 1, by: -1) {
      let phrase = WordReader.phrase(steps[..<count].joined(separator: " "))
      guard let main = mains[kind][phrase] ?? (count == 1 ? begun(phrase, in: kind) : nil) else {
        continue
      }
      return descend(Array(steps[count...]), from: main)
    }
    return nil
  }

  /// The first main term that begins with these words, or whose words begin it.
  private func begun(_ phrase: String, in kind: Int) -> Int? {
    guard !phrase.isEmpty else { return nil }
    let terms = sorted[kind]
    var (low, high) = (0, terms.count)
    while low < high {
      let middle = (low + high) / 2
      if terms[middle].phrase < phrase { low = middle + 1 } else { high = middle }
    }
    if low < terms.count, terms[low].phrase.hasPrefix("\(phrase) ") { return terms[low].number }
    // `Abortion by type complicated by embolism` stands under Abortion.
    var words = phrase.split(separator: " ")
    while words.count > 1 {
      words.removeLast()
      if let found = mains[kind][words.joined(separator: " ")] { return found }
    }
    return nil
  }

  private mutating func descend(_ steps: [String], from start: Int) -> Int {
    var at = start
    var left = steps[...]
    while !left.isEmpty {
      guard let (count, child) = child(of: at, for: left) else { return at }
      at = child
      left = left.dropFirst(count)
    }
    return at
  }

  /// The best entry below for the next steps, and how many of them it takes.
  private mutating func child(of parent: Int, for steps: ArraySlice<String>) -> (Int, Int)? {
    let named = named(below: parent)
    for count in stride(from: min(3, steps.count), through: 1, by: -1) {
      let phrase = WordReader.phrase(steps.prefix(count).joined(separator: " "))
      if let number = named[phrase] { return (count, number) }
    }
    return steps.first.flatMap { like(WordReader.phrase($0), below: parent) }.map { (1, $0) }
  }

  /// What stands below by its words and forms, down to two levels that a path may pass over, as it
  /// does `with` and `specified`; what is nearer counts first.
  private mutating func named(below parent: Int) -> [String: Int] {
    if let known = known[parent] { return known }
    var named: [String: Int] = [:]
    var level = [parent]
    for _ in 0..<3 {
      let below = level.flatMap { children(of: $0) }
      for number in below where named[phrases[number]] == nil { named[phrases[number]] = number }
      for number in below {
        for form in forms[number] ?? [] where named[form] == nil { named[form] = number }
      }
      level = below
    }
    known[parent] = named
    return named
  }

  /// The first child whose title begins with these words, or has them all.
  private func like(_ phrase: String, below parent: Int) -> Int? {
    let asked = phrase.split(separator: " ")
    guard !asked.isEmpty else { return nil }
    let children = children(of: parent)
    return children.first { phrases[$0].hasPrefix("\(phrase) ") }
      ?? children.first { number in
        let words = phrases[number].split(separator: " ")
        return asked.allSatisfy(words.contains)
      }
  }

  private func children(of parent: Int) -> [Int] {
    var found: [Int] = []
    var at = parent + 1
    while at < Int(ends[parent]) {
      found.append(at)
      at = Int(ends[at])
    }
    return found
  }
}
