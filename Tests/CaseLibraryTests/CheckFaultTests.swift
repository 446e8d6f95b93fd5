import CaseLibrary
import Testing

@Suite("A spoiled file gives one fault, at its line: what the checks prove")
struct CheckFaultTests {
  @Test("the stay", arguments: CheckFaultTests.stay)
  func staySpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("the record", arguments: CheckFaultTests.record)
  func recordSpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("codes", arguments: CheckFaultTests.codes)
  func codesSpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("lines", arguments: CheckFaultTests.lines)
  func linesSpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("evidence and teaching", arguments: CheckFaultTests.teaching)
  func teachingSpoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  @Test("every check with a function is spoiled by some test here")
  func coverage() {
    let spoiled =
      (Self.stay + Self.record + Self.codes + Self.lines + Self.teaching
      + RecordFaultTests.all + EditFaultTests.all).map(\.says)
    // Those that need the MS-DRG engine: see GrouperTests.
    let checks = Audit.checks.filter { $0.stage == .checked && !$0.needsGrouper }.map(\.id)
    // Of missing and of stray files, which no edit of a file makes: see FileFaultTests. An edit's
    // fault ends in its own id: see EditFaultTests. What takes two edits is in RecordFaultTests.
    let elsewhere = ["files", "edits", "summary-last", "summary-only", "lab-flags"]
    for id in checks where !elsewhere.contains(id) {
      #expect(spoiled.contains { $0.hasSuffix("[\(id)]") }, "\(id)")
    }
  }

