import Practice

/// A bookmark as JSON text, as the encoder would write it: one is kept at every line scrolled, and
/// the encoder takes longer than the rest of the turn.
func payload(of bookmark: Bookmark) -> String {
  var text = "{"
  if let beside = bookmark.beside {
    text += "\"beside\":{\"document\":"
    quote(beside.document, into: &text)
    text += ",\"isFirst\":\(beside.isFirst),\"line\":\(beside.line),\"offset\":\(beside.offset)},"
  }
  text += "\"clock\":\(bookmark.clock),\"document\":"
  quote(bookmark.document, into: &text)
  if bookmark.isEntering { text += ",\"isEntering\":true" }
  if let search = bookmark.search {
    text += ",\"search\":"
    quote(search, into: &text)
  }
  text += ",\"slot\":\"\(bookmark.slot.notation)\",\"summaryHasFocus\":\(bookmark.summaryHasFocus)"
  append("topLines", bookmark.topLines, to: &text)
  if !bookmark.topOffsets.isEmpty { append("topOffsets", bookmark.topOffsets, to: &text) }
  if bookmark.view != Bookmark.View() { append(bookmark.view, to: &text) }
  return text + "}"
}

private func append(_ view: Bookmark.View, to text: inout String) {
  var parts: [String] = []
  if let books = view.books {
    let among = books.among.map { "\"among\":\(quoted($0))," } ?? ""
    let looking = books.looking.map { "\"looking\":\(quoted($0))," } ?? ""
    parts.append(
      "\"books\":{\(among)\"at\":\(quoted(books.at)),\(looking)\"page\":\(quoted(books.page))}")
  }
  if let candidate = view.candidate { parts.append("\"candidate\":\(candidate)") }
  if view.hidesClock { parts.append("\"hidesClock\":true") }
  if view.isZoomed { parts.append("\"isZoomed\":true") }
  if let list = view.list {
    parts.append("\"list\":{\"kind\":\(quoted(list.kind)),\"selected\":\(list.selected)}")
  }
  if let match = view.match { parts.append("\"match\":\(match)") }
  if let queries = view.queries {
    let origin = queries.isFromRecord.map { "\"isFromRecord\":\($0)," } ?? ""
    let subject = queries.subject.map { ",\"subject\":\($0)" } ?? ""
    parts.append(
      "\"queries\":{\(origin)\"row\":\(queries.row),\"selected\":\(queries.selected),"
        + "\"stage\":\(quoted(queries.stage)),\"stretch\":\(queries.stretch)\(subject)}")
  }
  if let selection = view.selection {
    func cell(_ place: Bookmark.View.Place) -> String {
      "{\"line\":\(place.line),\"offset\":\(place.offset)}"
    }
    let anchor = selection.anchor.map { "\"anchor\":\(cell($0))," } ?? ""
    let slot = selection.slot.map { "\"slot\":\"\($0.notation)\"," } ?? ""
    parts.append(
      "\"selection\":{\(anchor)\"cursor\":\(cell(selection.cursor)),"
        + "\"intent\":\(quoted(selection.intent)),\(slot)\"unit\":\(quoted(selection.unit))}")
  }
  if let share = view.share { parts.append("\"share\":\(share)") }
  if view.sideways != 0 { parts.append("\"sideways\":\(view.sideways)") }
  text += ",\"view\":{" + parts.joined(separator: ",") + "}"
}

private func quoted(_ string: String) -> String {
  var text = ""
  quote(string, into: &text)
  return text
}

private func append(_ name: String, _ numbers: [String: Int], to text: inout String) {
  text += ",\"\(name)\":{"
  var isFirst = true
  for (document, number) in numbers.sorted(by: { $0.key < $1.key }) {
    if !isFirst { text += "," }
    isFirst = false
    quote(document, into: &text)
    text += ":\(number)"
  }
  text += "}"
}

/// An event as JSON text, as the encoder would write it: a key typed into a field or a prompt is
/// written by hand for the same reason.
func payload(of event: SessionEvent) throws -> String {
  if case .prompted(let draft) = event { return payload(of: draft) }
  guard case .typed(let draft) = event else { return try encoded(event) }
  var text = "{\"cursor\":\(draft.cursor),\"event\":\"typed\",\"field\":\"\(draft.field.rawValue)\""
  text += ",\"slot\":\"\(draft.slot.notation)\",\"text\":"
  quote(draft.text, into: &text)
  return text + "}"
}

private func payload(of draft: PromptDraft?) -> String {
  guard let draft else { return "{\"event\":\"prompted\"}" }
  var text = "{\"cursor\":\(draft.cursor),"
  var (purpose, line, passage) = ("search", Int?.none, Passage?.none)
  switch draft.purpose {
  case .search: break
  case .dispute(let disputed): (purpose, line) = ("dispute", disputed)
  case .note(let noted): (purpose, line, passage) = ("note", noted.line, noted)
  }
  if let passage {
    text += "\"document\":"
    quote(passage.document, into: &text)
    text += ","
  }
  text += "\"event\":\"prompted\","
  if let line { text += "\"line\":\(line)," }
  if let passage, passage.nth != 0 { text += "\"nth\":\(passage.nth)," }
  text += "\"purpose\":\"\(purpose)\","
  if let passage {
    text += "\"quote\":"
    quote(passage.quote, into: &text)
    text += ","
  }
  text += "\"text\":"
  quote(draft.text, into: &text)
  return text + "}"
}

private func quote(_ string: String, into text: inout String) {
  text += "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"", "\\":
      text += "\\"
      text.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
  text += "\""
}
