import Chart
import CodeSets
import CustomDump
import Testing

/// What a note says, and what of it is read: each way of naming codes that the tabular list has.
struct Notation: Sendable, CustomStringConvertible {
  let owner: String
  let text: String
  let read: String
  var named: [String] = []
  var notNamed: [String] = []

  var description: String { "\(owner): \(text)" }
}

@Suite struct ReferenceTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test(arguments: notations)
  func reads(_ notation: Notation) throws {
    let notes = book.notes(at: owner(notation.owner))
    let note = try #require(
      notes.first { $0.text == notation.text } ?? notes.first { $0.text.contains(notation.text) })
    expectNoDifference(
      note.references.map(\.description).joined(separator: ", "), notation.read)
    for code in notation.named { #expect(note.names(DiagnosisCode(code)), "\(code)") }
    for code in notation.notNamed { #expect(!note.names(DiagnosisCode(code)), "\(code)") }
  }

  @Test func thereAreEnough() {
    #expect(notations.count >= 60)
  }

  private func owner(_ name: String) -> NoteOwner {
    if let number = Int(name) { return .chapter(number) }
    return name.contains("-") ? .block(name) : .code(DiagnosisCode(name))
  }

  @Test func everyReferenceIsOfTheBook() {
    for record in book.diagnoses(startingWith: "", limit: .max) {
      for note in book.notes(of: record.code, inherited: false) {
        for reference in note.references {
          guard book.diagnosis(reference.first) != nil, book.diagnosis(reference.last) != nil else {
            // Placeholders stand in some: T43.1X names the codes below it.
            let below = book.diagnoses(startingWith: reference.first.text, limit: 1)
            #expect(!below.isEmpty, "\(record.code): \(reference)")
            continue
          }
        }
      }
    }
  }

  @Test func whatIsNoCodeIsNeverNamed() {
    for note in book.notes(of: "D49", inherited: true) {
      for code in ["", "D", "D3", "🩺", "D37.00000", "d37", "D3-"] {
        #expect(!note.names(DiagnosisCode(normalised: code)))
      }
    }
  }
}

