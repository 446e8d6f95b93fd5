/// What a code is confined to that few stays are about. Such a code goes behind one that has no
/// setting, unless the query says a word of it: `hyponatremia` is not that of a newborn.
enum Setting: Int, CaseIterable {
  case newborn
  case childbirth
  /// What is over, or was only looked for: history, sequelae of a stroke, allergy, screening.
  case past
  case congenital
  /// What came of care: of devices, grafts, transfusions and operations.
  case complication

  /// By the beginning of a code of ICD-10-CM; nil for the others. The first character is the lowest
  /// byte.
  init?(_ code: UInt64) {
    let (first, second) = (UInt8(code & 0xFF), UInt8(code >> 8 & 0xFF))
    let third = UInt8(code >> 16 & 0xFF)
    switch (first, second, third) {
    case (UInt8(ascii: "P"), _, _): self = .newborn
    case (UInt8(ascii: "O"), _, _): self = .childbirth
    case (UInt8(ascii: "Q"), _, _): self = .congenital
    case (UInt8(ascii: "I"), UInt8(ascii: "6"), UInt8(ascii: "9")),
      (UInt8(ascii: "B"), UInt8(ascii: "9"), UInt8(ascii: "0")...UInt8(ascii: "4")),
      (UInt8(ascii: "E"), UInt8(ascii: "6"), UInt8(ascii: "4")),
      (UInt8(ascii: "G"), UInt8(ascii: "0"), UInt8(ascii: "9")),
      (UInt8(ascii: "Z"), UInt8(ascii: "8"), UInt8(ascii: "0")...UInt8(ascii: "8")),
      (UInt8(ascii: "Z"), UInt8(ascii: "1"), UInt8(ascii: "1")...UInt8(ascii: "3")):
      self = .past
    case (UInt8(ascii: "T"), UInt8(ascii: "8"), UInt8(ascii: "0")...UInt8(ascii: "8")),
      // Chapters have a category of their own for what care leads to: J95, K91, N99.
      (UInt8(ascii: "J"), UInt8(ascii: "9"), UInt8(ascii: "5")),
      (UInt8(ascii: "I"), UInt8(ascii: "9"), UInt8(ascii: "7")),
      (UInt8(ascii: "N"), UInt8(ascii: "9"), UInt8(ascii: "9")),
      (UInt8(ascii: "G"), UInt8(ascii: "9"), UInt8(ascii: "7")),
      (UInt8(ascii: "M"), UInt8(ascii: "9"), UInt8(ascii: "6")),
      (UInt8(ascii: "D"), UInt8(ascii: "7"), UInt8(ascii: "8")),
      (UInt8(ascii: "E"), UInt8(ascii: "8"), UInt8(ascii: "9")),
      (UInt8(ascii: "L"), UInt8(ascii: "7"), UInt8(ascii: "6")),
      (UInt8(ascii: "K"), UInt8(ascii: "9"), UInt8(ascii: "1")),
      (UInt8(ascii: "K"), UInt8(ascii: "9"), UInt8(ascii: "4")...UInt8(ascii: "5")):
      self = .complication
    default: return nil
    }
  }

  /// What ranking takes off where the query says no word of it.
  var cost: Int32 {
    switch self {
    case .newborn, .childbirth, .past: 240
    case .complication: 120
    case .congenital: 60
    }
  }

  /// Whether words that hardly any other code has say it too. Sequelae of strokes are so many that
  /// they would claim the words for what is left by anything, and complications those for devices.
  var isToldByWords: Bool { self != .past && self != .complication }

  /// The words that say it, as the index has them.
  var words: [String] {
    switch self {
    case .newborn:
      [
        "newborn", "neonatal", "neonate", "neonatorum", "perinatal", "infant", "baby", "birth",
        "fetal", "fetus", "maternal", "preterm", "premature", "prematurity", "immaturity",
        "gestation", "gestational", "meconium",
      ]
    case .childbirth:
      [
        "pregnancy", "pregnant", "childbirth", "puerperium", "puerperal", "postpartum", "maternal",
        "obstetric", "labor", "delivery", "trimester", "gestation", "gestational", "antepartum",
        "abortion", "miscarriage", "ectopic", "molar", "fetal", "fetus", "placenta", "placental",
        "membrane", "eclampsia", "lactation", "breastfeeding",
      ]
    case .past:
      [
        "history", "past", "family", "former", "screening", "screen", "allergy", "allergic",
        "hypersensitivity", "personal", "sequela", "following", "late", "residual",
      ]
    case .congenital: ["congenital", "malformation", "anomaly", "birth", "newborn", "hereditary"]
    case .complication:
      [
        "complication", "complicating", "postprocedural", "postoperative", "postsurgical",
        "intraoperative", "dehiscence", "rejection", "malfunction", "leakage", "displacement",
        "loosening", "reaction", "procedure",
      ]
    }
  }
}
