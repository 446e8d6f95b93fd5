import Foundation
import Testing

extension EndToEnd {
  @Suite("Examinations on a terminal")
  struct ExaminationStories {
    @Test("kill -9 in a case with a query half written: the other case, flag and words are there")
    func killed() throws {
      let sandbox = try Sandbox()
      let second = sandbox.cases + "/inpatient/test-pack-second"
      try FileManager.default.copyItem(atPath: sandbox.stay, toPath: second)
      try sandbox.replace(
        "id: test-pack-stay", with: "id: test-pack-second", in: second + "/case.yaml")
      try sandbox.replace(
        "title: Test pack, a stay", with: "title: Test pack, another", in: second + "/case.yaml")
      let first = try TmuxScreen(sandbox)
      try first.run("casebook practice test-pack-stay test-pack-second --mode exam --minutes 40")
      try first.wait(for: "An examination of 2 cases, 40 minutes?")
      try first.press("Enter")
      try first.wait(for: "0 complete · 0 incomplete · 2 unseen")
      try first.press("Enter", "Tab")
      try first.wait(for: "› Coding summary")
      try first.type("J18.9")
      try first.press("Enter")
      try first.type("y!)")
      try first.wait(for: "case 2 of 2")
      try first.type("Qa")
      try first.wait(for: "Enter next  Esc leave")
      try first.type("Low potass")
      try first.wait(for: "Low potass")
      try first.end(by: SIGKILL)

      let again = try TmuxScreen(sandbox)
      try again.run("casebook")
      try again.wait(for: "Go on with the examination?")
      try again.press("Enter")
      try again.wait(for: "Everything is as you left it", "Low potass", "case 2 of 2")
      try again.type("ium")
      try again.wait(for: "Low potassium")
      try again.press("Enter")
      try again.type("qqq")
      try again.wait(for: "0 complete · 2 incomplete · 0 unseen · 1 flagged", "1 code ")
      try again.type("s")
      try again.wait(for: "Hand the examination in?")
      try again.press("Enter")
      try again.wait(for: "Examination, handed in", "Principal diagnosis")
      try again.type("q")
      try again.wait(for: "Specialty")
      try again.type("Pvvvv")
      try again.wait(for: "2 cases, 40 minutes", "All its cases: mean practice score ")
      try again.press("Enter")
      try again.wait(for: "›Lines", "J18.9")
      try again.type("q")
      try again.wait(for: "2 cases, 40 minutes")
      try again.type("q")
      try again.wait(for: "Specialty")
      try again.type("q")
      try again.wait(for: "left with 0")
    }
  }
}
