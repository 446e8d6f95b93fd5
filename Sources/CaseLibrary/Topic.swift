import Chart

/// A topic of the coding rules that a library of cases should come to.
package struct Topic: Hashable, Sendable {
  /// How a key shows that its case covers a topic.
  package enum Subject: Hashable, Sendable {
    /// It cites the section or one below it.
    case section(Citation)
    /// It keys a procedure of the root operation, named as `Coverage.operations` names it.
    case operation(String)
  }

  package let subject: Subject
  /// What a case on it would be about, in a few words.
  package let name: String
}

extension Topic {
  /// All topics, in the order of the guidelines.
  package static var all: [Topic] { sections + procedureRules + operations }

  private static let sections: [Topic] = read(
    """
    I.A.12.a      Excludes1, related or unrelated
    I.A.13        etiology before manifestation
    I.A.15        "with" presumes a link
    I.A.17        code also fixes no order
    I.A.19        the provider's statement decides
    I.B.5         signs and symptoms that are integral
    I.B.6         signs and symptoms that are not integral
    I.B.8         acute and chronic
    I.B.9         combination codes
    I.B.10        sequelae
    I.B.13        laterality
    I.B.14        who may document what
    I.B.16        a complication needs a documented link
    I.B.18        unspecified codes
    I.C.1.a       HIV
    I.C.1.c       infections resistant to antibiotics
    I.C.1.d.1     sepsis and severe sepsis
    I.C.1.d.2     septic shock
    I.C.1.d.4     sepsis with a localised infection
    I.C.1.d.5     sepsis after a procedure
    I.C.1.d.6     sepsis with a noninfectious process
    I.C.1.e       MRSA and MSSA
    I.C.1.g       COVID-19
    I.C.2.a       treatment of a primary malignancy
    I.C.2.b       treatment of a secondary site
    I.C.2.c       complications of a neoplasm, its anaemia
    I.C.2.e       admission solely for chemotherapy or radiation
    I.C.2.m       malignancy, current or history
    I.C.2.n       leukaemia and myeloma, remission
    I.C.4.a.3     diabetes with insulin or other drugs
    I.C.4.a.5     insulin pump, underdose or overdose
    I.C.4.a.6     secondary diabetes
    I.C.5.b       substance use, abuse, dependence
    I.C.5.d       dementia
    I.C.6.a       dominant side
    I.C.6.b       pain
    I.C.9.a.1     hypertension with heart disease
    I.C.9.a.2     hypertensive chronic kidney disease
    I.C.9.a.3     hypertensive heart and chronic kidney disease
    I.C.9.a.10    hypertensive crisis
    I.C.9.b       coronary disease and angina
    I.C.9.c       stroke in or after a procedure
    I.C.9.d       sequelae of stroke
    I.C.9.e.1     infarction of type 1
    I.C.9.e.4     subsequent infarction within four weeks
    I.C.9.e.5     infarction of type 2 and other types
    I.C.10.a      COPD with exacerbation or asthma
    I.C.10.b.1    respiratory failure as principal
    I.C.10.b.2    respiratory failure as secondary
    I.C.10.c      influenza
    I.C.10.d      ventilator-associated pneumonia
    I.C.12.a      pressure injuries
    I.C.12.b      other chronic ulcers
    I.C.13.c      pathological fractures
    I.C.13.d      osteoporosis, with or without a fracture
    I.C.14.a.1    stages of chronic kidney disease
    I.C.14.a.2    chronic kidney disease and transplant status
    I.C.15.a      obstetrics, chapter priority and trimester
    I.C.15.b      principal diagnosis in obstetrics, delivery
    I.C.15.d      hypertension before pregnancy
    I.C.15.g      diabetes in pregnancy
    I.C.15.i      gestational diabetes
    I.C.15.j      sepsis in pregnancy or after delivery
    I.C.15.n      normal delivery
    I.C.15.o      the peripartum and postpartum periods
    I.C.15.q      abortion
    I.C.16.a      newborn, birth record and chapter rules
    I.C.16.b      newborn observed, condition not found
    I.C.16.d      prematurity and growth
    I.C.16.f      sepsis of the newborn
    I.C.17        congenital malformations
    I.C.18.e      coma scale
    I.C.18.g      SIRS without infection
    I.C.18.i      NIHSS
    I.C.19.b      injuries of several sites
    I.C.19.c      traumatic fractures
    I.C.19.d      burns
    I.C.19.e.5.a  adverse effect
    I.C.19.e.5.b  poisoning
    I.C.19.e.5.c  underdosing
    I.C.19.f      abuse and neglect
    I.C.19.g.3    transplant complications
    I.C.19.g.4    complications that name the external cause
    I.C.19.g.5    complications of care within body chapters
    I.C.20        external cause
    I.C.21.c.3    status codes
    I.C.21.c.4    history codes
    I.C.21.c.7    aftercare
    I.C.21.c.16   Z codes that may only be principal
    I.C.21.c.17   social determinants of health
    II.A          symptom as principal
    II.B          interrelated conditions
    II.C          two conditions that equally meet the definition
    II.D          comparative or contrasting conditions
    II.F          plan not carried out
    II.G          complication as principal
    II.H          uncertain diagnosis at discharge
    II.I          observation, then inpatient
    II.J          outpatient surgery, then inpatient
    II.K          rehabilitation
    III.A         previous conditions
    III.B         abnormal findings
    III.C         uncertain secondary diagnosis
    IV.A          outpatient surgery and observation
    IV.H          uncertain diagnosis in an outpatient
    Appendix I    present on admission
    """)

