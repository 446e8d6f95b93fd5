import CaseLibrary
import Foundation
import Testing

@Suite("A record that cannot be is at fault, at its line")
struct RecordFaultTests {
  @Test("days and times", arguments: RecordFaultTests.times)
  func timesSpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("values and doses", arguments: RecordFaultTests.values)
  func valuesSpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("sums", arguments: RecordFaultTests.sums)
  func sumsSpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  static let all = times + values + sums

  static let times = [
    Spoiling(
      "a time the document does not say", .stayCase,
      "title: Nursing notes, at: 2026-05-03T07:30", "title: Nursing notes, at: 2026-05-03T07:40",
      says: "`03-nursing-notes` nowhere says 2026-05-03 07:40; write that time in the document, or "
        + "correct `at` [document-times]"),
    Spoiling(
      "a note after discharge", .nursing, "2026-05-04 15:20", "2026-05-14 15:20",
      says: "dated 2026-05-14, outside the stay (2026-05-02 to 2026-05-09); correct the date "
        + "[entry-times]"),
    Spoiling(
      "a note before admission", .nursing, "2026-05-04 15:20", "2026-04-04 15:20",
      says: "outside the stay"),
    Spoiling(
      "a note before birth", .nursing, "2026-05-04 15:20", "1956-02-04 15:20",
      says: "dated 1956-02-04, before the birth on 1956-02-29"),
    Spoiling(
      "notes out of order", .nursing, "2026-05-04 15:20", "2026-05-03 07:20",
      says: "dated 2026-05-03, earlier than the line before it (2)"),
    Spoiling(
      "rows out of order", .nursing, "2026-05-04 15:20", "5/4 08:00 up\n5/4 07:50 down\n5/4 15:20",
      at: "5/4 07:50", says: "put them in order [entry-times]"),
    Spoiling(
      "a day that is none", .summary, "COURSE", "COURSE\nSince 2026-06-31.", at: "2026-06-31",
      says: "there is no 2026-06-31; correct the day or the time [written-times]"),
    Spoiling(
      "a short day that is none", .summary, "COURSE", "COURSE\nSeen 6/31.", at: "6/31",
      says: "there is no 6/31"),
    Spoiling(
      "a month that has no such day", .summary, "COURSE", "COURSE\nSeen on 31 June.",
      at: "31 June", says: "there is no 31 June"),
    Spoiling(
      "a month with no such day before it", .summary, "COURSE", "COURSE\nSeen on Feb 30, 2026.",
      at: "Feb 30", says: "there is no Feb 30"),
    Spoiling(
      "an hour that is none", .summary, "COURSE", "COURSE\nSeen at 25:10.", at: "25:10",
      says: "there is no 25:10"),
    Spoiling(
      "a minute that is none, in a span", .summary, "COURSE", "COURSE\nFrom 08:10-09:75.",
      at: "09:75", says: "there is no 09:75"),
    Spoiling(
      "a procedure on a day nobody names", .stayKey, "    date: 2026-05-04",
      "    date: 2026-05-06",
      says: "no document quoted for 0JBN0ZZ is of 2026-05-06 or names that day; correct the date, "
        + "or quote the document that tells it [procedure-documents]"),
    Spoiling(
      "a line of the summary alone", .stayKey,
      "\n      - {in: 02-history-and-physical, quote: \"Obesity, class 3\"}", "",
      at: "- code: E66.813",
      says: "E66.813 rests on the discharge summary alone; quote another document too, or have "
        + "one say it [summary-only]"),
  ]

