import Terminal
import Testing
import Workbench

@Suite("Keys")
struct BindingTests {
  @Test("every command has a key and a help, and no key means two things in one place")
  func own() throws {
    for command in Command.all {
      #expect(!command.keys.isEmpty, "\(command.id)")
      #expect(command.help.first?.isUppercase == true, "\(command.id)")
    }
    _ = try Bindings(replacing: [:])
  }

  @Test("function keys and Ctrl-S, Ctrl-Q are never the only way")
  func terminals() {
    for command in Command.all {
      let safe = command.keys.contains { key in
        switch key {
        case .function, .control("s"), .control("q"): false
        default: true
        }
      }
      #expect(safe, "\(command.id)")
    }
  }

  @Test("a command bound to another key is found there and shown so")
  func rebound() throws {
    var story = try Story.started()
    let bindings = try Bindings(replacing: ["submit": [.function(2), .character("x")]])
    story.bind(bindings)
    try story.press("<Tab>J18.9<Enter>yx")
    #expect(story.screen.contains("Submit 1 code for review?"))
    #expect(bindings.table.contains("| `F2` `x` | Submit the summary for review |"))
    try story.press("<Esc>s")
    #expect(story.screen.contains("does nothing here"))
  }

  @Test("a key that would mean two things, and a command there is not, are refused by name")
  func conflicts() {
    #expect {
      try Bindings(replacing: ["sumbit": [.character("x")], "submit": [.character("a")]])
    } throws: { error in
      let conflicts = (error as? Bindings.Conflicts)?.all ?? []
      return conflicts.first?.what == "there is no command `sumbit`" && conflicts.count > 1
        && conflicts.dropFirst().allSatisfy { $0.command == "submit" }
    }
  }
}
