import Practice

/// What was done to a query, in a few words: for the replay.
func words(of change: QueryChange) -> String {
  switch change {
  case .opened: "is opened"
  case .closed: "is laid aside"
  case .entered(let part): "its \(words(of: part)) is written"
  case .spliced(_, let removing, let inserted):
    inserted.isEmpty
      ? (removing == 0 ? "the cursor moves" : "\(counted(removing, "character")) deleted")
      : "\"\(inserted)\" is typed"
  case .left: "the text is left"
  case .purposeChosen(let purpose): "is to clear up \(purpose.words)"
  case .formChosen(let form): "is \(form.words)"
  case .indicatorAdded(let evidence): "cites \"\(evidence.quote)\" in \(evidence.document)"
  case .indicatorRemoved(let index): "no longer cites indicator \(index + 1)"
  case .choiceRemoved(let index): "loses choice \(index + 1)"
  case .sent: "is sent"
  case .notNeeded: "is held not to be needed"
  case .reopened: "is a draft again"
  case .dropped: "is thrown away"
  case .wordingChosen(let about, let text): "about \(about), the wording is chosen: \(text)"
  }
}

private func words(of part: QueryPart) -> String {
  switch part {
  case .title: "title"
  case .question: "question"
  case .choice(let index): "choice \(index + 1)"
  }
}
