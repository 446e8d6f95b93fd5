import CustomDump
import Testing

@testable import Terminal

@Suite("Keys from what curses reads")
struct KeyReaderTests {
  private func keys(_ raw: [KeyReader.Raw]) -> [Key] {
    var reader = KeyReader()
    var rest = raw[...]
    var keys: [Key] = []
    while let key = reader.next(
      milliseconds: 0, read: { rest.popFirst() },
      special: { $0 == 0o632 ? .resize(Size(columns: 80, rows: 24)) : nil })
    {
      keys.append(key)
    }
    return keys
  }

  private func typed(_ text: String) -> [KeyReader.Raw] {
    text.unicodeScalars.map { .character($0.value) }
  }

  private let pasteStart = KeyReader.Raw.code(KeyCodes.pasteStart)
  private let pasteEnd = KeyReader.Raw.code(KeyCodes.pasteEnd)

  @Test("characters, controls and Alt")
  func characters() {
    expectNoDifference(
      keys(typed("aé\r\t\u{10}\u{7F}\u{1B}x\u{1B}\u{1B}y\u{1B}")),
      [
        .character("a"), .character("é"), .enter, .tab, .control("p"), .backspace, .alt("x"),
        .escape, .alt("y"), .escape,
      ])
    expectNoDifference(
      keys([.character(0x1B), .code(0o403), .code(0o403)]), [.modified(.alt, .up), .up])
    expectNoDifference(keys(typed("\u{85}a")), [.character("a")])
  }

  @Test("pasted text is one key, whatever is in it")
  func pasted() {
    let raw =
      [pasteStart] + typed("A41.9\r\nB\rC\u{1B}:q") + [.code(0o403)] + typed("!") + [pasteEnd]
      + typed("j")
    expectNoDifference(keys(raw), [.paste("A41.9\nB\nC\u{1B}:q!"), .character("j")])
  }

  @Test("a resize comes through even while text is pasted")
  func resizedWhilePasting() {
    expectNoDifference(
      keys([pasteStart] + typed("a") + [.code(0o632)] + typed("b") + [pasteEnd]),
      [.resize(Size(columns: 80, rows: 24)), .paste("ab")])
  }

  @Test("pasted text ends at its bound; the rest is dropped, not typed")
  func bound() {
    let long = [KeyReader.Raw](repeating: .character(0x78), count: KeyReader.pasteLimit + 10)
    let found = keys([pasteStart] + long + [pasteEnd] + typed("j"))
    #expect(found.count == 2)
    #expect(found.last == .character("j"))
    if case .paste(let text) = found.first { #expect(text.utf8.count == KeyReader.pasteLimit) }
  }

  @Test("pasted text whose end got lost counts as whole after a while")
  func lostEnd() {
    var reader = KeyReader()
    var rest = ([pasteStart] + typed("abc"))[...]
    let none: (Int32) -> Key? = { _ in nil }
    #expect(reader.next(milliseconds: 100, read: { rest.popFirst() }, special: none) == nil)
    #expect(reader.next(milliseconds: 200, read: { nil }, special: none) == nil)
    #expect(reader.next(milliseconds: 5000, read: { nil }, special: none) == .paste("abc"))
    #expect(reader.next(milliseconds: 5000, read: { nil }, special: none) == nil)
  }

  @Test("an end of pasted text that never began is nothing")
  func strayEnd() {
    expectNoDifference(keys([pasteEnd] + typed("a")), [.character("a")])
  }
}
