import Chart
import CodeSets
import Synchronization

/// What the edits worked out from a book before, kept with the book: see `CodeBook.attached`.
///
/// Each table has a fixed number of places and a code has one place in it: a newcomer takes the place
/// of whoever stands there, so that no input makes the memory grow.
final class EditMemo: Sendable {
  /// The hospital-acquired conditions.
  let conditions: [HospitalAcquiredCondition]
  private let tables = Mutex(Tables())

  /// The memory of a book.
  static func of(_ book: CodeBook) -> EditMemo { book.attached { EditMemo(book) } }

  private init(_ book: CodeBook) { conditions = book.hacs }

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
    private static let codes = 4096
    fileprivate static let pairs = 1024
    private var diagnoses = [DiagnosisFacts?](repeating: nil, count: codes)
    private var procedures = [ProcedureFacts?](repeating: nil, count: codes)
    fileprivate var exclusions = [(a: UInt64, b: UInt64, owner: String)?](
      repeating: nil, count: pairs)
    fileprivate var differences = [
      (kind: Contrast.Kind, entered: String, keyed: String, differences: [Difference])?
    ](repeating: nil, count: pairs)

    fileprivate init() {}

    mutating func facts(of code: DiagnosisCode, in book: CodeBook) -> DiagnosisFacts {
      let key = CodeStart.key(code.text.utf8)
      // Longer text does not fit its key, and is no code of the book.
      guard code.text.utf8.count <= 8 else { return DiagnosisFacts(code, key: key, in: book) }
      let place = Tables.place(key, of: Tables.codes)
      if let known = diagnoses[place], known.key == key { return known }
      let made = DiagnosisFacts(code, key: key, in: book)
      diagnoses[place] = made
      return made
    }

    mutating func facts(of code: ProcedureCode, in book: CodeBook) -> ProcedureFacts {
      let key = CodeStart.key(code.text.utf8)
      guard code.text.utf8.count <= 8 else { return ProcedureFacts(code, key: key, in: book) }
      let place = Tables.place(key, of: Tables.codes)
      if let known = procedures[place], known.key == key { return known }
      let made = ProcedureFacts(code, key: key, in: book)
      procedures[place] = made
      return made
    }

    fileprivate static func place(_ key: UInt64, of count: Int) -> Int {
      Int(truncatingIfNeeded: mixed(key) % UInt64(count))
    }
  }
}
