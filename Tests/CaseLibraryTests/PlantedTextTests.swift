import CaseLibrary
import Foundation
import SourceText
import Testing

/// What steers a terminal or hides what a line says, planted in every field there is.
enum Planted {
  static let scalars: [Unicode.Scalar] =
    ([0x00, 0x07, 0x08, 0x0D, 0x0E, 0x1B, 0x7F, 0x80, 0x84, 0x90, 0x9B, 0x9C, 0x9D, 0x9F, 0x061C]
    + [0x2028, 0x2029, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041]
    + Array(0x200B...0x200F) + Array(0x202A...0x202E) + Array(0x2060...0x206F))
    .compactMap { Unicode.Scalar(UInt32($0)) }

  /// The scalar as YAML writes it in double quotes.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// A text with each of its values in turn replaced by what `plant` makes of it.
  static func variants(_ yaml: String, plant: (String) -> String) -> [(field: String, text: String)]
  {
    let named = yaml.matches(of: /([A-Za-z]+): +("[^"]*"|[^\[\]{}#",\n][^{}\[\],\n]*)/)
    let listed = yaml.matches(of: /([\[,]) *([^\[\]{},:\n"]+)(?=[\],])/)
    return (named.map(\.output) + listed.map(\.output)).map { _, name, value in
      let bare = value.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
      var text = yaml
      text.replaceSubrange(value.startIndex..<value.endIndex, with: plant(bare))
      return ("\(name): \(bare)", text)
    }
  }

  static func isClean(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
      default: false
      }
    }
  }
}

@Suite("What is planted in a field")
struct PlantedTextTests {
  static let files = ["case.yaml", "key.yaml", "policy.yaml"]

  @Test(
    "every field of a case, its key and its policy: refused, and told without it", arguments: files)
  func fields(file: String) throws {
    let packs = try PackCopy()
    let path = (file == "policy.yaml" ? packs.root : packs.stay) + "/" + file
    let good = String(decoding: try packs.bytes(of: path), as: UTF8.self)
    var count = 0
    for (number, scalar) in Planted.scalars.enumerated() {
      let variants = Planted.variants(good) { "\"\($0)\(Planted.escaped(scalar))[31m\"" }
      #expect(variants.count > 8)
      // Each scalar in a share of the fields, and each field with several: all of both are met.
      for (index, variant) in variants.enumerated() where index % 7 == number % 7 {
        try packs.write(Array(variant.text.utf8), to: path)
        expectRefused(packs.stay, "\(variant.field), \(TextCheck.name(scalar))")
        count += 1
      }
    }
    #expect(count > 60)
  }

  @Test("as they are and not escaped, anywhere in a file of a case", arguments: Planted.scalars)
  func raw(scalar: Unicode.Scalar) throws {
    let packs = try PackCopy()
    for file in ["case.yaml", "key.yaml", "record/02-history-and-physical.txt"] {
      let path = packs.stay + "/" + file
      let good = try packs.bytes(of: path)
      let middle = good.count / 2
      let planted = Array(String(Character(scalar)).utf8)
      try packs.write(good[..<middle] + planted + good[middle...], to: path)
      expectRefused(packs.stay, "\(file), \(TextCheck.name(scalar))")
      try packs.write(good, to: path)
    }
  }

  @Test("every field of a sheet: refused, and told without it")
  func sheet() throws {
    let good = """
      schema: 1
      case: test-pack-stay
      admitting: {code: R05.1}
      disposition: "06"
      principal: {code: J18.9, poa: Y}
      secondary:
        - {code: E11.22, poa: Y}
      procedures:
        - {code: 0JBN0ZZ, date: 2026-05-04}

      """
    #expect(throws: Never.self) { try readSheet(Array(good.utf8), name: "sheet") }
    for scalar in Planted.scalars {
      for variant in Planted.variants(good, plant: { "\"\($0)\(Planted.escaped(scalar))\"" }) {
        do throws(CaseFaults) {
          _ = try readSheet(Array(variant.text.utf8), name: "sheet")
          Issue.record("\(variant.field), \(TextCheck.name(scalar)) was taken")
        } catch {
          #expect(error.faults.allSatisfy { Planted.isClean($0.description) }, "\(variant.field)")
        }
      }
    }
  }

  @Test("the name of a case's folder is told without it")
  func names() throws {
    let packs = try PackCopy()
    let bad = "a\u{1B}[31m\u{202E}\u{9B}b"
    try FileManager.default.moveItem(atPath: packs.stay, toPath: packs.root + "/inpatient/" + bad)
    let faults = validate(paths: [packs.root], book: try book())
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { Planted.isClean($0.description) })
  }

  private func expectRefused(_ folder: String, _ what: String) {
    do throws(CaseFaults) {
      _ = try loadCase(at: folder)
      Issue.record("\(what) was taken")
    } catch {
      #expect(error.faults.allSatisfy { Planted.isClean($0.description) }, "\(what)")
    }
  }
}