  private static let procedureRules: [Topic] = read(
    """
    B2.1          body systems, upper and lower
    B3.1b         closing and anastomosis are integral
    B3.2          multiple procedures
    B3.3          discontinued procedure
    B3.4a         biopsy
    B3.4b         biopsy, then definitive treatment
    B3.5          overlapping layers
    B3.6          bypass
    B3.7          control
    B3.8          excision or resection
    B3.9          excision for graft
    B3.10         fusion
    B3.11         inspection
    B3.12         occlusion or restriction
    B3.13         release
    B3.14         release or division
    B3.15         reposition for fracture
    B3.16         transplant or administration
    B3.17         transfer
    B4.1          body part, branches and general
    B4.3          bilateral body parts
    B4.4          coronary arteries
    B4.8          upper and lower intestinal tract
    B5.2          open with assistance, extension of the incision
    B5.4          percutaneous by way of a device
    B6.1          device
    B6.2          drainage device
    C1            products of conception
    C2            procedures after delivery or abortion
    D1            radiation therapy, brachytherapy
    E1            new technology
    F1            definitive treatment of both diagnoses
    F2            definitive and diagnostic procedures
    F3            diagnostic for the principal diagnosis first
    F4            no procedure for the principal diagnosis
    """)

  private static let operations: [Topic] =
    [
      "Alteration", "Bypass", "Change", "Control", "Creation", "Destruction", "Detachment",
      "Dilation", "Division", "Drainage", "Excision", "Extirpation", "Extraction",
      "Fragmentation", "Fusion", "Insertion", "Inspection", "Map", "Occlusion", "Reattachment",
      "Release", "Removal", "Repair", "Replacement", "Reposition", "Resection", "Restriction",
      "Revision", "Supplement", "Transfer", "Transplantation",
    ].map { Topic(subject: .operation($0), name: "root operation") }
    + [
      ("Delivery", "assisted or spontaneous delivery"),
      ("Extraction (Obstetrics)", "cesarean, forceps, vacuum"),
      ("Transfusion", "blood and its products"),
      ("Introduction", "thrombolysis and other substances"),
      ("Performance", "ventilation"),
    ].map { Topic(subject: .operation($0.0), name: $0.1) }

  /// Rows of a section in 14 columns and a name.
  private static func read(_ rows: String) -> [Topic] {
    rows.split(separator: "\n").map { row in
      let section = row.prefix(14).split(separator: " ").joined(separator: " ")
      return Topic(subject: .section(section), name: String(row.dropFirst(14)))
    }
  }
}
