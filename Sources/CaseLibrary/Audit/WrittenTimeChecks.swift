import Chart
import SourceText

/// Days and times written in the record exist.
@Sendable func checkWrittenTimes(_ subject: AuditSubject) -> [Finding] {
  subject.documents.flatMap { document in
    document.words.indices.compactMap { index in
      let word = document.words[index]
      let neighbors = (
        index > 0 ? document.words[index - 1].text : "",
        index + 1 < document.words.count ? document.words[index + 1].text : ""
      )
      guard let wrong = impossible(word.text) ?? impossibleMonth(word.text, neighbors) else {
        return nil
      }
      return subject.inDocument(
        document.file.id, word.line, "there is no \(wrong)", "correct the day or the time")
    }
  }
}

/// A day of no calendar or a time of no clock in a word; nil where there is none, or where the word
/// may be something else (a ratio, a score, a titer).
private func impossible(_ word: String) -> String? {
  if word.utf8.count >= 10, looksFull(word), CivilDate(word.prefix(10)) == nil {
    return String(word.prefix(10))
  }
  for part in word.split(whereSeparator: { $0 == "-" || $0 == "T" }) {
    if isImpossibleClock(part) || isImpossibleDay(part) { return String(part) }
  }
  return nil
}

/// `2026-06-31`, with whatever follows.
private func looksFull(_ word: String) -> Bool {
  let shape = word.utf8.prefix(10).map { (48...57).contains($0) ? UInt8(ascii: "0") : $0 }
  return shape == Array("0000-00-00".utf8)
}

/// `25:10` and `09:75`; `80:20` is a ratio.
private func isImpossibleClock(_ text: Substring) -> Bool {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
    let minute = Int(parts[1])
  else { return false }
  return hour == 24 ? minute > 0 : (25...29).contains(hour) || (hour < 24 && minute > 59)
}

/// `6/31` and `2/30/2026`: a day past the end of its month, which no score or pressure is likely to
/// be; `2/30` alone may be a score.
private func isImpossibleDay(_ text: Substring) -> Bool {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count == 2 || parts.count == 3, let month = Int(parts[0]), let day = Int(parts[1]),
    parts[0].utf8.count <= 2, parts[1].utf8.count == 2, (1...12).contains(month)
  else { return false }
  if parts.count == 2 { return day == 31 && CivilDate(year: 2024, month: month, day: day) == nil }
  guard let year = Int(parts[2]), day <= 39 else { return false }
  return CivilDate(year: year < 100 ? 2000 + year : year, month: month, day: day) == nil
}

/// `31 June` and `June 31`.
private func impossibleMonth(_ word: String, _ neighbors: (before: String, after: String))
  -> String?
{
  guard let month = monthNames.firstIndex(where: { $0.contains(word) }) else { return nil }
  for day in [neighbors.before, neighbors.after] {
    guard let number = Int(day), (29...39).contains(number), day.utf8.count == 2,
      CivilDate(year: 2024, month: month + 1, day: number) == nil
    else { continue }
    return day == neighbors.before ? "\(day) \(word)" : "\(word) \(day)"
  }
  return nil
}

private let monthNames: [Set<String>] = [
  ["January", "Jan"], ["February", "Feb"], ["March", "Mar"], ["April", "Apr"], ["May"],
  ["June", "Jun"], ["July", "Jul"], ["August", "Aug"], ["September", "Sept", "Sep"],
  ["October", "Oct"], ["November", "Nov"], ["December", "Dec"],
]
