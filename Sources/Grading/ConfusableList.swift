// Facts of the classification, checked against the tabular list of FY2026 (April) and the guidelines
// of FY2025. A pair belongs here if coders take one for the other in a real record; each reason says
// what in the record decides. At least a category on each side, never two starts of one category.

extension Confusables {
  static let list: [Confusable] = infection + blood + metabolic + mind + heart + lungs + others

  private static let infection = [
    Confusable(
      [("A40", "R7881"), ("A41", "R7881")],
      "Bacteremia is a finding in the blood, sepsis the systemic infection the provider diagnoses; "
        + "with sepsis documented, bacteremia is part of it.",
      ["I.C.1.d.1", "Tabular A41"]),
    Confusable(
      [("A40", "A41")],
      "Streptococcal sepsis has a category of its own; A41 is for all other organisms.",
      ["Tabular A41"]),
    Confusable(
      [("A41", "R651")],
      "R65.1 is a systemic response to something other than an infection; with an infection it is "
        + "sepsis, coded to the infection.",
      ["I.C.18.g", "Tabular R65.1"]),
    Confusable(
      [("A41", "N390")],
      "A urinary infection alone is not sepsis, and \"urosepsis\" has no code: the provider says "
        + "which is meant.",
      ["I.C.1.d.1.a"]),
    Confusable(
      [("R57", "R6521")],
      "Shock from sepsis is R65.21, after the infection; R57 is for shock of other causes.",
      ["I.C.1.d.2"]),
    Confusable(
      [("N30", "N390")],
      "N39.0 is for a urinary infection whose site nobody names; cystitis is N30.",
      ["Tabular N39.0"]),
    Confusable(
      [("N390", "T835")],
      "A urinary infection becomes a complication of the catheter only where the provider links "
        + "the two.",
      ["I.B.16"]),
  ]

  private static let blood = [
    Confusable(
      [("D50", "D62")],
      "Acute blood loss anemia is D62; anemia from chronic blood loss, or from blood loss not said "
        + "to be acute, is D50.0.",
      ["Tabular D62"]),
    Confusable(
      [("D62", "D64"), ("D50", "D64"), ("D63", "D64")],
      "D64.9 is for anemia whose kind and cause the record leaves open.",
      ["I.B.18"]),
    Confusable(
      [("D63", "D50"), ("D63", "D62")],
      "D63 is anemia in another disease, coded with that disease; loss of blood or lack of iron are "
        + "causes of their own.",
      ["I.C.2.c.1", "Tabular D63"]),
  ]

  private static let metabolic = [
    Confusable(
      [("E10", "E11")],
      "The type of diabetes is what the provider documents; where no type is given it is type 2, "
        + "whether or not insulin is used.",
      ["I.C.4.a.2"]),
    Confusable(
      [
        ("E08", "E11"), ("E09", "E11"), ("E13", "E11"), ("E08", "E09"), ("E08", "E13"),
        ("E09", "E13"),
      ],
      "Diabetes with a named cause is secondary diabetes: E08 for another disease, E09 for a drug, "
        + "E13 for the rest, as after removal of the pancreas.",
      ["I.C.4.a.6"]),
    Confusable(
      [("E43", "E44"), ("E43", "E46"), ("E44", "E46")],
      "The degree of malnutrition is what the provider documents: E43 severe, E44 moderate or mild, "
        + "E46 where no degree is given.",
      ["I.A.19", "I.B.14"]),
    Confusable(
      [("N17", "N19"), ("N18", "N19")],
      "N19 is kidney failure not said to be acute or chronic; acute is N17, chronic disease N18.",
      ["Tabular N19"]),
    Confusable(
      [("N17", "N18")],
      "Acute kidney injury is N17, a stage of chronic disease N18; both are coded where both are "
        + "documented.",
      ["Tabular N19", "I.B.8"]),
  ]

  private static let mind = [
    Confusable(
      [("G92", "R4182"), ("G93", "R4182"), ("F05", "R4182")],
      "An altered mental status is a symptom; once its cause is diagnosed, the diagnosis is coded "
        + "instead.",
      ["I.B.5", "Tabular R41.82"]),
    Confusable(
      [("F05", "R410")],
      "Delirium due to a known physiological condition is F05; without a known cause it is R41.0.",
      ["Tabular F05"]),
    Confusable(
      [("G92", "G93")],
      "Toxic encephalopathy, from a drug or poison, is G92; metabolic encephalopathy is G93.41.",
      ["Tabular G92.8"]),
    Confusable(
      [("F05", "G93"), ("F05", "G92")],
      "Delirium and encephalopathy are two diagnoses: the one the provider documents is coded.",
      ["I.A.19"]),
    Confusable(
      [("F32", "F33")],
      "F32 is a single depressive episode, F33 a recurrent one.",
      ["Tabular F32"]),
  ]

