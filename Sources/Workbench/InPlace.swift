extension State {
  /// Changes the case being coded where it stands; nil where none is.
  ///
  /// A session holds the whole record: to copy it out of the screen and back, as matching on
  /// `screen` does, counts some hundred references up and down, and every key would do so several
  /// times.
  @discardableResult
  mutating func withSession<Result>(_ change: (inout SessionState) -> Result) -> Result? {
    switch takeScreen() {
    case .session(var session):
      let result = change(&session)
      screen = .session(session)
      return result
    case let other:
      screen = other
      return nil
    }
  }

  /// The same for a review.
  @discardableResult
  mutating func withReview<Result>(_ change: (inout ReviewState) -> Result) -> Result? {
    switch takeScreen() {
    case .review(var review):
      let result = change(&review)
      screen = .review(review)
      return result
    case let other:
      screen = other
      return nil
    }
  }

  /// The screens that are changed with every input.
  enum ScreenKind { case session, review, replay, other }

  var screenKind: ScreenKind {
    switch screen {
    case .session: .session
    case .review: .review
    case .replay: .replay
    default: .other
    }
  }

  /// Whether a code or a date is being typed.
  var hasOpenField: Bool {
    if case .session(let session) = screen { session.draft != nil } else { false }
  }

  /// Whether the text of a query is being typed.
  var hasOpenQueryField: Bool {
    if case .session(let session) = screen { session.session.queries.field != nil } else { false }
  }

  private mutating func takeScreen() -> Screenful {
    var taken = Screenful.list
    swap(&taken, &screen)
    return taken
  }
}
