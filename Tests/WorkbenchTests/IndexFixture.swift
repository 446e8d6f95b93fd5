import CodeSets
import Foundation
import Official
import Terminal
import Testing

/// Indexes made of small files in the shape of the official ones, imported as a learner's are.
enum IndexFixture {
  private static let made = Result<IndexBook, any Error> {
    let folder = NSTemporaryDirectory() + "casebook-indexes-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Once mapped, it needs no name.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in [("m", main), ("e", external), ("n", neoplasms), ("d", drugs)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).xml"))
    }
    _ = try IndexImport.save(
      try IndexImport.read([folder], year: nil), to: "\(folder)/index.book")
    return try IndexBook(path: "\(folder)/index.book")
  }

  static func book() throws -> IndexBook { try made.get() }

  /// The case list, with the indexes imported.
  static func story(size: Size = Size(columns: 120, rows: 40)) throws -> Story {
    var story = try Story(size: size)
    story.indexes = try book()
    return story
  }

  /// The stay of the test packs, started.
  static func started(size: Size = Size(columns: 120, rows: 40)) throws -> Story {
    var story = try Story.started(size: size)
    story.indexes = try book()
    return story
  }

  private static let main = """
    <ICD10CM.index><version>2025</version>
    <title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
    <letter><title>A</title>
    <mainTerm><title>Abandonment</title><see>Maltreatment</see></mainTerm>
    <mainTerm><title>Amyloid heart<nemod>(disease)</nemod></title>
      <code>E85.4</code><manif>I43</manif></mainTerm>
    <mainTerm><title>Anaphylactic shock or reaction</title><see>Shock, anaphylactic</see></mainTerm>
    <mainTerm>
      <title>Anemia<nemod>(essential) (general) (hemoglobin deficiency) (infantile) (primary) \
    (profound)</nemod></title><code>D64.9</code>
      <term level="1"><title>with<nemod>(due to) (in)</nemod></title>
        <term level="2"><title>chronic kidney disease</title><code>D63.1</code></term>
        <term level="2"><title>end stage renal disease</title><code>D63.1</code></term>
      </term>
      <term level="1"><title>blood loss<nemod>(chronic)</nemod></title><code>D50.0</code>
        <term level="2"><title>acute</title><code>D62</code></term>
      </term>
      <term level="1"><title>complicating pregnancy, childbirth or puerperium</title>
        <see>Pregnancy, complicated by, anemia</see></term>
      <term level="1"><title>old</title><code>D64.99</code></term>
      <term level="1"><title>postprocedural<nemod>(postoperative)</nemod></title>
        <seeAlso>Anemia, blood loss; condition</seeAlso><code>D64.9</code></term>
      <term level="1"><title>specified type NEC</title><see>category D64</see></term>
    </mainTerm>
    <mainTerm><title>Anesthesia, anesthetic</title><seeAlso>Effect, adverse</seeAlso>
      <term level="1"><title>death from</title><code>T88.2-</code></term></mainTerm>
    <mainTerm><title>Aneurysm<nemod>(anastomotic) (artery)</nemod></title><code>I72.9</code></mainTerm>
    </letter>
    <letter><title>D</title>
    <mainTerm><title>Diabetes, diabetic<nemod>(mellitus) (sugar)</nemod></title><code>E11.9</code>
      <term level="1"><title>type 2</title><code>E11.9</code>
        <term level="2"><title>with retinopathy</title><code>E11.3</code></term></term></mainTerm>
    </letter>
    <letter><title>F</title>
    <mainTerm><title>Fracture, pathological</title><code>M84.40-</code></mainTerm>
    <mainTerm><title>Fracture, traumatic</title>
      <term level="1"><title>femur, femoral</title><code>S72.9-</code>
        <term level="2"><title>neck</title><code>S72.00-</code></term></term></mainTerm>
    </letter>
    <letter><title>M</title>
    <mainTerm><title>Maltreatment</title><term level="1"><title>adult</title>
      <term level="2"><title>confirmed</title><code>T74.91</code></term></term></mainTerm>
    <mainTerm><title>Metastasis, metastatic</title>
      <term level="1"><title>to specified site</title><see>Neoplasm, lung, secondary</see></term>
    </mainTerm>
    </letter>
    <letter><title>S</title>
    <mainTerm><title>Shock</title><code>R57.9</code>
      <term level="1"><title>anaphylactic</title><code>T78.2</code></term></mainTerm>
    </letter></ICD10CM.index>
    """

  private static let external = """
    <ICD10CM.index><version>2025</version><title>ICD-10-CM EXTERNAL CAUSE of INJURIES INDEX</title>
    <letter><title>F</title><mainTerm><title>Fall, falling<nemod>(accidental)</nemod></title>
    <code>W19</code><term level="1"><title>from bed</title><code>W06</code></term></mainTerm></letter>
    </ICD10CM.index>
    """

  private static func cells(_ codes: [String]) -> String {
    codes.enumerated().map { "<cell col=\"\($0 + 2)\">\($1)</cell>" }.joined()
  }

  private static func site(_ title: String, _ level: Int, _ codes: [String], _ below: String = "")
    -> String
  {
    "<term level=\"\(level)\"><title>\(title)</title>\(cells(codes))\(below)</term>"
  }

  private static let neoplasms = """
    <ICD10CM.index><version>2025</version>
    <indexHeading><head col="1">Neoplasm</head><head col="2">Malignant Primary</head></indexHeading>
    <letter><title>N</title><mainTerm><title>Neoplasm, neoplastic</title>
    \(cells(["C80.1", "C79.9", "D09.9", "D36.9", "D48.9", "D49.9"]))
    \(site("liver", 1, ["C22.9", "C78.7", "D01.5", "D13.4", "D37.6", "D49.0"]))
    \(site("lung", 1, ["C34.9-", "C78.0-", "D02.2-", "D14.3-", "D38.1", "D49.1"],
        site("carina", 2, ["C34.0-", "C78.0-", "D02.2-", "D14.3-", "D38.1", "D49.1"])
          + site("lobe NEC", 2, ["C34.9", "C78.09", "D02.29", "-", "-", "D49.19"])
          + "<term level=\"2\"><title>mesothelioma</title><see>Anemia</see></term>"))
    \(site("lymph gland<nemod>(secondary)</nemod>", 1,
        ["C77.9", "C77.9", "D36.0", "D36.0", "D48.7", "D49.89"]))
    </mainTerm></letter></ICD10CM.index>
    """

  private static func drug(_ title: String, _ stem: String, adverse: Bool = true) -> String {
    let codes = (1...6).map { $0 > 4 && !adverse ? "--" : "\(stem)\($0)" }
    return "<mainTerm><title>\(title)</title>\(cells(codes))</mainTerm>"
  }

  private static let drugs = """
    <ICD10CM.index><version>2026</version><indexHeading><head col="1">Substance</head></indexHeading>
    <letter><title>A</title>
    \(drug("Abrine", "T62.2X", adverse: false))\(drug("Acetaminophen", "T39.1X"))
    \(drug("Aspirin<nemod>(aluminum) (soluble)</nemod>", "T39.01"))
    </letter><letter><title>W</title>\(drug("Warfarin", "T45.51"))</letter></ICD10CM.index>
    """
}
