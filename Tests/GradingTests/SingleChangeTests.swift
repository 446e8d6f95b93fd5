import Chart
import Grading
import TestSupport
import Testing

/// Every single change to a right sheet, at every place: the line it concerns gets the outcome that the
/// rules name, and no other line changes.
@Suite("Single changes")
struct SingleChangeTests {
  private func changed(_ change: (inout InpatientSummary) -> Void) throws -> [String] {
    var sheet = rightSheet()
    change(&sheet)
    let before = Set(try report(rightSheet(), Sample().key).short)
    return try report(sheet, Sample().key).short.filter { !before.contains($0) }
  }

  @Test("dropping a line: missed", arguments: 0..<4)
  func dropSecondary(index: Int) throws {
    let code = "\(rightSheet().secondary[index].code)"
    #expect(try changed { $0.secondary.remove(at: index) } == ["missed ->\(code)"])
  }

  @Test("dropping the principal or a procedure: missed")
  func dropOthers() throws {
    #expect(try changed { $0.principal = nil } == ["missed ->A41.01"])
    #expect(try changed { $0.procedures.remove(at: 0) } == ["missed ->5A1955Z"])
    #expect(try changed { $0.procedures.remove(at: 1) } == ["missed ->02HV33Z"])
  }

  @Test("a wrong indicator: the outcome stays, the verdict is wrong", arguments: 0..<4)
  func indicator(index: Int) throws {
    var sheet = rightSheet()
    sheet.secondary[index].poa = .unknown
    let result = try report(sheet, Sample().key)
    #expect(result.lines.allSatisfy { $0.outcome == .correct })
    #expect(
      result.lines.filter { $0.poa == .wrong }.map { $0.entered?.code } == [
        "\(sheet.secondary[index].code)"
      ])
  }

  @Test("the principal swapped with a secondary: both in the wrong place", arguments: 0..<4)
  func swap(index: Int) throws {
    let code = "\(rightSheet().secondary[index].code)"
    let lines = try changed { sheet in
      let principal = sheet.secondary[index]
      sheet.secondary[index] = entry("A41.01 Y")
      sheet.principal = principal
    }
    #expect(lines == ["wrongPlace A41.01>A41.01", "wrongPlace \(code)>\(code)"])
  }

  @Test("one character of a procedure: near miss from the third on", arguments: 0..<7)
  func axis(position: Int) throws {
    var code = Array("02HV33Z")
    code[position] = "Y"
    let text = String(code)
    let lines = try changed { $0.procedures[1].code = ProcedureCode(text) }
    #expect(
      lines
        == (position < 2
          ? ["missed ->02HV33Z", "unsupported \(text)>-"] : ["nearMiss \(text)>02HV33Z"]))
  }

  @Test("an added code: unsupported, wherever it stands", arguments: 0...4)
  func added(index: Int) throws {
    #expect(
      try changed { $0.secondary.insert(entry("K59.00 Y"), at: index) } == ["unsupported K59.00>-"])
    #expect(
      try changed { $0.procedures.append(done("3E03317")) } == ["unsupported 3E03317>-"])
  }
}
