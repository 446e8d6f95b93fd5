import Terminal

/// One screen of the tour.
struct TourPage: Hashable {
  /// A line of the screen: words, or keys with what they do.
  enum Part: Hashable {
    case words(String)
    case key(String, String)
  }

  var title: String
  var parts: [Part]
}

/// The four screens, with the keys as they are bound now.
func tourPages(_ bindings: Bindings) -> [TourPage] {
  func keys(_ commands: CommandID..., in context: Context) -> String {
    let here = bindings.available(in: context)
    return commands.compactMap { id in here.first { $0.id == id }?.label }.joined(separator: " ")
  }
  return [
    TourPage(
      title: "Welcome to Casebook",
      parts: [
        .words(
          "You are the coder of a hospital. You read the record of a stay, assign its codes with "
            + "their present-on-admission indicators, and submit them. Then an auditor goes through "
            + "them with you, line by line, with the evidence in the record."),
        .words(
          "Patients and hospitals are invented. Nothing you type leaves this computer, and every "
            + "key is kept: whatever happens, the next start goes on where you were."),
        .key(keys(.up, .down, in: .list), "choose a case in the list"),
        .key(keys(.open, in: .list), "open it; the clock starts only when you say so"),
      ]),
    TourPage(
      title: "Reading",
      parts: [
        .words(
          "The record is on the left, one tab a document; its first page is the hospital's "
            + "reporting policy, which the review grades by. Your coding summary is on the right. "
            + "On a narrow window one of them has the whole screen."),
        .key(keys(.otherPane, in: .record), "go from the record to the summary, and back"),
        .key(keys(.previousDocument, .nextDocument, in: .record), "the document before, the next"),
        .key(keys(.up, .down, .pageDown, in: .record), "scroll by a line, by a page"),
        .key(keys(.search, in: .record), "search the whole record"),
      ]),
    TourPage(
      title: "Coding",
      parts: [
        .words(
          "On an empty line of the summary type a code: its capital or digit opens the field. "
            + "To say in words what it means, open the field first, with one of the keys below. "
            + "What fits appears under it, and Down and Enter choose."),
        .key(
          keys(.addDiagnosis, .addProcedure, .edit, in: .summary),
          "a diagnosis, a procedure, the line itself"),
        .key(
          keys(.poaYes, .poaNo, .poaUnknown, .poaUndetermined, in: .summary),
          "the indicator: present on admission, not, unknown, undetermined"),
        .key(keys(.promote, in: .summary), "make a line the principal diagnosis"),
        .key(keys(.delete, in: .summary), "delete a line"),
        .key(keys(.submit, in: .summary), "submit, when you are done"),
      ]),
    TourPage(
      title: "Review, and help at any time",
      parts: [
        .words(
          "The review says of each line whether it is right and why, with the rule it rests on. "
            + "You may dispute a line, and try the case again as often as you like."),
        .key(keys(.nextMiss, in: .review), "the next line that is not right"),
        .key(keys(.evidence, in: .review), "its evidence, in the record"),
        .key(keys(.help, in: .list), "the keys of the place you are in"),
        .key(keys(.palette, in: .list), "find any command by name; this tour is one of them"),
        .key(keys(.leave, in: .record), "leave a case, go back, quit: nothing is lost"),
      ]),
  ]
}

/// Takes a key into the tour.
func takeTourKey(_ key: Key, _ page: Int, _ state: inout State) -> [Effect] {
  let last = tourPages(state.bindings).count - 1
  switch key {
  case .enter, .right, .character(" "), .character("l"), .character("j"), .down, .tab, .pageDown:
    if page < last {
      state.overlay = .tour(page + 1)
      return []
    }
  case .left, .backspace, .character("h"), .character("k"), .up, .backTab, .pageUp:
    state.overlay = .tour(max(0, page - 1))
    return []
  case .escape, .character("q"), .control("c"): break
  default: return []
  }
  state.overlay = nil
  return [.tourSeen]
}