  @Test("Cases/README.md lists every check, in order, with what it proves")
  func listed() throws {
    let text = try String(
      contentsOfFile: packageRoot.appending(path: "Cases/README.md").path, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- checks -->\n")
    let table = parts.last?.components(separatedBy: "<!-- end of checks -->").first
    let rows = Audit.checks.map { check in
      "| `\(check.id)` | \(check.proves) |\(check.isWaivable ? " yes |" : " |")"
    }
    let wanted = ["| check | what holds | may be waived |", "|---|---|---|"] + rows
    expectSame(table?.split(separator: "\n").map(String.init), wanted)
  }

  @Test("check ids are unique, and each says what it proves")
  func table() {
    expectSame(Set(Audit.checks.map(\.id)).count, Audit.checks.count)
    #expect(Audit.checks.allSatisfy { !$0.proves.isEmpty })
  }

  static let stay = [
    Spoiling(
      "id and folder differ", .stayCase, "id: test-pack-stay", "id: test-pack-story",
      says: "give both one name [identity]"),
    Spoiling(
      "setting and folder differ", .visitCase, "setting: emergency", "setting: outpatient",
      says: "the folder's emergency; move the case to outpatient/, or change its setting [identity]"
    ),
    Spoiling(
      "code in the title", .stayCase, "title: Test pack, a stay", "title: Test pack, J18.9",
      says: "name the presentation instead [presentation]"),
    Spoiling(
      "size without its waiver", .stayKey,
      "  - {check: size, why: A test pack is short on purpose.}\n", "",
      in: .stayCase, at: "difficulty",
      says:
        "5 documents (8 to 14), 10 expected minutes (25 to 45); bring it within the bounds, or change the difficulty [size]"
    ),
    Spoiling(
      "order before arrival", .stayCase, "inpatientOrder: 2026-05-02T17:40",
      "inpatientOrder: 2026-05-02T12:00",
      says: "before the arrival; correct one of the times [stay]"),
    Spoiling(
      "no order", .stayCase, "  inpatientOrder: 2026-05-02T17:40\n", "", at: "admitted:",
      says: "by which POA is judged [stay]"),
    Spoiling(
      "order on a visit", .visitCase, "  discharged:",
      "  inpatientOrder: 2026-06-11T21:00\n  discharged:", says: "make the case inpatient [stay]"),
    Spoiling(
      "discharge before arrival", .visitCase, "discharged: 2026-06-11T22:50",
      "discharged: 2026-06-11T20:10", says: "correct one of the times [stay]"),
    Spoiling(
      "born later", .stayCase, "born: 1956-02-29", "born: 2027-02-28",
      says: "correct the birth date [age]"),
    Spoiling(
      "too old", .stayCase, "born: 1956-02-29", "born: 1900-02-28",
      says: "126 years old; correct the birth date [age]"),
    Spoiling(
      "unknown fiscal year", .stayCase, "fiscalYear: 2026", "fiscalYear: 2031",
      says: "set the case in 2026 [fiscal-year]"),
    Spoiling(
      "no such disposition", .visitCase, "disposition: \"01\"", "disposition: \"08\"",
      says: "use a patient discharge status code of the UB-04 [disposition]"),
    Spoiling(
      "dispositions differ", .stayKey, "disposition: \"06\"", "disposition: \"03\"",
      says: "the stay's 06; correct one of them [disposition]"),
    Spoiling(
      "document too early", .stayCase, "title: Nursing notes, at: 2026-05-03",
      "title: Nursing notes, at: 2026-04-03",
      says: "date it between 2026-05-02 and 2026-05-10 [document-dates]"),
    Spoiling(
      "procedure after discharge", .stayKey, "    date: 2026-05-04", "    date: 2026-05-10",
      says: "date it between 2026-04-29 and 2026-05-09 [procedure-dates]"),
  ]

  static let record = [
    Spoiling(
      "wide line", .nursing, "First unit", String(repeating: "x", count: 90) + "\nFirst unit",
      at: "weight 117 kg", says: "wrap it at 100 or less [layout]"),
    Spoiling(
      "markup", .summary, "COURSE", "## Course",
      says: "write plain text, as a chart has it [layout]"),
    Spoiling(
      "bold markup after rules that are none", .summary, "COURSE",
      "*****\n** end of page\n< 5 is low\n**COURSE**", at: "**COURSE", says: "[layout]"),
    Spoiling(
      "tag", .summary, "COURSE", "<b>Course", says: "write plain text, as a chart has it [layout]"),
    Spoiling(
      "diagnosis code", .summary, "Hypokalemia, replaced", "Hypokalemia, replaced (E87.6)",
      in: .summary, at: "(E87.6)", says: "nothing is coded for the reader [record-codes]"),
    Spoiling(
      "procedure code", .summary, "an open incision", "an open incision 0JBN0ZZ",
      says: "nothing is coded for the reader [record-codes]"),
    Spoiling(
      "wording of the classification", .summary, "COURSE", "COURSE\nAnemia, Unspecified.",
      at: "Unspecified", says: "say it as a clinician would [record-wording]"),
    Spoiling(
      "wording across a line end", .summary, "COURSE", "COURSE\nAnemia not\nelsewhere classified.",
      at: "Anemia not", says: "say it as a clinician would [record-wording]"),
    Spoiling(
      "NOS", .summary, "COURSE", "COURSE\nAnemia NOS.", at: "Anemia NOS",
      says: "say it as a clinician would [record-wording]"),
  ]

  static let codes = [
    Spoiling(
      "no such code", .stayKey, "code: E66.813", "code: E66.819", says: "no diagnosis code"),
    Spoiling(
      "incomplete code", .stayKey, "code: E66.813", "code: E66.81",
      says: "choose one of the codes below it [codes]"),
    Spoiling(
      "incomplete trap", .stayKey, "code: R50.9", "code: R50",
      says: "choose one of the codes below it [codes]"),
    Spoiling(
      "no such procedure", .stayKey, "code: 30243N1", "code: 30243N9",
      says: "casebook lookup --book pcs 30243N9 [codes]"),
    Spoiling(
      "no such service", .visitKey, "code: J1885", "code: J188",
      says: "write its five characters [codes]"),
    Spoiling(
      "POA on an exempt code", .stayKey, "code: Z79.4", "code: Z79.4\n    poa: [ Y ]",
      at: "[ Y ]", says: "take `poa` out [poa]"),
    Spoiling(
      "no POA", .stayKey, "code: N18.32\n    poa: [Y]", "code: N18.32",
      says: "add `poa: [Y]` or another [poa]"),
    Spoiling(
      "no such POA", .stayKey, "code: N18.32\n    poa: [Y]", "code: N18.32\n    poa: [Q]",
      at: "poa: [Q]", says: "use Y, N, U or W [poa]"),
    Spoiling(
      "U without a needed query", .stayKey, "needed: true", "needed: false", at: "poa: [U]",
      says: "or the indicator the record supports [poa-unknown]"),
    Spoiling(
      "code on two lines", .stayKey, "{code: W18.30XA, poa: [Y]}", "{code: E87.6, poa: [Y]}",
      says: "keep one line for it [duplicates]"),
    Spoiling(
      "procedure twice on a day", .stayKey, "procedures:\n",
      """
      procedures:
        - code: 30233N1
          date: 2026-05-03
          why: Again.
          cite: [B3.2b]
          evidence: [{in: 03-nursing-notes, quote: second unit}]

      """, at: "- any: [{code: 30233N1", says: "use `count` for a repeated procedure [duplicates]"),
  ]

  static let lines = [
    Spoiling(
      "clause that gives no choice", .stayKey, "clause: II.C", "clause: II.G",
      says: "cite II.B, II.C or II.D [either]"),
    Spoiling(
      "one code in any", .stayKey, "any: [{code: W18.30XA, poa: [Y]}, {code: W19.XXXA, poa: [Y]}]",
      "any: [{code: W19.XXXA, poa: [Y]}]", says: "add another, or write `code` [any]"),
    Spoiling(
      "one code twice in any", .stayKey, "{code: 30243N1}", "{code: 30233N1}",
      says: "add another, or write `code` [any]"),
    Spoiling(
      "count", .stayKey, "{required: 1, allowed: 2}", "{required: 3, allowed: 2}",
      says: "allow at least that and at most 20 [count]"),
    Spoiling(
      "two principal procedures", .stayKey, "    count: {", "    principal: true\n    count: {",
      at: "- any: [{code: 30233N1",
      says: "most related to the principal diagnosis [principal-procedure]"),
    Spoiling(
      "no principal procedure", .stayKey, "    principal: true\n", "", at: "code: 0JBN0ZZ",
      says: "mark one with `principal: true` [principal-procedure]"),
    Spoiling(
      "constraint on the wrong code", .stayKey, "before: E11.22", "before: E11.21",
      says: "the principal comes first anyway [sequence]"),
    Spoiling(
      "constraints that contradict", .stayKey, "sequence:\n",
      "sequence:\n  - {before: N18.32, after: E11.22, why: No., cite: [I.A.13]}\n",
      at: "{before: E11.22", says: "take one of them out [sequence]"),
    Spoiling(
      "too few DRGs", .stayKey, "[\"167\", \"570\"]", "[\"167\"]",
      says: "one for each line of `either`, in its order [drg]"),
    Spoiling(
      "other version", .stayKey, "version: \"43.1\"", "version: \"42.1\"",
      says: "use 43.1, in force at discharge [drg]"),
  ]

  static let teaching = [
    Spoiling(
      "no citation", .stayKey, "    cite: [III]\n", "", at: "code: E66.813",
      says: "add `cite: [section]` [rationale]"),
    Spoiling(
      "no quotation", .stayKey,
      "    evidence:\n      - {in: 02-history-and-physical, quote: \"CKD stage 3b\"}\n", "",
      at: "code: N18.32", says: "add `evidence` from the record [rationale]"),
    Spoiling(
      "quotation of another document", .stayKey, "{in: 02-history-and-physical, quote: \"CKD stage",
      "{in: 05-discharge-summary, quote: \"CKD stage",
      says: "it stands in 02-history-and-physical [quotes]"),
    Spoiling(
      "quotation changed", .stayKey, "\"CKD stage 3b\"", "\"CKD Stage 3b\"",
      says: "copy the words from the document, letter by letter [quotes]"),
    Spoiling(
      "no such document", .stayKey, "{in: 04-laboratory", "{in: 04-labratory",
      says: "did you mean 04-laboratory? [quotes]"),
    Spoiling(
      "indicator not found", .stayKey, "Potassium - 2.9 3.6", "Potassium - 2.9 3.7",
      says: "copy the words from the document, letter by letter [quotes]"),
    Spoiling(
      "diagnosis of a registrar", .stayKey,
      "{in: 02-history-and-physical, quote: \"Community-acquired pneumonia, IV antibiotics\"}",
      "{in: 01-face-sheet, quote: \"Admitted for pneumonia\"}", at: "- code: J18.9",
      says: "others support a diagnosis, and do not make it [authors]"),
    Spoiling(
      "procedure of the laboratory", .stayKey,
      "{in: 03-nursing-notes, quote: \"First unit of red cells\"}",
      "{in: 04-laboratory, quote: \"Hemoglobin\"}", at: "- any: [{code: 30233N1",
      says: "quote the one who did or recorded it [authors]"),
    Spoiling(
      "index without its diagnosis", .stayKey, "code: E66.813", "code: K52.9", at: "code: Z68.41",
      says: "(I.B.14), or take it out [authors]"),
    Spoiling(
      "no such section", .stayKey, "cite: [I.C.14.a.1]", "cite: [I.C.14.a.9]",
      says: "Tabular E11, UHDDS or Policy [citations]"),
    Spoiling(
      "no such category", .stayKey, "Tabular E11", "Tabular E7Q",
      says: "cite a category or code of it [citations]"),
    Spoiling(
      "no such objective", .visitCase, "IV.D,", "IV.Z,", says: "[citations]"),
    Spoiling(
      "trap in the key", .stayKey, "code: R50.9", "code: E87.6", at: "{code: E87.6, why: Fever",
      says: "take one of them out [traps]"),
    Spoiling(
      "too few traps", .stayKey,
      """
        - {code: D62, why: Nobody documents the anemia., cite: [III.B]}
        - {code: 0JDN0ZZ, why: The tissue was excised and not extracted., cite: [B3.5]}

      """, "", in: .stayCase, at: "difficulty", says: "with one trap; name two or more"),
    Spoiling(
      "query without indicators", .stayKey,
      "    indicators:\n      - {in: 04-laboratory, quote: \"Potassium - 2.9 3.6\"}\n", "",
      at: "- about: onset", says: "quote what in the record gives rise to it [queries]"),
    Spoiling(
      "query without a compliant wording", .stayKey, "compliant: true", "compliant: false",
      at: "- about: onset", says: "add one to its options [queries]"),
    Spoiling(
      "query without another wording", .stayKey, "compliant: false", "compliant: true",
      at: "- about: onset", says: "add one to its options [queries]"),
    Spoiling(
      "trap waiver that is not needed", .stayKey, "waivers:\n",
      "waivers:\n  - {check: traps, codes: [D62], why: None.}\n", at: "{check: traps",
      says: "sets nothing aside; take it out [waivers]"),
    Spoiling(
      "waiver of a check that is none", .stayKey, "waivers:\n",
      "waivers:\n  - {check: trapz, why: None.}\n", at: "trapz",
      says: "did you mean traps? [waivers]"),
    Spoiling(
      "waiver of a check that must hold", .stayKey, "waivers:\n",
      "waivers:\n  - {check: quotes, why: None.}\n", at: "{check: quotes",
      says: "correct what it finds [waivers]"),
  ]
}
