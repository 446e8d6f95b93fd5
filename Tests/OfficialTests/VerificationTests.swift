import CodeSets
import Foundation
import Testing

@testable import Official

@Suite("Comparing the books with official files")
struct VerificationTests {
  private func differences(_ files: [(String, String)]) throws -> [String] {
    let folder = try Folder()
    for (name, text) in files { try folder.add(name, text) }
    var verification = Verification(book: try openBook(), official: [folder.path])
    try verification.run()
    return verification.differences
  }

  private func table5() throws -> String {
    let columns = "drg,post_acute,special_pay,mdc,type,title,weight_before_cap,weight,gmlos,amlos"
    let lines = try openBook().groups.map { group in
      func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "." }
      let kind = group.kind == .surgical ? "SURG" : group.kind == .medical ? "MED" : "**"
      return [
        group.drg, group.isPostAcuteTransfer ? "Yes" : "No", group.isSpecialPay ? "Yes" : "No",
        group.mdc, kind, "\"\(group.title)\"", text(group.uncappedWeight), text(group.weight),
        text(group.geometricMeanStay), text(group.arithmeticMeanStay),
      ].joined(separator: ",")
    }
    return ([columns] + lines).joined(separator: "\n") + "\n"
  }

  @Test("nothing to compare with is no difference")
  func nothing() throws {
    #expect(try differences([("other.txt", "x")]).isEmpty)
  }

  @Test("table 5: each fact of a group, and groups too few or too many")
  func groups() throws {
    let whole = try table5()
    #expect(try differences([("table5_fy2026.csv", whole)]).isEmpty)
    let changes = [
      ("HEART TRANSPLANT", "HAND TRANSPLANT"), ("28.0239,25.8", "28.0238,25.8"),
      (",25.8,", ",25.9,"), ("\n001,No", "\n001,Yes"), ("001,No,No,PRE,SURG", "001,No,No,PRE,MED"),
      ("\n002,", "\n000,"),
    ]
    for (old, new) in changes {
      let place = try #require(whole.firstRange(of: old))
      let changed = whole.replacingCharacters(in: place, with: new)
      #expect(!(try differences([("table5_fy2026.csv", changed)])).isEmpty, "\(new)")
    }
  }

  @Test("services: title, status and class")
  func services() throws {
    let head = "hcpcs,short_description,apc,status_indicator\n"
    let rows = try openBook().services(startingWith: "", limit: .max).map {
      "\($0.code),\"\($0.title.replacing("\"", with: "\"\""))\",\($0.paymentClass ?? "00000"),\($0.status)"
    }
    #expect(try differences([("hcpcs_level2.csv", head + rows.joined(separator: "\n"))]).isEmpty)
    let fewer = try differences([
      ("hcpcs_level2.csv", head + rows.dropFirst().joined(separator: "\n"))
    ])
    #expect(fewer == ["services: \(rows[0].prefix(5)) is in the book, not in the official file"])
  }

  @Test("flags and validity of diagnoses, day by day")
  func flags() throws {
    let rows = """
      code,date_start,date_end,flags
      A000,20151001,20260331,
      A001,20151001,20270331,newborn
      ZZZZ,20151001,20270331,
      """
    let found = Set(try differences([("mce_dx_flags.csv", rows)]))
    for expected in [
      "flags of A001 on 2026-04-01: 0, officially 64",
      "diagnoses on 2026-04-01: A000 is in the book, not in the official file",
      "diagnoses on 2025-10-01: ZZZZ is in the official file, not in the book",
    ] {
      #expect(found.contains(expected), "\(expected)")
    }
    #expect(
      !found.contains("diagnoses on 2026-03-31: A000 is in the book, not in the official file"))
  }

  @Test("notes: lists by kind and every line, with its owner")
  func notes() throws {
    let text = """
      <ICD10CM.tabular><chapter><name>1</name><section id="A00-A09"><diag><name>A00</name>
      <desc>Cholera</desc><excludes1><note>nothing that is there (A99)</note></excludes1></diag>
      </section></chapter></ICD10CM.tabular>
      """
    let found = try differences([("icd10cm-tabular-2026.xml", text)])
    #expect(
      found.contains("A00, 1: “nothing that is there (A99)” stands there 0 times, officially 1"))
    #expect(found.contains { $0.hasPrefix("excludes2: 1165 lists in the book") })
  }

  @Test("axes: rows, labels and tables that are too many")
  func axes() throws {
    let text = """
      <ICD10PCS.tabular><pcsTable>
      <axis pos="1"><label code="0">Medical and Surgical</label></axis>
      <axis pos="2"><label code="0">Central Nervous System and Cranial Nerves</label></axis>
      <axis pos="3"><label code="1">Bypass</label></axis>
      <pcsRow><axis pos="4"><label code="6">Cerebral Ventricles</label></axis>
      <axis pos="5"><label code="0">Open</label></axis>
      <axis pos="6"><label code="7">Autologous Tissue Substitute</label></axis>
      <axis pos="7"><label code="0">Nasopharynx</label></axis></pcsRow></pcsTable></ICD10PCS.tabular>
      """
    let found = try differences([("icd10pcs_tables_2026.xml", text)])
    #expect(found.contains { $0.hasPrefix("table 001: an official row is not in the book") })
    #expect(
      found.contains {
        $0.hasPrefix("PCS codes of the tables on 2026-04-01: 0016071 is in the book")
      })
  }
}
