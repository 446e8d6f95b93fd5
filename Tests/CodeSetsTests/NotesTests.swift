import Chart
import CodeSets
import CustomDump
import Testing

@Suite struct NotesTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  /// Every note of the book, by walking the tabular list.
  private func allNotes() -> [Note] {
    var notes: [Note] = []
    var owners: Set<NoteOwner> = []
    func take(_ owner: NoteOwner) {
      if owners.insert(owner).inserted { notes += book.notes(at: owner) }
    }
    for chapter in book.chapters { take(chapter.owner) }
    for record in book.diagnoses(startingWith: "", limit: .max) {
      if record.code.text.count == 3 {
        for block in book.blocks(of: record.code) { take(block.owner) }
      }
      take(.code(record.code))
    }
    return notes
  }

  // The elements are those of the XML of the tabular list, as its reader counts them; the lines are
  // what they hold.
  @Test func everyNoteIsThere() {
    let notes = allNotes()
    var lines: [NoteKind: Int] = [:]
    var lists: [NoteKind: Set<String>] = [:]
    for note in notes {
      lines[note.kind, default: 0] += 1
      lists[note.kind, default: []].insert("\(note.owner) \(note.list)")
    }
    expectNoDifference(
      lists.mapValues(\.count),
      [
        .includes: 415, .inclusionTerm: 6_809, .excludes1: 2_644, .excludes2: 1_165,
        .codeFirst: 363, .useAdditional: 844, .codeAlso: 320, .note: 86, .seventhHeading: 508,
        .seventh: 508, .seventhNote: 8, .visualImpairment: 1,
      ])
    expectNoDifference(
      lines,
      [
        .includes: 1_024, .inclusionTerm: 12_574, .excludes1: 5_407, .excludes2: 2_520,
        .codeFirst: 809, .useAdditional: 1_485, .codeAlso: 655, .note: 180, .seventhHeading: 508,
        .seventh: 1_790, .seventhNote: 8, .visualImpairment: 6,
      ])
    #expect(notes.count == 26_966)
    #expect(notes.allSatisfy { !$0.text.isEmpty })
  }

  private func texts(_ code: DiagnosisCode, _ kind: NoteKind) -> [String] {
    book.notes(of: code, inherited: false).filter { $0.kind == kind }.map(\.text)
  }

  @Test func chronicObstructivePulmonaryDisease() {
    expectNoDifference(
      texts("J44", .excludes2),
      [
        "bronchiectasis (J47.-)", "chronic bronchitis NOS (J42)",
        "chronic simple and mucopurulent bronchitis (J41.-)", "chronic tracheitis (J42)",
        "chronic tracheobronchitis (J42)", "emphysema without chronic bronchitis (J43.-)",
      ])
    expectNoDifference(texts("J44", .codeAlso), ["type of asthma, if applicable (J45.-)"])
  }

  @Test func heartFailureComesAfterItsCause() {
    let notes = book.codeFirst(of: "I50.23")
    #expect(notes.count == 6)
    #expect(notes.allSatisfy { $0.owner == .code("I50") && $0.heading == nil })
    #expect(
      notes.contains { $0.names("I11.0") && $0.text == "heart failure due to hypertension (I11.0)" }
    )
    #expect(notes.contains { $0.names("I13.2") })
    #expect(notes.contains { $0.names("O08.89") })
    #expect(!notes.contains { $0.names("I10") })
  }

  @Test func diabetesAsksForItsControl() {
    let notes = book.useAdditional(of: "E11.65")
    expectNoDifference(
      notes.map(\.text),
      [
        "code to identify control using:",
        "injectable non-insulin antidiabetic drugs (Z79.85)", "insulin (Z79.4)",
        "oral antidiabetic drugs (Z79.84)", "oral hypoglycemic drugs (Z79.84)",
      ])
    #expect(notes.dropFirst().allSatisfy { $0.heading == "code to identify control using:" })
    #expect(notes[0].heading == nil && notes[0].references.isEmpty)
    #expect(book.useAdditional(of: "E11.22").contains { $0.owner == .code("E11.22") })
  }

  @Test func severeSepsisComesAfterTheInfection() {
    let notes = book.codeFirst(of: "R65.21")
    #expect(notes.first?.text == "underlying infection, such as:")
    #expect(notes.count == 9)
    let named = notes.filter { $0.names("A41.9") }
    #expect(named.map(\.heading) == ["underlying infection, such as:"])
    #expect(book.useAdditional(of: "R65.20").contains { $0.names("N17.9") })
  }

  @Test func kidneyDiseaseComesAfterWhatItIsOf() {
    let notes = book.codeFirst(of: "N18.30")
    expectNoDifference(
      notes.map(\.text),
      [
        "any associated:",
        "diabetic chronic kidney disease (E08.22, E09.22, E10.22, E11.22, E13.22)",
        "hypertensive chronic kidney disease (I12.-, I13.-)",
      ])
    #expect(notes[2].references.map(\.description) == ["I12", "I13"])
  }

  @Test func pressureUlcers() {
    #expect(
      texts("L89", .excludes2).contains {
        $0.hasPrefix("diabetic ulcers (E08.621, E08.622, E09.621")
      })
    #expect(book.codeFirst(of: "L89.154").map(\.text) == ["any associated gangrene (I96)"])
    #expect(book.excludes2("L89.154", "E11.621")?.owner == .code("L89"))
  }

  @Test func fractureOfTheFemurHasItsSeventhCharacters() {
    let sevenths = book.sevenths(of: "S72.001")
    #expect(String(sevenths.map(\.character)) == "ABCDEFGHJKMNPQRS")
    #expect(
      sevenths.first == SeventhCharacter("A", meaning: "initial encounter for closed fracture"))
    #expect(sevenths.last?.meaning == "sequela")
    #expect(texts("S72", .seventhNote) == ["initial encounter for open fracture NOS"])
    // Nearer headers replace those above them; whatever code is complete below them or not.
    #expect(String(book.sevenths(of: "S72.43").map(\.character)) == "ABCDEFGHJKMNPQRS")
    #expect(String(book.sevenths(of: "S72.47").map(\.character)) == "ADGKPS")
    #expect(book.sevenths(of: "W19.XXXA").map(\.meaning).contains("subsequent encounter"))
    #expect(book.sevenths(of: "I10").isEmpty)
    #expect(book.sevenths(of: "").isEmpty)
  }

  @Test func pregnancyHasTheNotesOfItsChapter() {
    let notes = book.notes(of: "O14.13", inherited: true)
    #expect(notes.first?.owner == .chapter(15))
    let owners = notes.map(\.owner)
    #expect(owners == owners.sorted { depth($0) < depth($1) })
    #expect(
      notes.contains { $0.kind == .useAdditional && $0.owner == .chapter(15) && $0.names("Z3A.32") }
    )
    #expect(notes.contains { $0.kind == .note && $0.text.hasPrefix("Trimesters are counted") })
    #expect(!book.notes(of: "O14.13", inherited: false).contains { $0.owner == .chapter(15) })
  }

  private func depth(_ owner: NoteOwner) -> Int {
    switch owner {
    case .chapter: 0
    case .block: 1
    case .code(let code): 1 + code.text.count
    }
  }

  @Test func twoListsOfAKindKeepTheirHeadings() {
    // R52 names pains by site in the middle of its list; what stands before has no heading.
    let notes = book.notes(of: "R52", inherited: false).filter { $0.kind == .excludes1 }
    #expect(notes.first?.heading == nil)
    #expect(notes.first { $0.names("R10.9") }?.heading?.hasSuffix("such as:") == true)
    // D89.83 has two lists of "use additional code": the heading of one is none of the other.
    let lists = book.useAdditional(of: "D89.83").map(\.list)
    #expect(Set(lists).count == 2)
  }

  @Test func chaptersAndBlocks() {
    #expect(book.chapters.count == 22)
    #expect(book.chapter(of: "U07.1")?.owner == .chapter(22))
    #expect(book.chapter(of: "O14.13")?.title == "Pregnancy, childbirth and the puerperium")
    let breast = book.blocks(of: "C50.911").map(\.owner)
    expectNoDifference(breast, [.block("C00-C96"), .block("C00-C75"), .block("C50-C50")])
    #expect(book.block(of: "C4A.0")?.owner == .block("C43-C44"))
    #expect(book.block(of: "C7A.00")?.owner == .block("C7A-C7A"))
    #expect(book.block(of: "E11.9")?.title == "Diabetes mellitus")
    #expect(book.block(of: "S72.001A")?.owner == .block("S70-S79"))
    expectNoDifference(
      book.blocks(of: "V03.10XA").map(\.owner),
      [.block("V00-X58"), .block("V00-V99"), .block("V00-V09")])
    for absent: DiagnosisCode in ["", "E", "ZZZ", "🩺"] {
      #expect(book.chapter(of: absent) == nil)
      #expect(book.block(of: absent) == nil)
      #expect(book.notes(of: absent, inherited: true).isEmpty)
      #expect(book.codeFirst(of: absent).isEmpty)
    }
    #expect(book.block(of: "QA0.0")?.owner == .block("QA0-QA0"))
  }

  @Test func everyCategoryHangsInItsSections() {
    for record in book.diagnoses(startingWith: "", limit: .max) where record.code.text.count == 3 {
      guard let chapter = book.chapter(of: record.code), book.block(of: record.code) != nil,
        chapter.first.text <= record.code.text, record.code.text <= chapter.last.text
      else {
        Issue.record("\(record.code) hangs nowhere")
        return
      }
    }
  }

  @Test func theIndexAndTheTableTellTheSame() {
    for code: DiagnosisCode in [
      "E11.22", "I50.9", "T81.44XA", "C50.911", "O99.810", "G31.84", "V03.10XA",
    ] {
      let notes = book.notes(of: code, inherited: true)
      expectNoDifference(book.codeFirst(of: code), notes.filter { $0.kind == .codeFirst })
      expectNoDifference(book.useAdditional(of: code), notes.filter { $0.kind == .useAdditional })
      expectNoDifference(book.codeAlso(of: code), notes.filter { $0.kind == .codeAlso })
    }
  }
}
