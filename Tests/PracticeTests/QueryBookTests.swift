import Chart
import Practice
import Testing

@Suite("Queries of a session")
struct QueryBookTests {
  static let start = SessionStart(caseID: "a", caseRevision: "1", mode: .tutor, minutes: 30)

  private func session(_ changes: [(Int, QueryChange)]) -> Session {
    Session(
      Self.start, folding: changes.map { StampedEvent(at: 0, .query($0.0, $0.1)) })
  }

  @Test("a text is what its splices make of it, whatever is typed where")
  func splices() {
    let texts = ["", "a", "ab", "aab", "aaab", "aab", "xaab", "xb", "", "日本 é", "日 é"]
    var changes: [(Int, QueryChange)] = [(0, .opened), (0, .entered(.question))]
    var old = (text: "", cursor: 0)
    for text in texts {
      for cursor in [0, text.count / 2, text.count] {
        let new = (text: text, cursor: cursor)
        if let change = QueryChange.splice(from: old, to: new) { changes.append((0, change)) }
        #expect(session(changes).queries.query?.question == text)
        old = new
      }
      #expect(session(changes).queries.field?.cursor == text.count)
    }
  }

  @Test("a blank one that is closed is gone, and so is an empty choice")
  func blank() {
    #expect(session([(0, .opened), (0, .closed)]).queries.list.isEmpty)
    let query = session([
      (0, .opened), (0, .entered(.title)), (0, .spliced(at: 0, removing: 0, inserting: "K")),
      (0, .left), (0, .entered(.choice(0))), (0, .left), (0, .closed),
    ]).queries
    #expect(query.list.map(\.choices) == [[]])
    #expect(query.current == nil)
  }

  @Test("what does not fit changes nothing")
  func unfit() {
    let odd: [(Int, QueryChange)] = [
      (3, .opened), (-1, .opened), (0, .sent), (0, .spliced(at: 0, removing: 0, inserting: "x")),
      (0, .entered(.choice(2))), (1, .dropped), (0, .indicatorRemoved(5)),
    ]
    #expect(session(odd).queries == QueryBook())
    let started: [(Int, QueryChange)] = [(0, .opened), (0, .entered(.title))]
    let wrong: [(Int, QueryChange)] = [
      (0, .spliced(at: 9, removing: 0, inserting: "x")),
      (0, .spliced(at: 0, removing: .max, inserting: "x")),
      (0, .entered(.choice(7))), (0, .choiceRemoved(0)), (0, .indicatorRemoved(-1)),
    ]
    #expect(session(started + wrong).queries == session(started).queries)
  }

  @Test("after submitting nothing is written any more")
  func submitted() {
    var session = Session(Self.start)
    session.apply(StampedEvent(at: 0, .submitted))
    session.apply(StampedEvent(at: 0, .query(0, .opened)))
    #expect(session.queries.list.isEmpty)
  }
}
