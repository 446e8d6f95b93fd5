import Chart
import Foundation
import Grading
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: reports")
struct ReportStories {
  @Test("the report is saved as what its name says, and no file is replaced unasked")
  func save() throws {
    var story = try ReviewStories.reviewed()
    try story.press("S")
    #expect(story.screen.contains("casebook-test-pack-stay.html"))
    try story.press("<Enter>")
    #expect(story.screen.contains("Written to casebook-test-pack-stay.html"))
    try story.press("S<Enter>")
    #expect(story.screen.contains("is there already"))
    try story.press("<Esc><Esc>S<C-u>a.txt<Enter>S<C-u>a.json<Enter>S<C-u><Enter><Esc>")
    #expect(Set(story.files.keys) == ["casebook-test-pack-stay.html", "a.txt", "a.json"])
    let text = try #require(story.files["a.txt"])
    #expect(text.contains("Practice score: "))
    #expect(text.contains("Time: "))
    let json = try #require(story.files["a.json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let report = try #require(object?["report"] as? [String: Any])
    #expect(report["case"] as? String == "test-pack-stay")
    let page = try #require(story.files["casebook-test-pack-stay.html"])
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"))
    _ = try XMLCheck(page)
  }

  @Test("a saved report tells mode, time, overtime and help beside the score")
  func helpInReports() throws {
    var story = try Story()
    try story.press("<Enter>m<Enter><Tab>h<Enter>h<Enter>")
    try story.wait(seconds: 11 * 60)
    try story.press("sx")
    for name in ["a.txt", "a.html"] {
      try story.press("S<C-u>\(name)<Enter>")
      let text = try #require(story.files[name])
      let head = text[..<(try #require(text.range(of: "J18.9")).lowerBound)]
      for fact in [
        "Mode: tutor", "Time used: 11:00 of 10:00, 01:00 over time",
        "Hints asked for: 2; lines checked: 0",
      ] {
        #expect(head.contains(fact), "\(name): \(fact)")
      }
    }
    try story.press("S<C-u>a.json<Enter>")
    let json = try #require(story.files["a.json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["hints"] as? Int == 2)
    #expect(object?["checks"] as? Int == 0)
    #expect(object?["minutes"] as? Int == 10)
    #expect(object?["overSeconds"] as? Int == 60)
    #expect((object?["report"] as? [String: Any])?["hints"] == nil)
  }

  @Test(
    "a name that ends otherwise than a report can be written is refused, and stays to be mended")
  func endings() throws {
    var story = try ReviewStories.reviewed("80x24")
    try story.press("S<C-u>reports.d/rep.pdf<Enter>")
    #expect(story.files.isEmpty)
    #expect(story.screen.contains("End the name with .txt, .json or .html"))
    #expect(story.screen.contains("Save as .txt, .json or .html: reports.d/rep.pdf"))
    try story.press("<Backspace><Backspace><Backspace>TXT<Enter>")
    #expect(Set(story.files.keys) == ["reports.d/rep.TXT"])
    try story.press("S<C-u>reports.d/rep<Enter>")
    #expect(story.files["reports.d/rep"]?.contains("Practice score: ") == true)
  }

  @Test(
    "controls, overrides and markup reach no file raw", arguments: ["a.txt", "a.json", "a.html"])
  func hostile(name: String) throws {
    var story = try Story.started()
    try story.press(ReviewStories.keys)
    var chosen = try #require(story.review?.chosen)
    let hostile = "<b>\u{1B}[31m\u{202E}\u{9B}x\u{200B}&\"\u{7F}\u{2066}</b>"
    chosen.info.title = hostile
    let entry = try #require(story.archive.reopened(1))
    var stored = try #require(entry.stored)
    stored.report.lines[0].why = hostile
    stored.report.lines[0].cite = [hostile]
    stored.report.lines[0].evidence = [Evidence(in: hostile, quote: hostile)]
    stored.json = reportJSON(stored.report, caseID: hostile, caseRevision: hostile)
    let events = entry.events + [StampedEvent(at: 0, .disputed(line: 0, note: hostile))]
    try story.take(
      .reviewed(chosen, ReopenedSession(start: entry.start, events: events, stored: stored)))
    try story.press("oS<C-u>\(name)<Enter>")
    let text = try #require(story.files[name])
    let bad: Set<UInt32> = [0x1B, 0x202E, 0x9B, 0x200B, 0x7F, 0x2066]
    #expect(!text.unicodeScalars.contains { bad.contains($0.value) })
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
    if name == "a.html" {
      #expect(!text.contains("<b>\u{FFFD}"))
      _ = try XMLCheck(text)
    } else if name == "a.json" {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let disputes = object?["disputes"] as? [[String: Any]]
      #expect(disputes?.first?["note"] as? String == hostile)
    }
  }
}

/// Proves that a page's tags are opened and closed in order.
struct XMLCheck {
  struct Unbalanced: Error { var tag: String }

  init(_ page: String) throws {
    var open: [Substring] = []
    for match in page.matches(of: /<(\/?)([a-z][a-z0-9]*)[^<>]*>/) {
      let tag = match.2
      if ["meta", "br"].contains(tag) { continue }
      if match.1.isEmpty {
        open.append(tag)
      } else if open.popLast() != tag {
        throw Unbalanced(tag: String(tag))
      }
    }
    if let tag = open.last { throw Unbalanced(tag: String(tag)) }
  }
}
