import Testing

extension EndToEnd {
  @Suite("A newcomer")
  struct NewcomerStory {
    @Test(
      "start, tour, case, code, help twice, submit, evidence, retry, progress, quit",
      arguments: CodingStories.sizes)
    func path(size: String) throws {
      let screen = try TmuxScreen(try Sandbox(isFirstStart: true), size)
      try screen.run("casebook")
      try screen.wait(for: "Welcome to Casebook")
      for page in 2...4 {
        try screen.follow("Enter", as: "Enter next")
        try screen.wait(for: "\(page) of 4")
      }
      try screen.follow("Enter", as: "Enter begin")
      try screen.wait(for: "Test pack, a stay")

      // The mode in which help is to be had.
      try screen.follow("Enter", as: "Enter open")
      try screen.wait(for: "Attending")
      for _ in 1...3 where !(try screen.text.contains("Mode        tutor:")) {
        let before = try screen.text
        try screen.follow("m", as: "m mode")
        try screen.wait(until: "another mode") { $0 != before }
      }
      try screen.follow("Enter", as: "Enter start")
      try screen.wait(for: "REPORTING POLICY")

      // What the tour said of the summary.
      try screen.follow("Tab", as: "Tab pane")
      try screen.wait(for: "type a code")
      try screen.type("J18.9")
      try screen.wait(for: "J18.9      Pneumonia, unspecified organism")
      try screen.follow("Enter", as: "Enter accept")
      try screen.wait(for: "y POA")
      try screen.follow("y", as: "y POA")
      try screen.wait(for: "› +  add a diagnosis")

      // Help, twice: the keys of the place, and a hint they tell of.
      try screen.follow("?", as: "? help")
      try screen.find("Give a hint for the line", downBy: "j", as: "j k scroll")
      try screen.follow("Escape", as: "Esc close")
      try screen.wait(without: "Give a hint for the line")
      try screen.press("h")
      try screen.wait(for: "1 hint so far")
      try screen.follow("Enter", as: "Enter go on coding")
      try screen.wait(without: "1 hint so far")

      try screen.follow("?", as: "? help")
      try screen.find("Submit the summary for review", downBy: "j", as: "j k scroll")
      try screen.follow("Escape", as: "Esc close")
      try screen.wait(without: "Submit the summary for review")
      try screen.press("s")
      try screen.wait(for: "Submit 1 code")
      try screen.follow("Enter", as: "Enter submit")
      try screen.wait(for: "›Lines")

      // From a miss to its evidence, and on to another try.
      try screen.follow("n", as: "n miss")
      try screen.wait(for: "missed")
      try screen.follow("Enter", as: "Enter evidence")
      try screen.wait(for: "› Record")
      try screen.wait(for: "▌")
      try screen.follow("r", as: "r retry")
      try screen.wait(for: "This attempt is a retry", "J18.9     Pneumonia, unspecified organism")

      // A message stands where the keys are; the tour said that ? shows them.
      try screen.press("?")
      try screen.find("Leave the case; it can be gone on with later", downBy: "j", as: "j k scroll")
      try screen.follow("Escape", as: "Esc close")
      try screen.wait(without: "Leave the case;")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.follow("P", as: "P progress")
      try screen.wait(for: "1 finished session")
      try screen.follow("q", as: "q back")
      try screen.wait(for: "Specialty")
      try screen.follow("q", as: "q quit")
      try screen.wait(for: "left with 0")
    }
  }
}

extension TmuxScreen {
  /// Presses a key that the screen shows with what it does: a newcomer knows no other.
  func follow(_ key: String, as label: String, line: Int = #line) throws {
    try wait(for: label, line: line)
    try press(key)
  }

  /// Scrolls a list until it shows some text, by a key that it names.
  func find(_ text: String, downBy key: String, as label: String, line: Int = #line) throws {
    let wanted = text.split(separator: " ").prefix(4).joined(separator: " ")
    try wait(for: label, line: line)
    for _ in 0..<80 {
      let before = try self.text
      if before.contains(wanted) { break }
      try press(key)
      _ = try eventually(within: 1) { try self.text != before ? true : nil }
    }
    try wait(for: wanted, line: line)
  }
}
