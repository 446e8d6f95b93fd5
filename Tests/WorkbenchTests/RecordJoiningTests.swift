import CaseLibrary
import Chart
import Foundation
import Terminal
import Testing
import Workbench

@Suite("Where the entries of a record begin, and what hangs below them")
struct RecordJoiningTests {
  /// The lines of a text as they stand on a screen of some columns.
  private func screen(_ lines: [String], width: Int) -> [String] {
    let text = RecordText(lines: lines)
    return RecordLayout(text, width: width).lines.map { line in
      String(repeating: " ", count: line.indent) + text.line.text(in: line.range)
    }
  }

  /// Which lines begin a paragraph, from 0.
  private func starts(_ text: String) -> [Int] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return RecordText(lines: lines).paragraphs.map(\.sourceLine)
  }

  @Test(
    "a line that begins with a time or a number because its sentence was wrapped there goes on",
    arguments: [
      """
      van booked 11:15. RN-to-RN report called. Wound instructions and med list in packet. Left
      11:20 with daughter.
      """,
      """
      at 15:06, 22 cm at teeth. Colorimetric change, bilateral breath sounds. To ventilator
      15:10. SpO2 nadir 84%. No complications.
      """,
      """
      HPI: 81F, R-handed per triage, HTN / AF / HLD. L arm + face + speech 22:45, 7/8. NIHSS
      13. TNK 00:06, thrombectomy 01:22-02:04, TICI 3. Angioedema tongue 00:24 after TNK,
      """,
      """
      this is neither the tube nor Friday's procedure. Feeds off. Piperacillin-tazobactam day
      1.
      """,
      """
      oxygen does it, good. If not, let me be." The order not to resuscitate or intubate since
      11:20 says what she means. Hedda, her agent, hears it too and agrees.
      """,
      """
      Screens: hearing pass both ears, heart pass, car seat pass, newborn screen #1 normal,
      #2 out.
      """,
      """
      after placenta. BP 110s-130s. Morphine PF 3 mg epid 08:05. Close 08:21. IVF 1,400. UOP
      180. QBL 740. PACU-OB 08:35, BP 128/76, HR 92.
      """,
      """
      2. Resp distress. C/s w/o much labor -> TTN most likely, RDS possible. CPAP 6. Film
         03:28: line good, lungs await the read. Call Dr. Farrow-Beke if FiO2 > 0.40.
      """,
      """
      2026-06-05 08:20  Arce   K 3.0 called to Dr. Varady 06:10. KCl 10 mEq x4 IV running, then
          40 mEq PO. Foley day 3.
      """,
      """
      URINALYSIS     5/2 16:05  (new Foley) SG 1.018, protein 1+, glucose 3+,
                                ketone neg, LE neg, nitrite neg, WBC 0-2,
                                RBC 0-2
      """,
    ])
  func wrapped(text: String) { #expect(starts(text) == [0]) }

  @Test(
    "a time, a number or a label begins an entry after a sentence, after room to spare, in its list",
    arguments: [
      """
      Duplex and CT without contrast in AM. Flat until 08:00. Dr. Achterberg aware at 23:55.
      02:30 recheck: groin same, outlined in ink.
      """,
      """
      Walked the hall twice and ate all of it, no pain at rest or on the stairs, slept well
      18 of 24 h.
      12:30 lunch
      13:10 home with her sister, by car.
      """,
      """
      1. Acute right MCA stroke, thrombosed M1, lysed, going for thrombectomy, tube at bedside
      2. Left hemiparesis, left facial droop, dysarthria
      """,
      """
      12:10 Seen by Dr. Varady, who wants the drain out today, the film read and the sister told
      13:15 Drain out
      """,
      """
      CV: slow, regular, 2/6 systolic murmur at the right upper border, carotids without a bruit
      Resp: clear
      """,
      """
      ABG            5/2 14:24 (NRB) 7.24 / 34 / 52 / HCO3 14
                     5/5 21:45 (HFNC 0.90) 7.36 / 41 / 54 / HCO3 23
      """,
      """
      Platelets    232    205    178    184    196    221    246    263
                   7/9 21:00 hemoglobin 8.4
      """,
    ])
  func entries(text: String) {
    let count = text.split(separator: "\n").count
    let joined = text.hasPrefix("Walked") ? [0, 2, 3] : Array(0..<count)
    #expect(starts(text) == joined)
  }

  @Test("what hangs in a column stays in it, wrapped by hand or here", arguments: [60, 76, 110])
  func column(width: Int) {
    let lines = [
      "Blood 5/2 13:40 x2          Staphylococcus aureus, 2 of 2 sets.",
      "                            Oxacillin S, cefazolin S, TMP-SMX S,",
      "                            vancomycin S. Final 5/4",
      "Nasal PCR 5/2               MRSA not detected",
    ]
    let shown = screen(lines, width: width)
    #expect(shown.count >= 3)
    for line in shown.dropFirst().dropLast() {
      #expect(line.prefix { $0 == " " }.count == 28, "\(line)")
    }
    #expect(shown.allSatisfy { $0.count <= width })
    let alone = screen([lines[0], "", lines[1], lines[2]], width: width)
    #expect(alone.dropFirst(3).allSatisfy { $0.prefix { $0 == " " }.count == min(28, width / 2) })
  }

  @Test("of every document nothing is lost, and nothing changes places, at any width")
  func whole() throws {
    let root = Fixture.root + "/Cases/inpatient"
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: root).sorted() {
      for document in try loadCase(at: root + "/" + name).documents {
        count += 1
        let text = RecordText(lines: document.lines)
        let place = "\(name) \(document.id)"
        let file = document.lines.joined().unicodeScalars.filter { $0 != " " }.map(\.value)
        #expect(text.line.cells.filter { $0 != 32 } == file, "\(place)")
        for width in [60, 76, 110] {
          let layout = RecordLayout(text, width: width)
          var shown: [UInt32] = []
          for line in layout.lines where line.kind != .rule { shown += text.line.cells[line.range] }
          let rules = text.paragraphs.filter { $0.kind == .rule }.map(\.range)
          var expected: [UInt32] = []
          for (index, cell) in text.line.cells.enumerated() where cell != 32 {
            if !rules.contains(where: { $0.contains(index) }) { expected.append(cell) }
          }
          #expect(shown.filter { $0 != 32 } == expected, "\(place) at \(width)")
          for line in layout.lines where line.kind == .table {
            let source = document.lines[text.sourceLine(at: line.range.lowerBound)]
            #expect(source.hasPrefix(text.line.text(in: line.range)), "\(place): \(source)")
          }
        }
      }
    }
    #expect(count > 200)
  }
}
