import Chart
import CodeSets
import Practice
import Terminal
import Testing
import Workbench

@Suite("The PCS builder")
struct BuilderTests {
  @Test("it offers the way to every valid code and to no other")
  func everyCode() throws {
    let books = try Fixture.books()
    let edition = try #require(CivilDate("2026-04-01"))
    let valid = books.procedures(startingWith: "", limit: .max).filter {
      $0.valid.contains(edition)
    }
    var reached: [String] = []
    func walk(_ page: BuilderPage) {
      guard page.axis < 6 else {
        reached += page.offered.map { page.prefix + String($0.value) }
        return
      }
      for value in page.offered {
        var next = page
        guard next.choose(character: value.value, books) else {
          Issue.record("\(page.prefix)\(value.value) is offered and not taken")
          continue
        }
        walk(next)
      }
    }
    walk(BuilderPage("", on: nil, in: books))
    #expect(reached.count == 79_193)
    #expect(reached == valid.map(\.code.text))
  }

  /// October had two codes that ended with March, and not the eighty that began in April.
  @Test(
    "for a discharge date it offers the codes valid then and no other",
    arguments: [("2025-12-01", 79_115), ("2026-03-31", 79_115), ("2026-04-01", 79_193)])
  func everyCode(on day: String, count: Int) throws {
    let books = try Fixture.books()
    let date = try #require(CivilDate(day))
    let valid = books.procedures(startingWith: "", limit: .max).filter { $0.valid.contains(date) }
    var reached: [String] = []
    func walk(_ prefix: String) {
      for value in books.nextValues(after: prefix, on: date) {
        let next = prefix + String(value.value)
        if next.count == 7 { reached.append(next) } else { walk(next) }
      }
    }
    walk("")
    #expect(reached.count == count)
    #expect(reached == valid.map(\.code.text))
    for (code, isValid) in [("30233AZ", day < "2026-04-01"), ("30243AZ", day < "2026-04-01")] {
      #expect(BuilderPage(code, on: date, in: books).isComplete == isValid, "\(code)")
    }
    let new = try #require(
      books.procedures(startingWith: "", limit: .max).first {
        $0.valid.from == CivilDate("2026-04-01")
      })
    #expect(
      BuilderPage(new.code.text, on: date, in: books).isComplete == (day >= "2026-04-01"))
  }

  @Test("a code is built by characters, and goes into the field of the line")
  func characters() throws {
    var story = try Story.started()
    try story.press("<Tab>o0FT<C-o>")
    #expect(story.state.browser?.builder?.prefix == "0FT")
    try story.press("44ZZ")
    #expect(story.state.browser?.builder?.isComplete == true)
    #expect(story.screen.contains("Resection of Gallbladder, Percutaneous"))
    try story.press("<Enter>")
    #expect(story.state.browser == nil)
    #expect(story.session?.draft?.text == "0FT44ZZ")
    try story.press("<Enter>5/4<Enter>")
    #expect(story.session?.summary.procedures.first?.code == "0FT44ZZ")
  }

  @Test("and by the beginnings of labels")
  func labels() throws {
    var story = try Story.started()
    try story.press("<Tab>o<C-o>med<Enter>hepat<Enter>resec<Enter>gall<Enter>")
    #expect(story.state.browser?.builder?.prefix == "0FT4")
    try story.press("endo<Enter>")
    #expect(story.state.browser?.builder?.prefix == "0FT44")
    try story.press("qqq")
    #expect(story.screen.contains("No device here goes by q"))
  }

  @Test(
    "what stands after a changed axis is kept where it is valid, and comes back where it was not")
  func kept() throws {
    var story = try Story.started()
    func prefix() -> String? { story.state.browser?.builder?.prefix }
    try story.press("<Tab>o0FT44ZZ<C-o><Left><Left><Left>G")
    #expect(prefix() == "0FTG4ZZ")
    try story.press("<Esc><C-u>0JB73ZX<C-o><Left><Left><Left>8")
    #expect(prefix() == "0JB83ZX", "all that follows is valid for the abdomen too")
    try story.press("<Left><BS>")
    #expect(prefix() == "0JB")
    #expect(story.screen.contains("if it is valid then"))
    try story.press("7")
    #expect(prefix() == "0JB73ZX")
  }

  @Test(
    "what leads nowhere is left out of what is taken over",
    arguments: [
      ("0FTX", "0FT"), ("", ""), ("lap chole", ""), ("0ft44zz", "0FT44ZZ"), ("0FT44ZZZ", "0FT44ZZ"),
      ("Q", ""),
    ])
  func takenOver(typed: String, prefix: String) throws {
    #expect(BuilderPage(typed, on: nil, in: try Fixture.books()).prefix == prefix)
  }

  @Test("a procedure that began or ended within the year says so for the discharge date")
  func validity() throws {
    let books = try Fixture.books()
    let discharge = try #require(CivilDate("2026-05-09"))
    let new = try #require(
      books.procedures(startingWith: "", limit: .max).first {
        $0.valid.from == CivilDate("2026-04-01") && $0.valid.contains(discharge)
      })
    var story = try Story.started()
    try story.press("<Tab>o\(new.code.text)<C-o>")
    #expect(story.screen.contains("Valid from 1 Apr 2026"))
  }

  @Test("a procedure that is none is taken over as far as it goes")
  func wrongCode() throws {
    var story = try Story.started()
    try story.press("<Tab>o0FTX<C-o>")
    #expect(story.state.browser?.builder?.prefix == "0FT")
    #expect(story.session?.draft?.text == "0FTX")
  }

  @Test("the value under the cursor is looked up, and what a term is coded to is put in")
  func lookUp() throws {
    var story = try Story.started()
    try story.press("<Tab>o0FT<C-o><C-r>")
    #expect(story.state.browser?.reference?.kind == .bodyParts)
    try story.press("H")
    #expect(story.state.browser?.builder?.prefix == "0FT")
    try story.press("<Left>")
    #expect(story.screen.contains("Resection"))
    try story.press("<C-r>")
    #expect(story.state.browser?.reference?.row?.term == "Resection")
    try story.press("/excision<Enter><Enter>")
    #expect(story.state.browser?.builder?.prefix.hasPrefix("0FB") == true)
  }

  @Test("in the builder Esc drops a label first, and BS takes back axis by axis")
  func erasing() throws {
    var story = try Story.started()
    try story.press("<Tab>o0FT<C-o>gal<Esc>")
    #expect(story.state.browser?.builder?.words == "")
    try story.press("<BS>")
    #expect(story.state.browser?.builder?.prefix == "0F")
    try story.press("<BS><BS><BS>")
    #expect(story.state.browser?.builder?.prefix == "")
    try story.press("<Esc>")
    #expect(story.state.browser == nil)
    #expect(story.session?.draft?.text == "0FT")
  }
}
