import Chart
import CodeSets
import Grading

/// What the keys of a library exercise, each item with the number of cases that do.
package struct Coverage: Hashable, Sendable {
  /// How many cases were read.
  package var cases = 0
  /// The folders of cases that cannot be opened, in the order found; they count nowhere.
  package var unopened: [String] = []
  /// By setting.
  package var settings: [Setting: Int] = [:]
  /// By difficulty, 1 to 5.
  package var difficulties: [Int: Int] = [:]
  /// Sections of the guidelines that keys and traps cite, in the spelling of `GuidelineSections`.
  package var sections: [Citation: Int] = [:]
  /// Letters of Section II that principal diagnoses rest on, by clause or citation.
  package var principalLetters: [Character: Int] = [:]
  /// Root operations and types of keyed procedures; of another section than Medical and
  /// Surgical with that section where both have the name.
  package var operations: [String: Int] = [:]
  /// Letters of the indicators that keys accept, and `exempt`.
  package var indicators: [String: Int] = [:]
  /// Ids of edits found on the sheets that keys ask for, or that come with one of their traps.
  package var edits: [String: Int] = [:]
  /// Expected MS-DRGs, three digits.
  package var groups: [String: Int] = [:]
  /// Queries, not cases, that keys call needed.
  package var queriesNeeded = 0
  /// Queries, not cases, that records only seem to call for.
  package var queriesNotNeeded = 0

  /// Nothing yet.
  package init() {}

  /// Topics that no case covers, in the order of the list.
  package var openTopics: [Topic] {
    Topic.all.filter { topic in
      switch topic.subject {
      // Cited beside a trap or a secondary diagnosis, a clause of Section II is not yet practised.
      case .section(let section) where section.hasPrefix("II."):
        !section.dropFirst(3).allSatisfy { principalLetters[$0] != nil }
      case .section(let section): !sections.keys.contains { stands($0, in: section) }
      case .operation(let name): operations[name] == nil
      }
    }
  }

  /// Adds what one case exercises.
  package mutating func add(_ chosen: PracticeCase, book: CodeBook) {
    cases += 1
    settings[chosen.encounter.setting, default: 0] += 1
    difficulties[chosen.info.difficulty, default: 0] += 1
    let key = chosen.key
    let known = GuidelineSections()
    count(Set(key.citations.compactMap(known.section)), in: \.sections)
    count(exercisedEdits(chosen, book), in: \.edits)
    count(Set(key.expectedGroup?.groups ?? []), in: \.groups)
    queriesNeeded += key.queries.count(where: \.isNeeded)
    queriesNotNeeded += key.queries.count { !$0.isNeeded }
    guard case .inpatient(let lines) = key.lines else { return }
    count(lines.principal.letters, in: \.principalLetters)
    let codes = lines.procedures.flatMap(\.alternatives)
    count(Set(codes.compactMap { operation(of: $0, book) }), in: \.operations)
    count(
      Set(
        (lines.principal.lines + lines.secondary).flatMap(\.alternatives).flatMap { alternative in
          alternative.poa.isEmpty ? ["exempt"] : alternative.poa.map(\.letter)
        }), in: \.indicators)
  }

  private mutating func count<Item: Hashable>(
    _ items: Set<Item>, in counts: WritableKeyPath<Coverage, [Item: Int]>
  ) {
    for item in items { self[keyPath: counts][item, default: 0] += 1 }
  }
}

/// What the cases below some paths exercise, as `validate` finds them; a case named twice is one.
///
/// - Parameters:
///   - paths: Roots of cases, folders of one setting, or folders of single cases.
///   - book: The books the codes are looked up in.
package func coverage(of paths: [String], book: CodeBook) -> Coverage {
  var result = Coverage()
  var seen: Set<String> = []
  for path in paths.map(caseOrRoot) {
    // What cannot be read is a fault of `validate`.
    guard let place = try? CasePlace(path) else { continue }
    for folder in place.cases {
      do throws(CaseFaults) {
        let chosen = try loadCase(at: folder)
        if seen.insert(chosen.info.id).inserted { result.add(chosen, book: book) }
      } catch {
        if !result.unopened.contains(folder) { result.unopened.append(folder) }
      }
    }
  }
  return result
}

/// Whether a section is another or one below it: `B3.4b` is below `B3.4`, `B3.10` not below `B3.1`.
func stands(_ section: Citation, in other: Citation) -> Bool {
  guard section.hasPrefix(other) else { return false }
  guard let next = section.dropFirst(other.count).first else { return true }
  return next == "." || (("a"..."z").contains(next) && other.last?.isNumber == true)
}

/// `Excision`, `Transfusion`; `Extraction (Obstetrics)`, as the name alone is that of an operation
/// of Medical and Surgical.
func operation(of code: ProcedureCode, _ book: CodeBook) -> String? {
  let axes = book.axes(of: code)
  guard axes.count > 2 else { return nil }
  let name = axes[2].label
  return axes[0].value == "0" || book.rootOperation(name) == nil
    ? name : "\(name) (\(axes[0].label))"
}
