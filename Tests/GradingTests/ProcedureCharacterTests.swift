import Chart
import CodeSets
import Grading
import TestSupport
import Testing

@Suite("A wrong character")
struct ProcedureCharacterTests {
  @Test("in each of the seven places of 5,000 procedure codes it is named, and what is valid there")
  func everyPlace() throws {
    let book = try openBook()
    let encounter = try #require(Stays.encounter())
    let codes = book.procedures(startingWith: "", limit: .max)
      .filter { $0.valid.contains(encounter.discharged.date) }
    let signs = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    var random = SeededGenerator(seed: 31)
    for _ in 0..<5000 {
      let code = codes[Int.random(in: codes.indices, using: &random)].code.text
      for place in 0..<7 {
        let before = String(code.prefix(place))
        let valid = Set(book.nextValues(after: before).map(\.value))
        let wrong = signs.filter { !valid.contains($0) }
        guard let sign = wrong.randomElement(using: &random) else { continue }
        let spoiled = before + String(sign) + code.dropFirst(place + 1)
        let sheet = InpatientSummary(
          principal: entry("A41.01 Y"), procedures: [ProcedureEntry(ProcedureCode(spoiled))])
        let edit = edits(of: .inpatient(sheet), encounter: encounter, using: book)
          .first { $0.id == EditID.procedureCharacter.rawValue }
        #expect(edit?.message.hasPrefix("Character \(place + 1) (") == true, "\(spoiled)")
        #expect(edit?.message.contains("), \(sign), is not valid") == true, "\(spoiled)")
        let first = book.nextValues(after: before).first
        #expect(edit?.message.contains("\(first?.value ?? " ") \(first?.label ?? "")") == true)
      }
    }
  }
}