  private static let heart = [
    Confusable(
      [
        ("I10", "I11"), ("I10", "I12"), ("I10", "I13"), ("I11", "I12"), ("I11", "I13"),
        ("I12", "I13"),
      ],
      "Hypertension is presumed linked to heart failure and to chronic kidney disease: I11 with the "
        + "one, I12 with the other, I13 with both, I10 with neither.",
      ["I.C.9.a"]),
    Confusable(
      [("I21", "I24")],
      "Demand ischemia without infarction is I24.89, a type 2 infarction I21.A1: the provider's "
        + "diagnosis decides, not the troponin.",
      ["I.C.9.e.5"]),
    Confusable(
      [("I21", "I22")],
      "I22 is a second infarction of type 1, or of no stated type, within four weeks of the first; "
        + "it goes with a code of I21.",
      ["I.C.9.e.4"]),
    Confusable(
      [("I21", "I252")],
      "An infarction is I21 for four weeks; after that, without need of care, it is old: I25.2.",
      ["I.C.9.e.1"]),
    Confusable(
      [("I20", "I25")],
      "Angina in a patient with coronary atherosclerosis is presumed due to it: one combination code "
        + "of I25.",
      ["I.C.9.b"]),
    Confusable(
      [("I20", "R07")],
      "Chest pain is a symptom; angina is a diagnosis the provider makes.",
      ["I.B.5"]),
    Confusable(
      [("I63", "G45")],
      "An infarction is I63; an attack that passed without one is G45.",
      ["Tabular G45"]),
    Confusable(
      [("I63", "I69"), ("I63", "Z8673"), ("I69", "Z8673")],
      "I63 is the stroke of this stay; what an earlier one left behind is I69, and one that left "
        + "nothing is Z86.73.",
      ["I.C.9.d"]),
    Confusable(
      [("I80", "I82")],
      "Deep venous thrombosis of the leg is I82; I80 is inflammation of the vein.",
      ["Tabular I80"]),
    Confusable(
      [("I82", "Z8671")],
      "A thrombosis still treated is I82, acute or chronic; one that is over is history, Z86.71-.",
      ["I.C.21.c.4"]),
  ]

  private static let lungs = [
    Confusable(
      [("J43", "J44")],
      "Emphysema without chronic bronchitis is J43; chronic obstructive bronchitis, with emphysema "
        + "or not, is J44.",
      ["Tabular J43", "Tabular J44"]),
    Confusable(
      [("J18", "J13"), ("J18", "J14"), ("J18", "J15"), ("J18", "J12")],
      "J18 is for pneumonia whose organism nobody names; a provider's organism, once linked, has its "
        + "own code.",
      ["I.B.2", "Tabular J18"]),
    Confusable(
      [("J18", "J69"), ("J15", "J69")],
      "Aspiration pneumonia is J69; J15 and J18 are pneumonia from infection.",
      ["Tabular J18"]),
    Confusable(
      [("J15", "J9585"), ("J18", "J9585")],
      "Pneumonia is ventilator-associated only where the provider says so: J95.851.",
      ["I.C.10.d"]),
    Confusable(
      [("J96", "R0902")],
      "Hypoxemia is a finding; respiratory failure is a diagnosis the provider makes.",
      ["I.A.19", "I.B.5"]),
    Confusable(
      [("J96", "J80")],
      "Acute respiratory distress syndrome is J80, which J96 excludes.",
      ["Tabular J96"]),
    Confusable(
      [("J96", "J9582")],
      "Respiratory failure is postprocedural, J95.82-, only where the provider links it to the "
        + "procedure.",
      ["I.B.16", "Tabular J96"]),
  ]

  private static let others = [
    Confusable(
      [
        ("K922", "K25"), ("K922", "K26"), ("K922", "K27"), ("K922", "K29"), ("K922", "K57"),
        ("K922", "K31"),
      ],
      "K92.2 is bleeding whose source is not known; a source with bleeding is one combination code.",
      ["I.A.15", "Tabular K92.2"]),
    Confusable(
      [("K56", "K913"), ("K56", "K9189")],
      "Ileus or obstruction after surgery is a complication only where the provider says so.",
      ["I.B.16"]),
    Confusable(
      [("L89", "L97"), ("L89", "L98")],
      "Pressure makes an ulcer L89; chronic ulcers of other causes are L97 and L98.4-.",
      ["I.C.12.a", "I.C.12.b"]),
    Confusable(
      [("M80", "S22"), ("M80", "S32"), ("M80", "S42"), ("M80", "S52"), ("M80", "S72")],
      "A fracture that a normal bone would not have suffered is pathological in a patient known to "
        + "have osteoporosis (M80), whatever the fall; S codes are for fractures of sound bone.",
      ["I.C.13.d.2"]),
    Confusable(
      [("M80", "M84")],
      "With osteoporosis the pathological fracture is M80; M84 is for other causes.",
      ["I.C.13.d.2", "Tabular M80"]),
    Confusable(
      [("C34", "C780"), ("C22", "C787"), ("C71", "C793")],
      "Where a tumor began and where it has spread are different codes: the provider says which "
        + "this is.",
      ["I.C.2"]),
    Confusable(
      [("C18", "Z850"), ("C34", "Z851"), ("C50", "Z853"), ("C61", "Z854")],
      "A malignancy is history only once it is removed, no longer treated, and gone.",
      ["I.C.2.d"]),
    Confusable(
      [("O13", "O14")],
      "Gestational hypertension without preeclampsia is O13; preeclampsia is O14.",
      ["Tabular O13"]),
  ]
}
