import Chart

/// Reads a date as coders type it, in a stay whose year goes without saying: `2026-05-03`, `5/3`,
/// `05/03/26`, or the bare day of the month where the stay has only one such day.
package func readDate(_ typed: String, in encounter: Encounter) -> CivilDate? {
  let text = typed.filter { !$0.isWhitespace }
  if let date = CivilDate(text) { return date }
  let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }
  let numbers = parts.compactMap { $0.count <= 4 && $0.allSatisfy(\.isNumber) ? Int($0) : nil }
  guard numbers.count == parts.count else { return nil }
  let first = encounter.admitted.date
  let last = encounter.discharged.date
  let days = (0...max(0, last - first)).map { first + $0 }
  switch numbers.count {
  case 1:
    let fitting = days.filter { $0.parts.day == numbers[0] }
    return fitting.count == 1 ? fitting[0] : nil
  case 2:
    if let inStay = days.first(where: { ($0.parts.month, $0.parts.day) == (numbers[0], numbers[1]) }
    ) {
      return inStay
    }
    return CivilDate(year: first.parts.year, month: numbers[0], day: numbers[1])
  case 3:
    let year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]
    return CivilDate(year: year, month: numbers[0], day: numbers[1])
  default: return nil
  }
}