  static let values = [
    Spoiling(
      "another's record number", .faceSheet, "MRN: 0000001", "MRN: 0000007",
      says: "MRN 0000007 is not this patient's, 0000001; correct one of them, or say whose it is "
        + "[patient]"),
    Spoiling(
      "another birth date", .faceSheet, "Sex: F", "DOB: 1956-02-28  Sex: F",
      says: "born 1956-02-28 here, 1956-02-29 in case.yaml"),
    Spoiling(
      "another age", .history, "Three days of cough", "71-year-old woman, cough",
      says: "aged 71 here, 70 by the birth date"),
    Spoiling(
      "another age in short", .history, "Three days of cough", "69F, 3 days of cough",
      says: "aged 69 here, 70 by the birth date"),
    Spoiling(
      "saturation over 100", .nursing, "SpO2 97%", "SpO2 104%",
      says: "SpO2 104% cannot be; give a value from 20 to 100 [values]"),
    Spoiling(
      "Fahrenheit called Celsius", .nursing, "T 37.2", "T 98.6 C",
      says: "T 98.6 C cannot be; give a temperature"),
    Spoiling("a temperature of nobody", .nursing, "T 37.2", "T 57.2", says: "T 57.2 cannot be"),
    Spoiling("a rate of nobody", .nursing, "HR 88", "HR 880", says: "HR 880 cannot be"),
    Spoiling(
      "a pressure the wrong way round", .nursing, "BP 124/72", "BP 72/124",
      says: "BP 72/124 cannot be; give a systolic value above a diastolic one"),
    Spoiling(
      "pain beyond its scale", .nursing, "Pain 3/10", "Pain 12/10",
      says: "a score of 12/10; give a score from 0 to 10"),
    Spoiling(
      "a coma score beyond its scale", .nursing, "Braden 17", "GCS 17",
      says: "GCS 17 cannot be; give a value from 3 to 15"),
    Spoiling(
      "acidity of no blood", .nursing, "Braden 17", "ABG pH 9", says: "pH 9.0 cannot be"),
    Spoiling(
      "oxygen in no air", .nursing, "Braden 17", "FiO2 0.12", says: "FiO2 0.12 cannot be"),
    Spoiling(
      "a result of nobody", .laboratory, "8.9 L", "0.9 L", says: "Hemoglobin 0.9 cannot be"),
    Spoiling(
      "a dose of another unit", .summary, "COURSE", "COURSE\nLevothyroxine 75 mg daily.",
      at: "Levothyroxine",
      says: "Levothyroxine 75 mg, more than anybody is given at once; correct the dose or its unit "
        + "[doses]"),
    Spoiling(
      "a flag too many", .laboratory, "8.9 L", "12.9 L",
      says: "12.9 L beside a range of 12.0 to 15.5; take the flag away [lab-flags]"),
    Spoiling(
      "a flag too few", .laboratory, "10.9 L ", "10.9   ",
      at: "Hemoglobin", says: "10.9 beside a range of 12.0 to 15.5; flag it L [lab-flags]"),
    Spoiling(
      "flags that disagree without a range", .laboratory, "Hemoglobin   ",
      "WBC          9.6 H    11.2     8.1\nHemoglobin   ",
      says: "9.6 H is flagged and 11.2 is not; flag both, or correct a value"),
  ]

  static let sums = [
    Spoiling(
      "an index that height and weight do not make", .nursing, "Height 165 cm", "Height 175 cm",
      says: "BMI 43.0 with 117.0 kg and 175.0 cm; those make 38.2 [sums]"),
    Spoiling(
      "a scale and its items", .summary, "COURSE", "COURSE\nNIHSS 7 (face 2, left arm 4).",
      at: "NIHSS", says: "NIHSS 7, and its items add up to 6; correct one of them"),
    Spoiling(
      "a scale and its items after a colon", .summary, "COURSE",
      "COURSE\nCIWA 9: tremor 4,\nsweats 4. Quiet.", at: "CIWA", says: "its items add up to 8"),
    Spoiling(
      "a coma score and its parts", .summary, "COURSE", "COURSE\nGCS 12 (E3 V4 M6).", at: "GCS",
      says: "E3 V4 M6 is 13, not 12"),
    Spoiling(
      "a coma score after its parts", .summary, "COURSE", "COURSE\nGCS E3V4M5 = 13.", at: "GCS",
      says: "E3 V4 M5 is 12, not 13"),
    Spoiling(
      "a part of the coma score beyond its scale", .summary, "COURSE", "COURSE\nE5 V4 M6.",
      at: "E5", says: "E5 V4 M6 cannot be; eyes go from 1 to 4"),
    Spoiling(
      "a gas that does not agree with itself", .summary, "COURSE",
      "COURSE\nABG 7.24 / 34 / 52 / HCO3 24.", at: "ABG",
      says: "bicarbonate 24; the first two make the third about 14"),
    Spoiling(
      "a total and its rows", .summary, "COURSE",
      "COURSE\n\nFace        2   1\nLeft arm    4   1\nLeft leg    4   0\n   TOTAL   10   3\n",
      at: "TOTAL", says: "a total of 10, 3, and the rows above add up to 10, 2"),
    Spoiling(
      "a count of days and the dates", .nursing, "2026-05-04 15:20   N. Ward, RN",
      "2026-05-04 06:10   HD 3\n\nQuiet.\n\n2026-05-04 15:20   HD4", at: "HD4",
      says: "HD 4, 0 days after HD 3; count from the same day throughout [sums]"),
  ]

