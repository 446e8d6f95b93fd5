import Chart

/// A hospital-acquired condition: a secondary diagnosis that, not present on admission, no longer
/// raises the MS-DRG.
package struct HospitalAcquiredCondition: Hashable, Sendable {
  /// 1 to 14.
  package let number: Int
  /// The title as CMS prints it.
  package let title: String
  /// When it holds, as CMS writes it: `SDX:HAC08 & hac08_proc`. `PDX:` and `SDX:` ask for an
  /// attribute of the principal and of a secondary diagnosis, without either of a procedure; `|`
  /// binds less than `&`.
  package let formula: String

  /// A condition by its parts.
  package init(number: Int, title: String, formula: String) {
    self.number = number
    self.title = title
    self.formula = formula
  }

  /// Whether the formula holds for the attributes of a claim.
  package func holds(
    principal: Set<String>, secondary: Set<String>, procedures: Set<String>
  ) -> Bool {
    var reader = FormulaReader(formula) { word in
      if word.hasPrefix("PDX:") { return principal.contains(String(word.dropFirst(4))) }
      if word.hasPrefix("SDX:") { return secondary.contains(String(word.dropFirst(4))) }
      return procedures.contains(String(word))
    }
    return reader.alternatives()
  }
}

extension CodeBook {
  /// The conditions, by number.
  package var hacs: [HospitalAcquiredCondition] {
    var found: [HospitalAcquiredCondition] = []
    let table = acquiredTable
    table.forEachLine(startingWith: "") { line in
      func column(_ index: Int) -> String { table.text(table.column(index, of: line)) }
      if let number = Int(column(0)) {
        found.append(
          HospitalAcquiredCondition(number: number, title: column(2), formula: column(1)))
      }
      return true
    }
    return found
  }

  /// The conditions that a claim fulfils, of the codes that count: the secondary diagnoses that were
  /// not present on admission (N or U) and are not exempt.
  package func hacs(
    principal: DiagnosisCode, secondary: [DiagnosisCode], procedures: [ProcedureCode]
  ) -> [HospitalAcquiredCondition] {
    let first = Set(hacAttributes(of: principal))
    let others = Set(secondary.flatMap(hacAttributes))
    guard !others.isEmpty else { return [] }
    let done = Set(procedures.flatMap(hacAttributes))
    return hacs.filter { $0.holds(principal: first, secondary: others, procedures: done) }
  }

  /// What HAC formulas know of a diagnosis: `HAC05`; empty for most.
  package func hacAttributes(of code: DiagnosisCode) -> [String] {
    diagnosisFlagTable.line(for: code.text).map { words(diagnosisFlagTable, 3, $0) } ?? []
  }

  /// What HAC formulas know of a procedure: `hac08_proc`; empty for most.
  package func hacAttributes(of code: ProcedureCode) -> [String] {
    procedureFlagTable.line(for: code.text).map { words(procedureFlagTable, 2, $0) } ?? []
  }

  private func words(_ table: MappedTable, _ column: Int, _ line: Range<Int>) -> [String] {
    let column = table.column(column, of: line)
    guard !column.isEmpty else { return [] }
    return table.text(column).split(separator: " ").map(String.init)
  }
}

/// Reads a formula of `&`, `|`, brackets and words, from left to right.
private struct FormulaReader {
  private var rest: Substring
  private let holds: (Substring) -> Bool

  init(_ formula: String, holds: @escaping (Substring) -> Bool) {
    rest = Substring(formula)
    self.holds = holds
  }

  // Both sides are always read: a word left standing would end the reading early.
  mutating func alternatives() -> Bool {
    var result = requirements()
    while take("|") { result = requirements() || result }
    return result
  }

  private mutating func requirements() -> Bool {
    var result = word()
    while take("&") { result = word() && result }
    return result
  }

  private mutating func word() -> Bool {
    if take("(") {
      let result = alternatives()
      _ = take(")")
      return result
    }
    rest = rest.drop { $0 == " " }
    let word = rest.prefix { !" &|()".contains($0) }
    rest = rest.dropFirst(word.count)
    return !word.isEmpty && holds(word)
  }

  private mutating func take(_ sign: Character) -> Bool {
    rest = rest.drop { $0 == " " }
    guard rest.first == sign else { return false }
    rest = rest.dropFirst()
    return true
  }
}
