import Chart
import CodeSets
import Testing

@Suite struct OutlineTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test func chaptersAndBlocksHoldEveryCategoryOnce() {
    // Chapter 22 is the last, though its letter is not.
    var seen: [DiagnosisCode] = []
    for chapter in book.chapters {
      let blocks = book.blocks(in: chapter)
      for (outer, inner) in zip(blocks, blocks.dropFirst()) {
        let isInside = inner.last <= outer.last
        #expect(isInside || outer.last < inner.first, "\(outer.owner) and \(inner.owner)")
      }
      let own = blocks.flatMap { book.categories(directlyIn: $0) }
      #expect(Set(own).count == own.count)
      #expect(own.allSatisfy { book.chapter(of: $0) == chapter })
      seen += own
    }
    let categories = book.diagnoses(startingWith: "", limit: .max).map(\.code).filter {
      $0.text.count == 3
    }
    #expect(seen.sorted() == categories)
  }

  @Test func aCategoryHasAllItsCodesThoughNotAllAtOnce() {
    for category in ["A00", "E11", "I10", "S82", "T36", "W19", "O30", "H54"] as [DiagnosisCode] {
      let whole = book.diagnoses(startingWith: category.text, limit: .max)
      let stems = book.outline(of: category, seventhsOf: nil)
      #expect(stems.map(\.code) == whole.map(\.code).filter { $0.text.count < 7 })
      var codes = Set(stems.map(\.code))
      for stem in stems {
        let more = book.outline(of: category, seventhsOf: stem.code).map(\.code)
        #expect(more == more.sorted())
        codes.formUnion(more)
      }
      #expect(codes == Set(whole.map(\.code)), "\(category)")
      let complete = Set(whole.filter(\.isComplete).map(\.code))
      #expect(stems.allSatisfy { $0.isComplete == complete.contains($0.code) })
    }
  }

  @Test func everyReferenceOfANoteLeadsSomewhere() {
    var owners: [NoteOwner] = book.chapters.flatMap { chapter in
      [chapter.owner] + book.blocks(in: chapter).map(\.owner)
    }
    owners += book.diagnoses(startingWith: "", limit: .max).lazy
      .filter { $0.code.text.count < 7 }.map { .code($0.code) }
    var (count, lost) = (0, [String]())
    for owner in owners {
      for reference in book.notes(at: owner).flatMap(\.references) {
        count += 1
        if book.place(named: reference) == nil { lost.append("\(owner): \(reference)") }
      }
    }
    #expect(count > 9000)
    #expect(lost == [])
  }

  @Test func aRangeThatIsABlockLeadsToIt() throws {
    let note = try #require(
      book.notes(at: .chapter(1)).first { $0.references.first?.last == "P39" })
    #expect(book.place(named: try #require(note.references.first)) == .block("P35-P39"))
  }

  @Test func axisNamesAndDefinitions() {
    #expect(
      book.axisNames(inSection: "0") == [
        "Section", "Body System", "Operation", "Body Part", "Approach", "Device", "Qualifier",
      ])
    #expect(book.axisNames(inSection: "Q") == [])
    #expect(book.definitions(ofAxis: "Approach").count == 7)
    #expect(book.definitions(ofAxis: "Appr").isEmpty)
  }

  @Test func keysAreReadFromTheValue() {
    #expect(book.bodyPartTerms(for: "Abdomen Muscle, Left").contains("Rectus abdominis muscle"))
    #expect(book.bodyPartTerms(for: "Abdomen Muscle").isEmpty)
    #expect(book.deviceTerms(for: "Articulating Spacer").contains { $0.hasPrefix("Spacer") })
    for entry in book.bodyPartKey {
      for value in entry.values {
        #expect(Set(entry.terms).isSubset(of: Set(book.bodyPartTerms(for: value))))
      }
    }
  }
}
