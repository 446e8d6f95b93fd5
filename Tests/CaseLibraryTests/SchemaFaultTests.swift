import Testing

@Suite("A spoiled file gives one fault, at its line: what a file holds")
struct SchemaFaultTests {
  @Test(
    "form and fields",
    arguments: [
      Spoiling(
        "unknown field, with the nearest", .stayCase, "specialty: internal", "speciality: internal",
        says: "did you mean `specialty`?"),
      Spoiling(
        "unknown field", .stayCase, "difficulty: 2", "difficulty: 2\nmood: calm", at: "mood",
        says: "no field `mood`; take it out"),
      Spoiling(
        "misspelt optional field", .stayKey, "    optional: true", "    optinal: true",
        says: "did you mean `optional`?"),
      Spoiling(
        "missing field", .stayCase, "  payer: medicare\n", "", at: "admitted:",
        says: "`payer` is missing in the stay"),
      Spoiling(
        "empty field", .stayCase, "specialty: internal medicine", "specialty:",
        says: "`specialty` is empty"),
      Spoiling(
        "field given twice", .stayCase, "difficulty: 2", "difficulty: 2\nfacility: acute # again",
        at: "# again", says: "`facility` is given twice, first on line 5"),
      Spoiling(
        "wrong choice, with the nearest", .stayCase, "facility: acute", "facility: acut",
        says: "did you mean acute?"),
      Spoiling(
        "wrong choice", .stayCase, "sex: F", "sex: woman", says: "write one of F, M, U"),
      Spoiling(
        "not a number", .stayCase, "difficulty: 2", "difficulty: two",
        says: "a whole number from 1 to 5"),
      Spoiling(
        "no such day", .stayCase, "born: 1956-02-29", "born: 1957-02-29",
        says: "write a date such as"),
      Spoiling(
        "disposition that YAML would read as a number", .stayCase, "disposition: \"06\"",
        "disposition: 6", says: "two digits"),
      Spoiling(
        "path out of the pack", .stayCase, "file: 01-face-sheet", "file: ../../01-face-sheet",
        says: "the name of a file of record/"),
      Spoiling(
        "list in place of a text", .stayCase, "specialty: internal medicine",
        "specialty: [internal]", says: "is a list, not a text"),
      Spoiling(
        "text in place of a list", .stayCase, "objectives: [II.C, I.C.4.a, B3.4b]",
        "objectives: II.C", says: "is a text, not a list"),
      Spoiling(
        "text in place of a mapping", .visitKey, "reasonForVisit:\n  - {",
        "reasonForVisit:\n  - M25.531\n  - {", at: "- M25.531", says: "is a text, not a mapping"),
      Spoiling(
        "another form", .stayKey, "schema: 1", "schema: 2", says: "the only one there is"),
      Spoiling(
        "comma in an unquoted text", .stayKey, "why: It leads.", "why: It leads, badly.",
        says: "quote a text that has a comma in it"),
      Spoiling(
        "broken quotes", .stayKey, "disposition: \"06\"", "disposition: \"06",
        at: "Community-acquired",
        says: "not readable as YAML"),
      Spoiling(
        "anchor", .stayKey, "code: R50.9", "code: &fever R50.9", says: "an anchor (&fever)"),
      Spoiling(
        "tag", .stayKey, "code: R50.9", "code: !code R50.9", says: "a tag (!code)"),
      Spoiling(
        "merge key", .stayCase, "  payer: medicare", "  <<: {}\n  payer: medicare", at: "<<",
        says: "a merge key"),
      Spoiling(
        "second document", .stayKey, "traps:", "---\ntraps:", says: "a second document"),
      Spoiling(
        "bidirectional override", .stayKey, "why: It leads.", "why: It \u{202E}leads.",
        says: "a bidirectional control character (U+202E)"),
      Spoiling(
        "escaped control character", .stayKey, "why: It leads.", "why: \"It \\eleads.\"",
        says: "a control character (U+001B)"),
      Spoiling(
        "policy field", .policy, "report: optional", "report: maybe",
        says: "write one of required, optional, notReported"),
      Spoiling(
        "policy code", .policy, "codes: [Z79]", "codes: [Z7Q]", says: "no code starts with Z7Q"),
    ])
  func form(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("all faults of a file are reported, in line order")
  func allAtOnce() throws {
    let packs = try PackCopy()
    let path = packs.stay + "/case.yaml"
    try packs.replace("sex: F", with: "sex: X", in: path)
    try packs.replace("difficulty: 2", with: "difficulty: 7", in: path)
    try packs.replace("role: nurse}", with: "role: nurse, mood: calm}", in: path)
    let faults = try packs.faults()
    expectSame(
      faults.map(\.line),
      try ["difficulty", "sex: X", "mood"].map { try packs.line(of: $0, in: path) })
  }
}
