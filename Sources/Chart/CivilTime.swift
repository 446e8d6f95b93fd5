/// A day of the calendar, local to the hospital and without a zone.
///
/// Hospital records are kept in civil time: nothing in the program converts between zones.
package struct CivilDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  package let dayNumber: Int

  /// A day by its number since 1970-01-01.
  package init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// A day by year, month (1–12) and day of the month; nil where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= CivilDate.daysIn(month: month, year: year) else { return nil }
    // Howard Hinnant's days-from-civil: years start in March, so the leap day comes last.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// A day written `2026-05-02`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard let (year, month, day) = numbers(of: String(text)) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month and day of the month.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Whole years from this day to `other`, as an age is counted.
  package func years(until other: CivilDate) -> Int {
    let (a, b) = (parts, other.parts)
    let beforeBirthday = (b.month, b.day) < (a.month, a.day)
    return b.year - a.year - (beforeBirthday ? 1 : 0)
  }

  package static func < (a: CivilDate, b: CivilDate) -> Bool { a.dayNumber < b.dayNumber }

  /// Days from `b` to `a`.
  package static func - (a: CivilDate, b: CivilDate) -> Int { a.dayNumber - b.dayNumber }

  /// The day `days` later.
  package static func + (date: CivilDate, days: Int) -> CivilDate {
    CivilDate(dayNumber: date.dayNumber + days)
  }

  private static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: CustomStringConvertible {
  /// `2026-05-02`.
  package var description: String {
    let (year, month, day) = parts
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// A minute of a day, local to the hospital and without a zone.
package struct CivilDateTime: Hashable, Sendable, Comparable {
  /// The day.
  package let date: CivilDate
  /// Minutes since midnight, 0–1439.
  package let minuteOfDay: Int

  /// A minute of a day; nil where the clock has no such time.
  package init?(_ date: CivilDate, hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.date = date
    minuteOfDay = hour * 60 + minute
  }

  /// A time written `2026-05-02T14:10`, or with a space for the T; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let halves = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "T" || $0 == " " })
    guard halves.count == 2, let date = CivilDate(halves[0]) else { return nil }
    let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2, clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
      let hour = Int(clock[0]), let minute = Int(clock[1])
    else { return nil }
    self.init(date, hour: hour, minute: minute)
  }

  /// Minutes from `b` to `a`.
  package static func - (a: CivilDateTime, b: CivilDateTime) -> Int {
    (a.date - b.date) * 1440 + a.minuteOfDay - b.minuteOfDay
  }

  package static func < (a: CivilDateTime, b: CivilDateTime) -> Bool {
    (a.date.dayNumber, a.minuteOfDay) < (b.date.dayNumber, b.minuteOfDay)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// `2026-05-02T14:10`.
  package var description: String { "\(date)T\(clock)" }

  /// `14:10`.
  package var clock: String {
    "\(padded(minuteOfDay / 60, to: 2)):\(padded(minuteOfDay % 60, to: 2))"
  }
}

/// The three numbers of a date as it is written; not generic, so that it is as quick for other modules
/// as for this one.
private func numbers(of text: String) -> (year: Int, month: Int, day: Int)? {
  guard text.utf8.count == 10 else { return nil }
  var numbers = (year: 0, month: 0, day: 0)
  var place = 0
  for byte in text.utf8 {
    defer { place += 1 }
    if place == 4 || place == 7 {
      guard byte == UInt8(ascii: "-") else { return nil }
      continue
    }
    guard isDigit(byte) else { return nil }
    let digit = Int(byte - 48)
    switch place {
    case ..<4: numbers.year = numbers.year * 10 + digit
    case ..<7: numbers.month = numbers.month * 10 + digit
    default: numbers.day = numbers.day * 10 + digit
    }
  }
  return numbers
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
