import Grading

extension MeasureName {
  /// The measure as the screen names it.
  package var words: String {
    switch self {
    case .principalDiagnosis: "Principal diagnosis"
    case .secondaryPrecision: "Secondary diagnoses, precision"
    case .secondaryRecall: "Secondary diagnoses, recall"
    case .secondaryF1: "Secondary diagnoses, F1"
    case .poa: "POA indicators"
    case .procedurePrecision: "Procedures, precision"
    case .procedureRecall: "Procedures, recall"
    case .procedureF1: "Procedures, F1"
    case .principalProcedure: "Principal procedure"
    case .procedureDate: "Procedure dates"
    case .sequencing: "Sequencing"
    case .codeOverCode: "Code over code"
    case .correctOverKeyed: "Correct over keyed"
    case .caseOverCase: "Case over case"
    case .abstract: "Admitting diagnosis and disposition"
    case .drg: "MS-DRG"
    }
  }

  /// How the measure is counted.
  package var formula: String {
    switch self {
    case .principalDiagnosis: "a right code in the first slot"
    case .secondaryPrecision: "correct secondary over entered secondary that are not optional"
    case .secondaryRecall: "correct secondary over required secondary"
    case .secondaryF1: "harmonic mean of the two"
    case .poa: "right indicators over matched lines that take one"
    case .procedurePrecision: "correct procedures over entered ones that are not optional"
    case .procedureRecall: "correct procedures over required ones"
    case .procedureF1: "harmonic mean of the two"
    case .principalProcedure: "the principal procedure first"
    case .procedureDate: "right dates over matched procedures that the key dates"
    case .sequencing: "constraints met over constraints of the key"
    case .codeOverCode: "correct over correct, near misses, missed and unsupported"
    case .correctOverKeyed: "the same correct over what the key asks for"
    case .caseOverCase: "everything right, or not"
    case .abstract: "right over graded; apart from all the above"
    case .drg: "the group of the key, or not; apart from all the above"
    }
  }
}
