import Chart
import Practice

extension Seeded {
  /// Events as no learner would make them: lines that are not there, a clock that jumps back, work
  /// while paused and after submitting.
  mutating func events(_ count: Int) -> [StampedEvent] {
    var clock = 0
    return (0..<count).map { _ in
      clock += Int.random(in: -200...1000, using: &self)
      return StampedEvent(at: clock, event())
    }
  }

  mutating func event() -> SessionEvent {
    if Int.random(in: 0..<16, using: &self) == 0 { return .query(index(), queryChange()) }
    return switch Int.random(in: 0..<47, using: &self) {
    case 0..<5: .opened(document: pick(["01-face", "02-ed", "03-progress"]))
    case 5..<8: .typed(draft())
    case 8: .abandoned
    case 9..<17: .diagnosisSet(slot(), pick(["A41.51", "N39.0", "J96.01", "E11.9"]))
    case 17..<20: .poaSet(slot(), pick([.yes, .no, .unknown, .undetermined, .invalid("1"), nil]))
    case 20..<24: .procedureSet(index(), pick(["5A1955Z", "02HV33Z"]))
    case 24, 25: .dateSet(index(), pick([nil, CivilDate("2026-05-02"), CivilDate("2024-02-29")]))
    case 26: .dispositionSet(pick(["", "01", "20"]))
    case 27: .removed(slot())
    case 28..<32: move()
    case 32..<35: .promoted(index())
    case 35, 36: .paused
    case 37, 38: .resumed
    case 40: .undone
    case 41: .redone
    case 42..<45: .annotated(annotation())
    case 45:
      .prompted(pick([nil, PromptDraft(.search, text: "a"), PromptDraft(.note(passage()))]))
    case 46: .hinted(Hint(pick(Hint.Kind.allCases), at: slot()))
    // Now and then only: little can happen after it.
    default:
      switch Int.random(in: 0..<8, using: &self) {
      case 0: .submitted
      case 1: .retried
      default: .disputed(line: index(), note: pick(["", "I.C.1.d"]))
      }
    }
  }

  private mutating func queryChange() -> QueryChange {
    pick([
      .opened, .opened, .closed, .entered(.title), .entered(.question), .entered(.choice(index())),
      .spliced(at: pick([0, 1, 3]), removing: pick([0, 1]), inserting: pick(["", "a", "é b"])),
      .left, .purposeChosen(pick(QueryPurpose.allCases)), .formChosen(pick(QueryForm.allCases)),
      .indicatorAdded(Evidence(in: "01-face", quote: "x", line: pick([nil, 3]))),
      .indicatorRemoved(index()), .choiceRemoved(index()), .sent, .notNeeded, .reopened, .dropped,
      .wordingChosen(about: "a", text: "b"),
    ])
  }

  private mutating func annotation() -> Annotation {
    pick([
      .marked(pick(MarkRole.allCases), passage()), .noted(pick(["", "why?"]), passage()),
      .unmarked(passage()), .pinned(slot(), passage()), .pinned(.principal, passage()),
      .pinned(.secondary(0), passage()), .unpinned(slot(), passage()),
    ])
  }

  private mutating func passage() -> Passage {
    Passage(document: "02-ed", line: pick([1, 2]), nth: pick([0, 0, 1]), quote: "stage 3")
  }

  private mutating func index() -> Int { pick([-1, 0, 0, 0, 1, 1, 2, 3, 9, Int.max, Int.min]) }

  private mutating func slot() -> Slot {
    let index = index()
    return pick([
      .admitting, .disposition, .principal, .secondary(index), .secondary(index),
      .secondary(index), .procedure(index),
    ])
  }

  private mutating func move() -> SessionEvent {
    pick([
      .moved(from: slot(), to: slot()), .moved(from: .secondary(index()), to: .secondary(index())),
      .moved(from: .procedure(index()), to: .procedure(index())),
    ])
  }

  private mutating func draft() -> Draft {
    Draft(
      slot: slot(), field: pick([.code, .date]), text: pick(["", "a41.", "5/2"]),
      cursor: pick([0, 1, 3]))
  }
}
