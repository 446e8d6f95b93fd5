import Chart
import CodeSets
import Synchronization

/// What the edits worked out from a book before, kept with the book: see `CodeBook.attached`.
///
/// Each table has a fixed number of places and a code has four of them: a newcomer takes the first,
/// the others move on and the fourth goes, so that no input makes the memory grow.
final class EditMemo: Sendable {
  /// The hospital-acquired conditions.
  let conditions: [AskedCondition]
  private let tables = Mutex(Tables())

  /// The memory of a book.
  static func of(_ book: CodeBook) -> EditMemo { book.attached { EditMemo(book) } }

  private init(_ book: CodeBook) { conditions = book.hacs.map(AskedCondition.init) }

  /// Asks for facts, any number of them in one go.
  func read(_ body: (inout Tables) -> Void) { tables.withLock { body(&$0) } }

  /// The place whose Excludes1 note keeps two codes apart, in words; `make` works it out.
  func exclusion(_ a: UInt64, _ b: UInt64, make: () -> String) -> String {
    let place = Tables.place(a &+ mixed(b), of: Tables.pairs)
    if let known = tables.withLock({ $0.exclusions[place] }), known.a == a, known.b == b {
      return known.owner
    }
    let owner = make()
    tables.withLock { $0.exclusions[place] = (a, b, owner) }
    return owner
  }

  /// The differences of a near miss; `make` works them out.
  func differences(_ contrast: Contrast, make: () -> [Difference]) -> [Difference] {
    let hash = mixed(contrast.entered) &+ mixed(mixed(contrast.keyed))
    let place = Tables.place(hash, of: Tables.pairs)
    if let known = tables.withLock({ $0.differences[place] }), known.kind == contrast.kind,
      known.entered == contrast.entered, known.keyed == contrast.keyed
    {
      return known.differences
    }
    let made = make()
    // What is no code may be of any length and is not kept.
    guard contrast.entered.utf8.count <= 8 else { return made }
    tables.withLock {
      $0.differences[place] = (contrast.kind, contrast.entered, contrast.keyed, made)
    }
    return made
  }

  struct Tables: Sendable {
    fileprivate static let pairs = 1024
    private var diagnoses = FactTable<DiagnosisFacts>()
    private var procedures = FactTable<ProcedureFacts>()
    fileprivate var exclusions = [(a: UInt64, b: UInt64, owner: String)?](
      repeating: nil, count: pairs)
    fileprivate var differences = [
      (kind: Contrast.Kind, entered: String, keyed: String, differences: [Difference])?
    ](repeating: nil, count: pairs)

    fileprivate init() {}

    mutating func facts(of code: DiagnosisCode, in book: CodeBook) -> DiagnosisFacts {
      diagnoses.facts(of: code.text) { DiagnosisFacts(code, key: $0, in: book) }
    }

    mutating func facts(of code: ProcedureCode, in book: CodeBook) -> ProcedureFacts {
      procedures.facts(of: code.text) { ProcedureFacts(code, key: $0, in: book) }
    }

    fileprivate static func place(_ key: UInt64, of count: Int) -> Int {
      Int(truncatingIfNeeded: mixed(key) % UInt64(count))
    }
  }
}

/// Facts by code. The keys stand apart from the objects, which a look that finds another code does
/// then not touch.
private struct FactTable<Facts: AnyObject & Sendable>: Sendable {
  private static var count: Int { 4096 }
  private static var choices: Int { 4 }
  private var keys = [UInt64](repeating: 0, count: count)
  private var facts = [Facts?](repeating: nil, count: count)

  mutating func facts(of text: String, make: (UInt64) -> Facts) -> Facts {
    let key = CodeStart.key(text.utf8)
    // Longer text does not fit its key, and is no code of the book.
    guard text.utf8.count <= 8 else { return make(key) }
    let first = EditMemo.Tables.place(key, of: Self.count / Self.choices) * Self.choices
    for place in first..<(first + Self.choices) where keys[place] == key {
      if let known = facts[place] { return known }
    }
    let made = make(key)
    for place in (first..<(first + Self.choices - 1)).reversed() {
      keys[place + 1] = keys[place]
      facts[place + 1] = facts[place]
    }
    keys[first] = key
    facts[first] = made
    return made
  }
}
