import Chart
import CodeSets

/// What every part of the grading needs beside its own lines.
struct GradingContext {
  let traps: [(code: PackedCode, trap: Trap)]
  let policy: ReportingPolicy
  let isInpatient: Bool
  /// Whether the hospital reports POA: acute care alone does.
  let gradesPOA: Bool
  let book: BookReference
  /// The policy laid out; nil where one sheet alone is graded, most of which never ask it.
  private var diagnosisFamilies: PolicyIndex?
  private var procedureFamilies: PolicyIndex?

  init(key: AnswerKey, policy: ReportingPolicy, encounter: Encounter, book: CodeBook) {
    traps = key.traps.map { (PackedCode($0.code), $0) }
    self.policy = policy
    if case .inpatient = key.lines { isInpatient = true } else { isInpatient = false }
    gradesPOA = isInpatient && encounter.facility == .acute
    self.book = BookReference(book)
  }

  /// Lays the policy out beforehand, for many sheets.
  mutating func layOutPolicy() {
    diagnosisFamilies = families(.cm)
    procedureFamilies = families(.pcs)
  }

  /// The policy laid out for one of the books.
  func families(_ book: ReportingPolicy.Book) -> PolicyIndex {
    let known = book == .cm ? diagnosisFamilies : book == .pcs ? procedureFamilies : nil
    return known ?? PolicyIndex(policy, book: book)
  }

  /// The trap that a code is, by index.
  func trap(_ entry: Board.Entered) -> Int? {
    traps.firstIndex { $0.code == entry.code && (!entry.code.isLong || $0.trap.code == entry.text) }
  }
}

/// Why a line of the sheet was left over, as far as its code tells.
enum Surplus: Hashable {
  /// The case expects the mistake.
  case trap(Int)
  /// The sheet has the diagnosis on another line, where it was matched.
  case repeated
  /// The sheet has another code that the line of the key accepts for the same condition.
  case alternative(line: Int)
  /// The key takes the code, but not so often.
  case tooOften(line: Int)
  /// The hospital leaves such codes to the coder.
  case optionalByPolicy(family: Int)
  /// Nothing of the kind; the policy may still speak against its family.
  case plain(family: Int?)

  /// Whether the line may be paired with what it may have been meant for.
  var mayPair: Bool {
    switch self {
    case .trap, .plain, .tooOften: true
    case .repeated, .alternative, .optionalByPolicy: false
    }
  }

  /// Whether the line is told which optional line of the key it comes near.
  var mayBeNearOptional: Bool {
    switch self {
    case .plain, .optionalByPolicy: true
    case .trap, .repeated, .alternative, .tooOften: false
    }
  }
}
