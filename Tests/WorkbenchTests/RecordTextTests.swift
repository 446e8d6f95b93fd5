import CaseLibrary
import Chart
import Foundation
import Terminal
import Testing
import Workbench

@Suite("How the lines of a record are joined")
struct RecordTextTests {
  /// The paragraphs of a text, white space folded.
  private func paragraphs(_ lines: [String]) -> [String] {
    let text = RecordText(lines: lines)
    return text.paragraphs.filter { $0.kind != .blank }.map { paragraph in
      text.line.text(in: paragraph.range).split(separator: " ").joined(separator: " ")
    }
  }

  @Test("a list below a heading keeps its lines, however long the heading is")
  func headings() {
    let heading = "CARRIED-FORWARD LIST (from clinic system, no reviewer, last edit 2022-11-30)"
    #expect(
      paragraphs([heading, "  Diastolic CHF", "  Gout"]) == [heading, "Diastolic CHF", "Gout"])
    #expect(RecordText(lines: [heading]).paragraphs.map(\.kind) == [.heading])
    let medicines = ["HOME MEDICATIONS (pharmacy fill history + daughter)", "  insulin glargine"]
    #expect(paragraphs(medicines).count == 2)
    let plain = ["Brought along in a bag, as she says all of them", "  Insulin glargine", "  Gout"]
    #expect(paragraphs(plain).count == 3)
  }

  @Test("prose that was wrapped by hand is one paragraph again")
  func prose() {
    #expect(
      paragraphs([
        "1. Acute infarction in the territory of the right middle cerebral artery, cardioembolic,",
        "   from atrial fibrillation that was no longer anticoagulated.",
        "Accidental dural tear during the laminectomy, repaired at once; a complication of the",
        "  operation, which kept her flat an extra day.",
        "15:30  MAP 55 after the full bolus. Norepinephrine started through an",
        "       18 g antecubital.",
      ]).count == 3)
  }

  @Test("entries behind a time or a label stay apart, though each fills its line")
  func entries() {
    let notes = [
      "8/15 01:05  From OR/CT. Sedated RASS -4. Head dressing dry. Chest tube 60 mL overnight,",
      "            leak gone. R leg splinted, toes pink. No visitors came in today. C. Ruszkowski",
      "8/16 06:40  Chest tube out by PA Karlsgaard, dressing airtight, no leak. C. Ruszkowski",
      "8/16 16:00  To trauma ward, bed 5-12. H. Oyelola",
    ]
    #expect(paragraphs(notes).count == 3)
    let sheet = [
      "Attending:          Oyelaran, Marisa, MD (05-02 to 05-11)",
      "                    Brandvold, Teodor, MD (from 05-11)",
      "Diagnosis entered with the inpatient order, as it was told: chest pain",
    ]
    #expect(paragraphs(sheet).count == 3)
  }

  @Test("a rule of dashes ends with the pane, and does not scroll it")
  func rules() {
    let text = RecordText(lines: [String(repeating: "-", count: 74), "2026-05-02 Intubation"])
    let layout = RecordLayout(text, width: 40)
    #expect(layout.lines.map(\.range.count) == [40, 21])
    #expect(layout.lines[0].kind == .rule)
    #expect(layout.tableWidth == 0)
    #expect(RecordLayout(text, width: 100).lines[0].range.count == 74)
    #expect(RecordText(lines: ["- - -", "--"]).paragraphs.allSatisfy { $0.kind == .prose })
  }

  @Test("in every shipped document no heading and no dated entry is run together with another line")
  func shipped() throws {
    let root = Fixture.root + "/Cases/inpatient"
    let stamp = /\d{1,4}[-\/]\d{1,2}(-\d{1,2})? \d\d:\d\d  .*/
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: root).sorted() {
      let opened = try loadCase(at: root + "/" + name)
      for document in opened.documents {
        let text = RecordText(lines: document.lines)
        let starts = Set(text.paragraphs.map(\.sourceLine))
        for index in document.lines.indices.dropFirst() where !starts.contains(index) {
          let (line, before) = (document.lines[index], document.lines[index - 1])
          let place = "\(name) \(document.id):\(index + 1)"
          #expect(try stamp.wholeMatch(in: line) == nil, "\(place): \(line)")
          let title = before.prefix { $0 != "(" }
          let isHeading = title.contains(where: \.isLetter) && title == title.uppercased()
          #expect(!isHeading || !before.hasSuffix(")"), "\(place): \(before)")
          let (indent, last) = (line.prefix { $0 == " " }.count, before.prefix { $0 == " " }.count)
          #expect(indent >= last, "\(place): \(line)")
          #expect(indent <= last + 1 || before.count > 55, "\(place): \(line)")
        }
        count += 1
      }
    }
    #expect(count > 200)
  }
}
