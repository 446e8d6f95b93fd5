import Chart
import Terminal
import Testing
import Workbench

@Suite("Tables of values")
struct LabTests {
  private func series(_ text: String) -> [String: [String]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Dictionary(
      uniqueKeysWithValues: labSeries(RecordText(lines: lines)).map { series in
        (series.label, series.points.map { "\($0.when)=\($0.text)" })
      })
  }

  @Test("times across, a row a value; what is missing stays missing")
  func across() {
    let found = series(
      """
      CHEMISTRY      5/2   5/3   5/4   5/5
      Na             133   135   137   139
      Bands %        22    18    -     4
      Troponin       < 0.01      0.40  6.1 H
      """)
    #expect(
      found == [
        "Na": ["5/2=133", "5/3=135", "5/4=137", "5/5=139"],
        "Bands %": ["5/2=22", "5/3=18", "5/5=4"],
        "Troponin": ["5/2=< 0.01", "5/4=0.40", "5/5=6.1 H"],
      ])
  }

  @Test("dates above times, even where two times have one blank between them")
  func twoHeads() {
    let found = series(
      """
                     6/8    6/9   6/10
                     05:00  05:00 05:00
      WBC            21.7   17.3  14.8
      Lipase           96     74    70
      """)
    #expect(found["WBC"] == ["6/8 05:00=21.7", "6/9 05:00=17.3", "6/10 05:00=14.8"])
    #expect(found["Lipase"]?.count == 3)
  }

  @Test("times down, a column a value, with gaps")
  func down() {
    let found = series(
      """
      DATE   TIME   HGB   PLT   INR  NA   LACTATE
      8/14   18:20   8.4  171   1.2  139  5.2
      8/14   20:30   7.6  164   1.2       3.1
      8/15   00:55   8.1  160        138  1.9
      """)
    #expect(found["HGB"] == ["8/14 18:20=8.4", "8/14 20:30=7.6", "8/15 00:55=8.1"])
    #expect(found["INR"] == ["8/14 18:20=1.2", "8/14 20:30=1.2"])
    #expect(found["NA"] == ["8/14 18:20=139", "8/15 00:55=138"])
    #expect(found["LACTATE"] == ["8/14 18:20=5.2", "8/14 20:30=3.1", "8/15 00:55=1.9"])
  }

  @Test(
    "prose, doses and what does not stand under one time are no series",
    arguments: [
      "Lactate: 6/2 22:05 2.2; 6/3 00:40 1.3; 6/7 22:45 3.4",
      "            5/2    5/3\nNote        see    text",
      "            5/2            5/3\nK                  4.1",
      "            5/2    5/3\nK           3.1  3.2  3.3",
      "HFNC   40 L   0.40   94%\nHFNC   35 L   0.35   95%",
    ])
  func unclear(text: String) { #expect(series(text).isEmpty) }

  @Test("a value out of the bounds of its row, or flagged by the record, is flagged")
  func flags() throws {
    let lines = [
      "             05-02    05-03    05-04",
      "Potassium      -       2.9      3.6     (3.5-5.1 mmol/L)",
      "Hemoglobin   10.9 L    12.8     16.9    (12.0-15.5 g/dL)",
    ]
    let text = RecordText(lines: lines)
    let flags = labSeries(text).flatMap { $0.points }.compactMap(\.flag)
    #expect(flags.map { text.line.text(in: $0.range) } == ["2.9", "10.9 L", "16.9"])
    #expect(flags.map(\.isHigh) == [false, false, true])
    #expect(flags.map(\.isFlagged) == [false, true, false])
  }

  @Test("a sparkline goes from the least to the most")
  func spark() throws {
    let levels = GlyphSet.unicode.levels
    #expect(sparkline([1, 8, 4.5], levels) == "▁█▅")
    #expect(sparkline([5, 5], levels).count == 2)
    #expect(sparkline([], levels) == "")
  }

  @Test("wide tables are not wrapped; they scroll sideways, and their labels stay")
  func sideways() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    var chosen = try #require(story.session?.chosen)
    let heads = (1...30).map { "   6/\($0 < 10 ? " " : "")\($0)" }.joined()
    let values = (10..<40).map { "    1\($0)" }.joined()
    let lab = try #require(chosen.documents.firstIndex { $0.kind == .laboratory })
    chosen.documents[lab].lines = [
      "", "          " + heads, "Sodium    " + values, "Potassium " + values,
    ]
    let start = try #require(story.start)
    try story.take(.opened(chosen, resuming: story.resumed(start)))
    try story.press("]]]]")
    #expect(story.screen.contains("Sodium        110    111"))
    #expect(story.session?.reader.layout.lines.count == 4)
    try story.press("lll")
    let rows = story.screen.split(separator: "\n").filter { $0.contains("Sodium") }
    #expect(rows.count == 1)
    #expect(!story.screen.contains("Sodium        110"))
    #expect(rows.first?.contains("<Sodium") == true)
    #expect(rows.first?.hasSuffix(">") == true)
    // The cursor brings its column into view.
    try story.press("vj$")
    #expect(story.screen.contains("139"))
    try story.press("0")
    #expect(story.session?.reader.sideways == 0)
  }
}
