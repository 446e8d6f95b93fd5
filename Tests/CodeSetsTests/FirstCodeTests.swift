import CodeSets
import Testing

/// What a coder of an inpatient stay expects first, in the general sense for an adult; written down
/// before looking at what search finds. Where several codes are as good, any of them.
@Suite("What a coder means comes first")
struct FirstCodeTests {
  /// Words and the codes, or beginnings of procedure codes.
  static let expected: [(String, String)] = [
    ("pneumonia", "J18.9"), ("septic shock", "R65.21"), ("hyponatremia", "E87.1"),
    ("acute blood loss anemia", "D62"), ("pe", "I26.99"), ("cva", "I63.9"), ("tia", "G45.9"),
    ("dvt", "I82.409"), ("uti", "N39.0"), ("gerd", "K21.9"), ("htn", "I10"), ("chf", "I50.9"),
    ("copd exacerbation", "J44.1"), ("aki", "N17.9"), ("ckd 3", "N18.30"), ("nstemi", "I21.4"),
    ("afib", "I48.91"), ("dm2", "E11.9"), ("bph", "N40.0"), ("osa", "G47.33"),
    ("etoh withdrawal", "F10.939 F10.239 F10.930 F10.230"), ("mrsa", "A49.02 B95.62"),
    ("cdiff", "A04.72"), ("sbo", "K56.609 K56.60"), ("gi bleed", "K92.2"), ("hypokalemia", "E87.6"),
    ("dehydration", "E86.0"), ("sepsis", "A41.9"), ("cellulitis left leg", "L03.116"),
    ("hip fracture", "S72.009A S72.00"), ("fem fx", "S72.90XA"), ("obesity", "E66.9"),
    ("morbid obesity", "E66.01 E66.813"),
    ("malnutrition", "E46"), ("encephalopathy", "G93.40"), ("delirium", "R41.0 F05"),
    ("dementia", "F03.90"), ("asthma exacerbation", "J45.901"), ("pancreatitis", "K85.90"),
    ("cholecystitis", "K81.9"), ("appendicitis", "K37"), ("diverticulitis", "K57.92"),
    ("chest pain", "R07.9"), ("syncope", "R55"), ("fall", "W19.XXXA"), ("anemia", "D64.9"),
    ("leukocytosis", "D72.829"), ("thrombocytopenia", "D69.6"),
    ("lactic acidosis", "E87.20 E87.29 E87.21"), ("hyperkalemia", "E87.5"),
    ("hypernatremia", "E87.0"), ("resp failure", "J96.90"),
    ("acute resp failure with hypoxia", "J96.01"), ("pleural effusion", "J90"),
    ("pneumothorax", "J93.9"), ("pressure ulcer stage 3 sacrum", "L89.153"),
    ("dvt left leg", "I82.402"), ("aspiration pneumonia", "J69.0"),
    ("vent", "5A1935Z 5A1945Z 5A1955Z"), ("central line", "02HV33Z"), ("picc", "02HV33Z"),
    ("intubation", "0BH17EZ"), ("transfusion", "30233N1"), ("egd", "0DJ08ZZ"),
    ("colonoscopy", "0DJD8ZZ"), ("lap chole", "0FT44ZZ"), ("appendectomy", "0DTJ4ZZ 0DTJ0ZZ"),
    ("cabg", "021"), ("pci stent", "0270"), ("hip replacement", "0SR"),
    ("dialysis", "5A1D70Z 5A1D90Z 5A1D80Z"), ("lp", "009U3ZX"), ("paracentesis", "0W9G3ZZ 0W9G3ZX"),
    ("thoracentesis", "0W993ZZ 0W9B3ZZ 0W993ZX 0W9B3ZX"), ("chest tube", "0W9930Z 0W9B30Z"),
    ("trach", "0B110F4 0B113F4"), ("peg", "0DH63UZ"), ("debridement", "0JB 0HB 0HD 0JD"),
    ("bka", "0Y6H 0Y6J"), ("pulmonary embolism", "I26.99"), ("stroke", "I63.9"),
    ("heart failure", "I50.9"), ("acute kidney injury", "N17.9"),
    ("urinary tract infection", "N39.0"), ("deep vein thrombosis", "I82.409"),
    ("type 2 diabetes", "E11.9"), ("diabetes", "E11.9"), ("COPD", "J44.9"),
    ("cardiac arrest", "I46.9"), ("pancytopenia", "D61.818"), ("pericarditis", "I31.9 I30.9"),
    ("mitral regurgitation", "I34.0"), ("bronchoscopy", "0BJ08ZZ"), ("cardiac cath", "4A023N7"),
    ("blood transfusion", "30233N1"), ("intracranial hemorrhage", "I62.9"), ("hemorrhage", "R58"),
    ("hepatitis", "K75.9"), ("infection", "B99.9"), ("septic sh", "R65.21"), ("assault", "Y09"),
    ("hepatitis c", "B19.20"), ("wound infection", "T81.40XA T81.49XA L08.9"),
    ("rectal bleeding", "K62.5"), ("lupus", "M32.9"), ("tuberculosis", "A15.9"),
    ("esophageal cancer", "C15.9"), ("hodgkin lymphoma", "C81.90"), ("sah", "I60.9"),
    ("alcohol abuse", "F10.10"), ("smoker", "F17.200"), ("migraine", "G43.909"),
    ("gastric ulcer with bleeding", "K25.4"), ("erectile dysfunction", "N52.9"),
    ("spina bifida", "Q05.9"), ("bursitis", "M71.9"), ("preeclampsia", "O14.90"),
    ("sickle cell crisis", "D57.00"), ("thyroid storm", "E05.91"), ("rlq pain", "R10.31"),
    ("dog bite left forearm", "S51.852A"), ("tylenol overdose", "T39.1X1A"),
    ("hyperemesis", "R11.10"), ("klatskin tumor", "C24.0"), ("bang disease", "A23.1"),
    ("left heart cath", "4A023N7"), ("icd placement", "0JH608Z"), ("chest xray", "BW03ZZZ"),
    ("cataract surgery left", "08RK3JZ"), ("right upper lobectomy", "0BTC0ZZ 0BTC4ZZ"),
    ("lumbar drain", "009U30Z"), ("arterial line", "4A133B1"),
  ]

