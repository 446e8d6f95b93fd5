import Chart
import Practice

// Dates and times as the screen says them: short, and the same in every locale.

private let monthNames = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

/// `2 May 2026`.
func spoken(_ date: CivilDate) -> String {
  let (year, month, day) = date.parts
  return "\(day) \(monthNames[month - 1]) \(year)"
}

/// `2 May`.
func spokenShort(_ date: CivilDate) -> String {
  let (_, month, day) = date.parts
  return "\(day) \(monthNames[month - 1])"
}

/// `2 May 2026 14:10`.
func spoken(_ time: CivilDateTime) -> String { "\(spoken(time.date)) \(time.clock)" }

/// `18:42`, or `1:02:03` from an hour on.
func spoken(_ time: Milliseconds) -> String {
  let seconds = max(0, time) / 1000
  let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
  let rest = twoDigits(minutes) + ":" + twoDigits(seconds % 60)
  return hours > 0 ? "\(hours):\(rest)" : rest
}

/// `6 h 05 min`, `12 min`, `1 min 58 s`, `40 s`: a stretch of time in words, to the nearest minute
/// from ten minutes on.
func duration(_ time: Milliseconds) -> String {
  let seconds = max(0, time) / 1000
  if seconds < 60 { return "\(seconds) s" }
  if seconds < 600 {
    return "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
  }
  let minutes = (seconds + 30) / 60
  return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(twoDigits(minutes % 60)) min"
}

/// One decimal where it has one: `78`, `78.5`.
func spoken(score: Double) -> String {
  let tenths = Int((score * 10).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
}

/// `3 lines`, `1 line`.
func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
