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

  /// A nursing note with something more in it.
  private static func added(_ name: String, _ text: String, at: String, says: String) -> Spoiling {
    Spoiling(
      name, .nursing, "second unit 13:40.", "second unit 13:40.\n\(text)", at: at, says: says)
  }

  static let times = [
    Spoiling(
      "a time the document does not say", .stayCase,
      "title: Nursing notes, at: 2026-05-03T07:30", "title: Nursing notes, at: 2026-05-03T07:40",
      says: "`03-nursing-notes` nowhere says 2026-05-03 07:40; write that time in the document, or "
        + "correct `at` [document-times]"),
    added(
      "a note after discharge", "\n2026-05-14 15:20   N. Ward, RN\n\nQuiet.", at: "2026-05-14",
      says: "dated 2026-05-14, outside the stay (2026-05-02 to 2026-05-09); correct the date "
        + "[entry-times]"),
    added(
      "a note before admission", "\n2026-04-04 15:20   N. Ward, RN", at: "2026-04-04",
      says: "outside the stay"),
    added(
      "a note before birth", "\n1956-02-04 15:20   N. Ward, RN", at: "1956-02-04",
      says: "dated 1956-02-04, before the birth on 1956-02-29"),
    added(
      "notes out of order", "\n2026-05-03 07:20   N. Ward, RN", at: "2026-05-03 07:20",
      says: "dated 2026-05-03, earlier than the line before it (2)"),
    added(
      "rows out of order", "\n5/4 08:00 up\n5/4 07:50 down\n5/4 15:20 up", at: "5/4 07:50",
      says: "put them in order [entry-times]"),
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
    added(
      "saturation over 100", "SpO2 104% on air.", at: "SpO2",
      says: "SpO2 104% cannot be; give a value from 20 to 100 [values]"),
    added(
      "Fahrenheit called Celsius", "T 98.6 C, quiet.", at: "T 98.6",
      says: "T 98.6 C cannot be; give a temperature"),
    added(
      "a temperature of nobody", "Tmax 57.2 at night.", at: "Tmax",
      says: "Tmax 57.2 cannot be"),
    added(
      "a rate of nobody", "HR 880.", at: "HR 880",
      says: "HR 880 cannot be"),
    added(
      "a pressure the wrong way round", "BP 72/124.", at: "BP 72",
      says: "BP 72/124 cannot be; give a systolic value above a diastolic one"),
    added(
      "pain beyond its scale", "Pain 12/10.", at: "Pain",
      says: "a score of 12/10; give a score from 0 to 10"),
    added(
      "a coma score beyond its scale", "GCS 17.", at: "GCS",
      says: "GCS 17 cannot be; give a value from 3 to 15"),
    added(
      "acidity of no blood", "ABG pH 9.", at: "ABG",
      says: "pH 9.0 cannot be"),
    added(
      "oxygen in no air", "On FiO2 0.12.", at: "FiO2",
      says: "FiO2 0.12 cannot be"),
    Spoiling(
      "a result of nobody", .laboratory, "8.9  ", "0.9  ", at: "Hemoglobin",
      says: "Hemoglobin 0.9 cannot be"),
    Spoiling(
      "a dose of another unit", .summary, "COURSE", "COURSE\nLevothyroxine 75 mg daily.",
      at: "Levothyroxine",
      says: "Levothyroxine 75 mg, more than anybody is given at once; correct the dose or its unit "
        + "[doses]"),
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
    added(
      "a count of days and the dates",
      "\n2026-05-04 06:10   HD 3\n\nQuiet.\n\n2026-05-04 15:20   HD4", at: "HD4",
      says: "HD 4, 0 days after HD 3; count from the same day throughout [sums]"),
  ]

  @Test(
    "flags that disagree with the range, or with each other",
    arguments: [
      ("Potassium      -       2.9 L    3.6     (3.5-5.1 mmol/L)", nil),
      (
        "Potassium      -       2.9      3.6 L   (3.5-5.1 mmol/L)",
        "2.9 beside a range of 3.5 to 5.1; flag it L [lab-flags]"
      ),
      (
        "Potassium      -       4.9 L    3.6     (3.5-5.1 mmol/L)",
        "4.9 L beside a range of 3.5 to 5.1; take the flag away"
      ),
      ("Potassium   6.2   H   3.5-5.1", nil),
      ("Potassium   6.2   L   3.5-5.1", "6.2 beside a range of 3.5 to 5.1; flag it H"),
      (
        "WBC          9.6 H    11.2     8.1",
        "9.6 H is flagged and 11.2 is not; flag both, or correct a value"
      ),
      ("Ferritin      40      380 H", nil),
      ("05-04 06:00   8.9 L   6.1     138", nil),
    ] as [(String, String?)])
  func labFlags(row: String, says: String?) throws {
    let packs = try PackCopy()
    let path = packs.stay + "/record/04-laboratory.txt"
    // One flag somewhere makes it a report with flags.
    let text = "LABORATORY\n2026-05-04 06:00\n\n\(row)\nSodium   128 L   140\n"
    try packs.write(Array(text.utf8), to: path)
    let faults = try packs.faults().map(\.description).filter { $0.hasSuffix("[lab-flags]") }
    expectSame(faults.count, says == nil ? 0 : 1)
    guard let says, let fault = faults.first else { return }
    #expect(fault.hasPrefix("inpatient/test-pack-stay/record/04-laboratory.txt:4: "), "\(fault)")
    #expect(fault.contains(says), "\(fault)")
  }

  @Test("required lines that rest on the summary alone, each at its place")
  func summaryOnly() throws {
    let packs = try PackCopy()
    let key = packs.stay + "/key.yaml"
    try packs.replace("  - {check: summary-only, why: So is its record.}\n", with: "", in: key)
    let lines = try ["E11.22", "E87.6", "E66.813", "0JBN0ZZ"].map {
      try packs.line(of: "- code: \($0)", in: key)
    }
    let faults = try packs.faults()
    expectSame(faults.map(\.line), lines)
    expectSame(
      faults.first?.what, "E11.22 rests on the discharge summary alone")
    #expect(faults.allSatisfy { $0.remedy.hasSuffix("or have one say it [summary-only]") })
  }

  @Test("a summary before a provider's last note")
  func summaryNotLast() throws {
    let packs = try PackCopy()
    let nursing = packs.stay + "/record/03-nursing-notes.txt"
    try packs.replace(
      "second unit 13:40.", with: "second unit 13:40.\n\n2026-05-09 15:20   N. Ward", in: nursing)
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
      "second unit 13:40.", with: "second unit 13:40.\n\n\(row)", in: nursing)
    let faults = try packs.faults()
    let line = try packs.line(of: row, in: nursing)
    expectSame(faults.map(\.line), says == nil ? [] : [line])
    if let says { #expect(faults.first?.description.contains(says) == true, "\(faults)") }
  }

  @Test("what only looks like a fault", arguments: RecordFaultTests.quiet)
  func notFound(text: String) throws {
    let packs = try PackCopy()
    try packs.replace(
      "COURSE", with: "COURSE\n\(text)\n", in: packs.stay + "/record/05-discharge-summary.txt")
    expectSame(try packs.faults().map(\.description), [])
  }

  static let quiet = [
    "Ratio 80:20, titer 1:80, insulin 70/30, MoCA 2/30, strength 5/5, murmur 2/6.",
    "18 F Foley, 28F tube, T 99 F, T 10 vertebra, T2 lesion. In May 31 patients came.",
    "His sister, a 40-year-old woman, and a 12-year-old boy. Mother's MRN 0000009.",
    "WBC 18,400, platelets 1,204,000. Urine Na 14, urine creatinine 118. Pulses 2+.",
    "Gastric pH 4, urine pH 8.5. Glucose 25 g by vein. Arrest, BP 0/0. Wean FiO2. 3 days.",
    "Took acetaminophen 20 g at home. Acetaminophen max 4 g a day. Levothyroxine 75 mcg.",
    "GCS 11T (E4 V1T M6). Braden 17 (moisture 2, activity 2). Apgars 7/8.",
    "Gas 7.34 / 45 / 60 / 2 and 7.43 / 37 / 78 / 95%.",
    "Weight 90 kg in March, weight 117 kg now, height 165 cm, BMI 43.0.",
    "Oral        200   100\nBy vein    1000   900\n   TOTAL   1200  1000",
    "2024-01-10 was her last visit, and 2023-02-03 the one before.",
  ]

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
