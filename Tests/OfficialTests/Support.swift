import CodeSets
import Foundation
import Testing

@testable import Official

/// A folder that is gone when the test is.
final class Folder: Sendable {
  let path: String

  /// The folder of the tables in this checkout.
  static let tables: String = {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "\(root)/Sources/CodeSets/Tables"
  }()

  init() throws {
    path = NSTemporaryDirectory() + "casebook-official-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func add(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  @discardableResult
  func add(_ name: String, base64: String) throws -> String {
    let data = try #require(Data(base64Encoded: base64))
    try data.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }
}

/// The tables of this checkout.
func openBook() throws -> CodeBook { try CodeBook(directory: Folder.tables) }

/// The official files beside the checkout, or where CASEBOOK_REFERENCE says: one folder, or none.
let official: [String] = {
  let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  let path = ProcessInfo.processInfo.environment["CASEBOOK_REFERENCE"] ?? "\(root)/shared/reference"
  return FileManager.default.fileExists(atPath: "\(path)/cm") ? ["\(path)/cm"] : []
}()

/// A main index in the shape of the official one.
let smallMain = """
  <?xml version="1.0" encoding="utf-8"?>
  <ICD10CM.index>
    <version>2031</version>
    <title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
    <letter>
      <title>A</title>
      <mainTerm>
        <title>Abandonment<nemod>(of child)</nemod> NEC</title>
        <see>Maltreatment</see>
      </mainTerm>
      <mainTerm>
        <title>Ascites<nemod>(abdominal)</nemod></title>
        <code>R18.8</code>
      </mainTerm>
      <mainTerm>
        <title>Amyloid heart<nemod>(disease)</nemod></title>
        <code>E85.4</code>
        <manif>I43</manif>
      </mainTerm>
      <mainTerm>
        <title>Anemia<nemod>(essential) (general)</nemod></title>
        <code>D64.9</code>
        <term level="1">
          <title>blood loss<nemod>(chronic)</nemod></title>
          <code>D50.0</code>
          <term level="2">
            <title>acute</title>
            <code>D62</code>
          </term>
        </term>
        <term level="1">
          <title>with<nemod>(due to)</nemod></title>
          <term level="2">
            <title>chronic kidney disease</title>
            <code>D63.1</code>
          </term>
        </term>
        <term level="1">
          <title>postpartum</title>
          <seeAlso>Anemia, with, chronic kidney disease; condition</seeAlso>
          <code>O90.81-</code>
        </term>
      </mainTerm>
    </letter>
    <letter>
      <title>L</title>
      <mainTerm>
        <title>Loss of blood</title>
        <see>Anemia, blood loss</see>
      </mainTerm>
      <mainTerm>
        <title>Leak</title>
        <see>Loss of blood</see>
      </mainTerm>
    </letter>
    <letter>
      <title>M</title>
      <mainTerm>
        <title>Maltreatment, maltreated</title>
        <code>T74.92</code>
        <term level="1"><title>lung</title><see>Neoplasm, lung, malignant</see></term>
        <term level="1"><title>drug &amp; gas</title><see>Table of Drugs and Chemicals</see></term>
        <term level="1"><title>round</title><see>Maltreatment, circle</see></term>
        <term level="1"><title>circle</title><see>Maltreatment, round</see></term>
        <term level="1"><title>other</title><see>category T76</see></term>
      </mainTerm>
    </letter>
  </ICD10CM.index>
  """

/// A table of neoplasms in the shape of the official one.
let smallNeoplasms = """
  <ICD10CM.index><version>2031</version>
  <indexHeading><head col="1">Neoplasm</head><head col="2">Malignant Primary</head></indexHeading>
  <letter><title>N</title><mainTerm><title>Neoplasm, neoplastic</title>
  <cell col="2">C80.1</cell><cell col="3">C79.9</cell><cell col="4">D09.9</cell>
  <cell col="5">D36.9</cell><cell col="6">D48.9</cell><cell col="7">D49.9</cell>
  <term level="1"><title>lung</title><cell col="2">C34.9-</cell><cell col="3">C78.0-</cell>
  <cell col="4">D02.2-</cell><cell col="5">D14.3-</cell><cell col="6">D38.1</cell>
  <cell col="7">-</cell></term>
  </mainTerm></letter></ICD10CM.index>
  """

/// A table of drugs in the shape of the official one.
let smallDrugs = """
  <ICD10CM.index><version>2032</version><indexHeading><head col="1">Substance</head></indexHeading>
  <letter><title>A</title><mainTerm><title>Abrine</title><cell col="2">T62.2X1</cell>
  <cell col="3">T62.2X2</cell><cell col="4">T62.2X3</cell><cell col="5">T62.2X4</cell>
  <cell col="6">--</cell><cell col="7">--</cell></mainTerm></letter></ICD10CM.index>
  """