private let notations: [Notation] = [
  // A code, with and without the dash; lists; a comma without a space, one too many, a semicolon.
  Notation(
    owner: "1", text: "code to identify resistance to antimicrobial drugs (Z16.-)", read: "Z16",
    named: ["Z16", "Z16.11"], notNamed: ["Z17", "Z15.01", "Z1"]),
  Notation(
    owner: "3", text: "autoimmune disease (systemic) NOS (M35.9)", read: "M35.9",
    named: ["M35.9"], notNamed: ["M35", "M35.8"]),
  Notation(
    owner: "7", text: "syphilis related eye disorders (A50.01, A50.3-, A51.43, A52.71)",
    read: "A50.01, A50.3, A51.43, A52.71", named: ["A50.31"], notNamed: ["A50.09"]),
  Notation(
    owner: "A81", text: "dementia with anxiety (F02.84, F02.A4, F02.B4, F02.C4)",
    read: "F02.84, F02.A4, F02.B4, F02.C4", named: ["F02.B4"], notNamed: ["F02.B3"]),
  Notation(
    owner: "C30.1", text: "malignant neoplasm of auricular canal (external) (C43.2-,C44.2-)",
    read: "C43.2, C44.2", named: ["C44.212"]),
  Notation(
    owner: "K63.0",
    text: "abscess of intestine with Crohn's disease (K50.014, K50.114, K50.814, K50.914,)",
    read: "K50.014, K50.114, K50.814, K50.914"),
  Notation(
    owner: "D81.82", text: "other acute respiratory tract infections (J00-J06; J20-J22)",
    read: "J00–J06, J20–J22", named: ["J06.9", "J20.0"], notNamed: ["J18.9"]),
  Notation(
    owner: "I16.1", text: "cerebral hemorrhage (I60.-. I61.-, I62.-)", read: "I60, I61, I62"),
  Notation(
    owner: "G55", text: "nerve root compression (due to) (in) spondylosis (M47.0-, M47.2.-)",
    read: "M47.0, M47.2", named: ["M47.22"]),
  Notation(
    owner: "P24.0", text: "meconium passage (without aspiration) during delivery (P03.82 )",
    read: "P03.82"),
  // COVID-19 and QA0: letters where others have none.
  Notation(owner: "B34.2", text: "COVID-19 (U07.1)", read: "U07.1", named: ["U07.1"]),
  // Ranges, as they are written in all their ways.
  Notation(
    owner: "1",
    text: "infectious and parasitic diseases specific to the perinatal period (P35-P39)",
    read: "P35–P39", named: ["P35.0", "P39.9", "P37"], notNamed: ["P34", "P40", "P29.0"]),
  Notation(
    owner: "C22", text: "hepatitis B (B16.-, B18.0-B18.1)", read: "B16, B18.0–B18.1",
    named: ["B18.0", "B18.1"], notNamed: ["B18", "B18.2"]),
  Notation(
    owner: "C43", text: "malignant melanoma of skin of genital organs (C51-C52, C60.-, C63.-)",
    read: "C51–C52, C60, C63"),
  Notation(
    owner: "E08", text: "pancreatitis and other diseases of the pancreas (K85-K86.-)",
    read: "K85–K86", named: ["K85.90", "K86.1"]),
  Notation(
    owner: "H35",
    text:
      "diabetic retinal disorders (E08.311-E08.359, E09.311-E09.359, E10.311-E10.359, E11.311-E11.359, E13.311-E13.359)",
    read:
      "E08.311–E08.359, E09.311–E09.359, E10.311–E10.359, E11.311–E11.359, E13.311–E13.359",
    named: ["E11.3211", "E11.3599", "E11.311"], notNamed: ["E11.37X1", "E11.36"]),
  Notation(
    owner: "I00", text: "rheumatic fever with heart involvement (I01.0 -I01.9)",
    read: "I01.0–I01.9",
    named: ["I01.2"]),
  Notation(
    owner: "I73.9", text: "atherosclerosis of the extremities (I70.2--I70.7-)",
    read: "I70.2–I70.7", named: ["I70.209", "I70.799"], notNamed: ["I70.1", "I70.8"]),
  Notation(owner: "G96.08", text: "head injury (S00 - S09)", read: "S00–S09", named: ["S06.0X0A"]),
  Notation(
    owner: "S14", text: "fracture of cervical vertebra (S12.0--S12.6.-)", read: "S12.0–S12.6",
    named: ["S12.600A"], notNamed: ["S12.8XXA"]),
  Notation(
    owner: "P28.2", text: "apnea of newborn (P28.3- - P28.4-)", read: "P28.3–P28.4",
    named: ["P28.30", "P28.49"]),
  Notation(
    owner: "Q70.4",
    text: "specified syndactyly of hand and feet - code to specified conditions (Q70.0- -Q70.3-)",
    read: "Q70.0–Q70.3"),
  Notation(
    owner: "T43",
    text:
      "drug dependence and related mental and behavioral disorders due to psychoactive substance use (F10.- -F19.-)",
    read: "F10–F19", named: ["F11.20"]),
  Notation(
    owner: "K85.3", text: "code to identify drug abuse and dependence (F11.-F17.-)",
    read: "F11–F17"),
  Notation(
    owner: "Z72.4", text: "behavioral eating disorders of infancy or childhood (F98.2.-F98.3)",
    read: "F98.2–F98.3"),
  Notation(
    owner: "M05.A",
    text: "rheumatoid arthritis with rheumatoid factor by site, if known (M05.00 to M05.8A)",
    read: "M05.00–M05.8A", named: ["M05.79"], notNamed: ["M05.9"]),
  Notation(
    owner: "T88.7",
    text: "specified adverse effects of drugs and medicaments (A00-R94 and T80-T88.6, T88.8)",
    read: "A00–R94, T80–T88.6, T88.8", named: ["L27.0", "T88.6XXA"], notNamed: ["R99", "T88.7XXA"]),
  // The order of the tabular list is not that of bytes: C7A stands before C76, and D3A before D37.
  Notation(
    owner: "D49", text: "neoplasms of uncertain behavior (D37-D44, D48)",
    read: "D37–D39, D40–D44, D48", named: ["D39.0", "D40.0"], notNamed: ["D3A.00", "D45"]),
  Notation(
    owner: "Y93.B9",
    text: "activities involving muscle strengthening specified in categories Y93.0-Y93.A",
    read: "Y93.0–Y93.7, Y93.A", named: ["Y93.A1", "Y93.72"], notNamed: ["Y93.89", "Y93.B1"]),
  Notation(
    owner: "Z80.8", text: "Conditions classifiable to C00-C14, C40-C49, C69-C79",
    read: "C00–C14, C40–C4A, C69–C7B", named: ["C4A.0", "C7A.00", "C79.9"], notNamed: ["C80.0"]),
  Notation(
    owner: "S06.0",
    text:
      "concussion with other intracranial injuries classified in subcategories S06.1- to S06.6-, and S06.81- to S06.89-, code to specified intracranial injury",
    read: "S06.1–S06.6, S06.81–S06.8A", named: ["S06.5X0A", "S06.8A0A"],
    notNamed: ["S06.0X0A", "S06.9X0A"]),
  // Codes that stand without brackets, and prose that names no code though it looks like one.
  Notation(owner: "A56", text: "conditions classified to A74.-", read: "A74"),
  Notation(
    owner: "E72.20", text: "hyperammonemia-hyperornithinemia-homocitrullinemia syndrome E72.4",
    read: "E72.4"),
  Notation(owner: "H47.6", text: "injury to visual cortex S04.04-", read: "S04.04"),
  Notation(owner: "F06", text: "dementia as classified in F01-F02", read: "F01–F02"),
  Notation(owner: "R11.16", text: "electrolyte imbalance (E87.8}", read: "E87.8"),
  Notation(
    owner: "Z47.33",
    text: "acquired absence of knee joint following prior explantation of knee prosthesis (Z89.52-",
    read: "Z89.52"),
  Notation(
    owner: "15",
    text:
      "code, if applicable, from category Z3A, Weeks of gestation, to identify the specific week of the pregnancy, if known.",
    read: "Z3A", named: ["Z3A.20"]),
  Notation(
    owner: "O24.8", text: "from categories E08, E09 and E13 to further identify any manifestation",
    read: "E08, E09, E13"),
  Notation(
    owner: "O99.32",
    text: "code(s) from F11-F16 and F18-F19 to identify manifestations of the drug use",
    read: "F11–F16, F18–F19", notNamed: ["F17.200"]),
  Notation(
    owner: "T20-T25",
    text: "code from category T31 or T32 to identify extent of body surface involved",
    read: "T31, T32"),
  Notation(
    owner: "J60", text: "coalworker pneumoconiosis with tuberculosis, any type in A15 (J65)",
    read: "J65",
    notNamed: ["A15.0"]),
  Notation(owner: "E53.8", text: "vitamin B12 deficiency anemia (D51.-)", read: "D51"),
  Notation(owner: "J09", text: "influenza A/H1N1 (J10.-)", read: "J10"),
  Notation(
    owner: "D55.0",
    text: "glucose-6-phosphate dehydrogenase (G6PD) deficiency without anemia (D75.A)",
    read: "D75.A"),
  Notation(owner: "G71.035", text: "Anoctamin-5-related LGMD R12", read: ""),
  Notation(
    owner: "D59.6", text: "code (Chapter 20) to identify external cause", read: "V00–Y99",
    named: ["W19.XXXA"]),
  Notation(
    owner: "L00-L08", text: "local infections of skin classified in Chapter 1", read: "A00–B99"),
  Notation(owner: "Z40", text: "therapeutic organ removal-code to condition", read: ""),
  // Conditions on characters.
  Notation(
    owner: "D46",
    text:
      "code for adverse effect, if applicable, to identify drug (T36-T50 with fifth or sixth character 5)",
    read: "T36–T50 with character of intent 5",
    named: ["T38.0X5A", "T45.515A", "T36.95XA", "T50.995S"],
    notNamed: ["T38.0X1A", "T45.511A", "T51.0X5A", "T38.0X6A", "T36.9"]),
  Notation(
    owner: "D64.2",
    text:
      "poisoning due to drug or toxin, if applicable (T36-T65 with fifth or sixth character 1-4)",
    read: "T36–T65 with character of intent 1 or 2 or 3 or 4",
    named: ["T40.411A", "T36.91XA", "T39.014D"], notNamed: ["T40.415A", "T45.515A", "T39.016A"]),
  Notation(
    owner: "D84.821",
    text:
      "code for adverse effect if applicable, to identify adverse effect of drug (T36-T50 with fifth or six character 5)",
    read: "T36–T50 with character of intent 5"),
  Notation(
    owner: "T80-T88", text: "(T36-T65 with fifth or sixth character 1-4 or 6)",
    read: "T36–T65 with character of intent 1 or 2 or 3 or 4 or 6", named: ["T45.516A"],
    notNamed: ["T45.515A"]),
  Notation(
    owner: "J84.89",
    text:
      "poisoning due to drug or toxin (T51-T65 with fifth or sixth character to indicate intent), for toxic pneumonopathy",
    read: "T51–T65 with character of intent 1 or 2 or 3 or 4"),
  Notation(
    owner: "Z91.1",
    text:
      ", if applicable, to identify underdosing of specific drug (T36-T50 with final character 6)",
    read: "T36–T50 with character of intent 6", named: ["T38.3X6A"], notNamed: ["T38.3X5A"]),
  Notation(
    owner: "Z91.12", text: "underdosing of medication (T36-T50) with fifth or sixth character 6",
    read: "T36–T50 with character of intent 6", notNamed: ["T38.3X5A"]),
  Notation(
    owner: "G93.7",
    text:
      "code for adverse effect due to salicylates, if applicable (T39.0-, with sixth character 5)",
    read: "T39.0 with character 6 5", named: ["T39.015A"], notNamed: ["T39.011A"]),
  Notation(
    owner: "E87.0",
    text: "diabetes with hyperosmolarity (E08, E09, E11, E13 with final characters .00 or .01)",
    read:
      "E08 with characters 4–5 00 or 01, E09 with characters 4–5 00 or 01, E11 with characters 4–5 00 or 01, E13 with characters 4–5 00 or 01",
    named: ["E11.00", "E11.01"], notNamed: ["E11.10", "E11.9"]),
  Notation(
    owner: "E87.2", text: "diabetic acidosis - see categories E08-E10, E11, E13 with ketoacidosis",
    read: "E08.1, E09.1, E10.1, E11.1, E13.1", named: ["E10.10"]),
  Notation(
    owner: "F02",
    text: "dementia in alcohol and psychoactive substance disorders (F10-F19, with .17, .27, .97)",
    read: "F10–F19 with characters 4–5 17 or 27 or 97", named: ["F10.27"], notNamed: ["F10.20"]),
  Notation(
    owner: "F20", text: "psychoactive drug use (F11-F19 with .15. .25, .95)",
    read: "F11–F19 with characters 4–5 15 or 25 or 95", named: ["F15.259"], notNamed: ["F10.250"]),
  Notation(
    owner: "F44.0",
    text:
      "alcohol-or other psychoactive substance-induced amnestic disorder (F10, F13, F19 with .26, .96)",
    read:
      "F10 with characters 4–5 26 or 96, F13 with characters 4–5 26 or 96, F19 with characters 4–5 26 or 96"
  ),
  Notation(
    owner: "I73.8", text: "diabetic (peripheral) angiopathy (E08-E13 with .51-.52)",
    read: "E08–E13 with characters 4–5 51 or 52", named: ["E11.51"], notNamed: ["E11.59"]),
  Notation(
    owner: "L99", text: "skin disorders in diabetes (E08-E13 with .62-)",
    read: "E08–E13 with characters 4–5 62", named: ["E11.621"], notNamed: ["E11.610"]),
  Notation(
    owner: "L92.1",
    text: "necrobiosis lipoidica associated with diabetes mellitus (E08-E13 with .620)",
    read: "E08–E13 with characters 4–6 620", named: ["E10.620"], notNamed: ["E10.621"]),
  Notation(
    owner: "N76.82", text: ", if applicable, diabetes mellitus (E08-E13 with .9)",
    read: "E08–E13 with character 4 9", named: ["E11.9"], notNamed: ["E11.49"]),
  Notation(
    owner: "R47.01",
    text: "aphasia following cerebrovascular disease (I69. with final characters -20)",
    read: "I69 with characters 5–6 20", named: ["I69.320", "I69.920"],
    notNamed: ["I69.321", "I69.20"]),
  Notation(
    owner: "R44",
    text: "hallucinations in drug psychosis (F11-F19 with fifth to sixth characters 51)",
    read: "F11–F19 with characters 5–6 51", named: ["F15.951"], notNamed: ["F15.950"]),
  Notation(
    owner: "R41.3",
    text: "amnestic syndrome due to psychoactive substance use (F10-F19 with 5th character .6)",
    read: "F10–F19 with character 5 6", named: ["F10.26"]),
  Notation(
    owner: "J17", text: "whooping cough with pneumonia (A37 with fifth-character 1)",
    read: "A37 with character 5 1", named: ["A37.01"], notNamed: ["A37.00"]),
  Notation(
    owner: "E87.20",
    text: ", if applicable, respiratory failure with hypercapnia (J96. with 5th character 2)",
    read: "J96 with character 5 2", named: ["J96.02"], notNamed: ["J96.01"]),
  Notation(
    owner: "S01", text: "open skull fracture (S02.- with 7th character B)",
    read: "S02 with character 7 B", named: ["S02.0XXB"], notNamed: ["S02.0XXA", "S02.0"]),
  Notation(
    owner: "S31", text: "open fracture of pelvis (S32.1--S32.9 with 7th character B)",
    read: "S32.1–S32.9 with character 7 B", named: ["S32.10XB"], notNamed: ["S32.001B"]),
  Notation(
    owner: "S41", text: "open fracture of shoulder and upper arm (S42.- with 7th character B or C)",
    read: "S42 with character 7 B or C"),
  Notation(
    owner: "S91", text: "open fracture of ankle, foot and toes (S92.-with 7th character B)",
    read: "S92 with character 7 B"),
  Notation(
    owner: "S51",
    text: "open fracture of elbow and forearm (S52.- with open fracture 7th character)",
    read: "S52 with character 7 B or C or E or F or H or J or M or N or Q or R",
    named: ["S52.501C"], notNamed: ["S52.501A"]),
  Notation(
    owner: "F07.81", text: "current concussion (brain) (S06.0X- with seventh character A)",
    read: "S06.0X with character 7 A", named: ["S06.0X0A"], notNamed: ["S06.0X0D"]),
  Notation(
    owner: "Z85.6", text: "leukemia in remission C91.0-C95.9 with 5th character 1",
    read: "C91.0–C95.9 with character 5 1", named: ["C91.01"], notNamed: ["C91.00"]),
  // Slips of the source, read by hand.
  Notation(
    owner: "F06.7",
    text: "cognitive deficits following (sequelae of) cerebral hemorrhage or infarction",
    read: "I69.01, I69.11, I69.21, I69.31, I69.81, I69.91", notNamed: ["I69.020"]),
  Notation(
    owner: "F02", text: "other frontotemporal neurocognitive disorder (G31.90)", read: "G31.09"),
  Notation(owner: "R10.85", text: "localized abdominal pain (R10.1-R10.4-)", read: "R10.1–R10.3"),
]
