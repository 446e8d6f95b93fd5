import CaseLibrary
import Foundation
import Testing

@Suite("The catalogue")
struct CatalogueTests {
  @Test("it lists the cases of a root by setting and name")
  func list() {
    let found = catalogue(of: [goodPacks])
    expectSame(found.entries.map(\.id), ["test-pack-stay", "test-pack-visit"])
    expectSame(found.faults, [])
    expectSame(found.summary(of: "test-pack-stay")?.documents, 5)
    expectSame(found.summary(of: "test-pack-visit")?.setting, .emergency)
    expectSame(found.summary(of: "nothing"), nil)
  }

  @Test("a broken case is listed with its faults, and the others stay open")
  func broken() throws {
    let packs = try PackCopy()
    try packs.replace("sex: F", with: "sex: X", in: packs.stay + "/case.yaml")
    let found = catalogue(of: [packs.root])
    guard case .broken("test-pack-stay", packs.stay, let faults) = found.entries[0] else {
      Issue.record("\(found.entries[0])")
      return
    }
    expectSame(faults.map(\.line), [11])
    #expect(found.summary(of: "test-pack-visit") != nil)
  }

  @Test("a folder without a case is listed as broken")
  func empty() throws {
    let packs = try PackCopy()
    try FileManager.default.createDirectory(
      atPath: packs.root + "/outpatient/nothing", withIntermediateDirectories: true)
    let found = catalogue(of: [packs.root])
    expectSame(found.entries.map(\.id), ["test-pack-stay", "test-pack-visit", "nothing"])
    expectSame(found.summary(of: "nothing"), nil)
  }

  @Test("of two cases with one id the later is broken, with a fault that names both")
  func duplicate() throws {
    let packs = try PackCopy()
    let found = catalogue(of: [goodPacks, packs.root])
    expectSame(found.entries.count, 4)
    expectSame(found.summary(of: "test-pack-stay")?.folder, goodPacks + "/inpatient/test-pack-stay")
    guard case .broken(_, packs.stay, let faults) = found.entries[2] else {
      Issue.record("\(found.entries[2])")
      return
    }
    expectSame(
      faults.map(\.description),
      [
        "\(packs.stay)/case.yaml: the id `test-pack-stay` is that of "
          + "\(goodPacks)/inpatient/test-pack-stay too; rename one of the two"
      ])
    let validated = validate(paths: [goodPacks, packs.root], book: try book())
    expectSame(validated.map(\.file), [packs.visit, packs.stay].map { $0 + "/case.yaml" })
  }

  @Test("a root that is not there is a fault of the catalogue")
  func missingRoot() {
    expectSame(
      catalogue(of: [goodPacks, "/nowhere/at/all"]).faults.map(\.file), ["/nowhere/at/all"])
  }

  @Test("it reads nothing but case.yaml")
  func light() throws {
    let packs = try PackCopy()
    try FileManager.default.removeItem(atPath: packs.stay + "/key.yaml")
    try FileManager.default.removeItem(atPath: packs.stay + "/record")
    #expect(catalogue(of: [packs.root]).summary(of: "test-pack-stay") != nil)
  }
}