  private func codes(_ text: String, _ book: SearchIndex.Book? = nil) throws -> [String] {
    try SearchTests.shared.get().1.search(text, in: book, limit: 10).map(\.code)
  }

  @Test("a plain word has the plain code first", arguments: expected)
  func first(text: String, expected: String) throws {
    let found = try codes(text)
    let first = try #require(found.first)
    let keys = expected.split(separator: " ").map(String.init)
    #expect(
      keys.contains {
        first == $0 || ($0.utf8.count < 7 && !$0.contains(".") && first.hasPrefix($0))
      },
      "\(found)")
  }

  @Test("urosepsis has no default code: it does not lead to sepsis")
  func urosepsis() throws {
    #expect(try codes("urosepsis").first != "A41.9")
    #expect(try !codes("urosepsis").prefix(3).contains { $0.hasPrefix("A41") })
  }

  @Test(
    "newborns, childbirth, history, sequelae and complications come first where they are said",
    arguments: [
      ("hyponatremia newborn", "P74.22"), ("history of pulmonary embolism", "Z86.711"),
      ("postprocedural septic shock", "T81.12XA"), ("anemia complicating pregnancy", "O99.01"),
      ("sequelae of intracranial hemorrhage", "I69.2"),
      ("congenital mitral insufficiency", "Q23.3"),
      ("postprocedural respiratory failure acute", "J95.821"),
    ])
  func settings(text: String, expected: String) throws {
    let found = try codes(text)
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test("of a drug alone its header is first, then its harms as hospitals code them")
  func drug() throws {
    let found = try codes("metoprolol").filter { $0 != "T44.7" }
    #expect(
      found.prefix(7) == [
        "T44.7X", "T44.7X5A", "T44.7X1A", "T44.7X6A", "T44.7X2A", "T44.7X3A", "T44.7X4A",
      ])
    // Told no closer, a drug has its column a place earlier.
    #expect(
      try codes("antibiotic").prefix(4) == ["T36.9", "T36.95XA", "T36.91XA", "T36.96XA"])
    #expect(try codes("heroin").prefix(3) == ["T40.1X", "T40.1X1A", "T40.1X2A"])
  }

  @Test("an abbreviation that begins procedure codes has its meaning first, and those codes after")
  func abbreviation() throws {
    let found = try codes("dm2")
    #expect(found.first == "E11.9")
    #expect(found.contains { $0.hasPrefix("DM2") })
  }

  @Test("a word that is whole is not taken for the beginning of a phrase")
  func wholeWord() throws {
    #expect(try !codes("delirium").prefix(2).contains { $0.hasPrefix("F10") })
    #expect(try codes("delirium tremens").first?.hasPrefix("F10.") == true)
  }

  @Test("a letter that names a thing is none of the articles")
  func letters() throws {
    #expect(try codes("hepatitis a").first == "B15.9")
    #expect(try codes("hepatitis").first != "B15.9")
    #expect(try codes("fell off a ladder") == codes("fell off ladder"))
  }

  @Test("what a word means alone it does not mean among others")
  func alone() throws {
    #expect(try codes("infection").first == "B99.9")
    #expect(try !codes("kidney infection").contains("B99.9"))
  }

  @Test("what is begun of a word written as one is found in two")
  func parts() throws {
    for text in ["preecl", "preeclamp", "preeclampsia", "severe preeclampsia"] {
      #expect(try codes(text).first?.hasPrefix("O14.") == true, "\(text)")
    }
  }

  @Test("of septic shock begun, what says that there is none comes after")
  func begun() throws {
    for text in ["septic s", "septic sho", "severe sepsis septic s"] {
      let found = try codes(text)
      let with = try #require(found.firstIndex(of: "R65.21"), "\(text)")
      #expect(with < found.firstIndex(of: "R65.20") ?? found.count, "\(text)")
    }
  }

  @Test("a manifestation does not lead")
  func manifestation() throws {
    #expect(try codes("pericarditis").first != "I32")
    #expect(try codes("pericarditis in diseases classified elsewhere").first == "I32")
  }
}