  @Test("a summary before a provider's last note")
  func summaryNotLast() throws {
    let packs = try PackCopy()
    let nursing = packs.stay + "/record/03-nursing-notes.txt"
    try packs.replace("2026-05-04 15:20", with: "2026-05-09 15:20", in: nursing)
    try packs.replace(
      "kind: nursingNote, title: Nursing notes", with: "kind: progressNote, title: Nursing notes",
      in: packs.stay + "/case.yaml")
    try packs.replace("role: nurse}", with: "role: provider}", in: packs.stay + "/case.yaml")
    let line = try packs.line(of: "05-discharge-summary", in: packs.stay + "/case.yaml")
    expectSame(
      try packs.faults().map(\.description),
      [
        "inpatient/test-pack-stay/case.yaml:\(line): the discharge summary is dated "
          + "2026-05-09T10:20, before a note of 2026-05-09T15:20 in 03-nursing-notes; correct one "
          + "of the times [summary-last]"
      ])
  }

  @Test(
    "first and last doses, and how many between",
    arguments: [
      ("cefazolin 2 g q8h      5/5 08:00   5/4 08:00", "the last dose is before the first"),
      ("cefazolin 2 g q8h      5/4 08:00   5/5 08:00   5 doses", "that makes 4 [doses]"),
      ("cefazolin 2 g q8h      5/4 08:00   5/5 08:00   4 doses", nil),
    ])
  func doseSpans(row: String, says: String?) throws {
    let packs = try PackCopy()
    try packs.replace(
      "kind: nursingNote, title: Nursing notes",
      with: "kind: medicationAdministration, title: Nursing notes", in: packs.stay + "/case.yaml")
    let nursing = packs.stay + "/record/03-nursing-notes.txt"
    try packs.replace(
      "Back from the operating room", with: "\(row)\n\nBack from the operating room", in: nursing)
    let faults = try packs.faults()
    let line = try packs.line(of: row, in: nursing)
    expectSame(faults.map(\.line), says == nil ? [] : [line])
    if let says { #expect(faults.first?.description.contains(says) == true, "\(faults)") }
  }

  @Test("prose that two cases share, at the later one; a form that they share is none")
  func copied() throws {
    let packs = try PackCopy()
    let prose = "She sat by the window all that evening and would not talk to anybody at all."
    let form = "NEXT OF KIN AND WHERE TO REACH THEM BY DAY AND BY NIGHT AND AT WORK"
    let visit = packs.visit + "/record/02-emergency-note.txt"
    let summary = packs.stay + "/record/05-discharge-summary.txt"
    for path in [visit, summary] {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try packs.write(Array((text + "\n\(form)\n\nToday. \(prose)\n").utf8), to: path)
    }
    // Inpatient cases are read first.
    let faults = try packs.faults()
    expectSame(
      faults.map { "\($0.file):\($0.line)" },
      [
        "emergency/test-pack-visit/record/02-emergency-note.txt:\(try packs.line(of: prose, in: visit))"
      ])
    let fault = try #require(faults.first?.description)
    #expect(fault.contains("\"today she sat by the window all that evening and would not\""))
    #expect(fault.contains("05-discharge-summary.txt:"))
    #expect(fault.hasSuffix("too; write it anew, in this author's voice [copied]"))
  }
}
