import Chart

/// Codes that generated keys and sheets are made of: real ones, several to a category, so that sheets
/// have near misses.
package enum CodePool {
  /// Diagnoses that take an indicator.
  package static let diagnoses: [DiagnosisCode] =
    """
    A4101 A4102 A4151 A419 R6520 R6521 R7881 J9600 J9601 J9602 J9621 N170 N179 N19 N1831 N1832 \
    N184 N189 E1121 E1122 E1165 E119 E1010 I10 I110 I120 I130 I5021 I5022 I5023 I5033 I509 I214 \
    I213 I2109 I21A1 I2489 I2510 I25110 J440 J441 J449 J439 J189 J150 J159 J690 L89152 L89153 \
    L89154 L97509 S72001A S72002A S72141A S72142A F1020 F10239 D62 D500 D649 E871 E876 E860 K5900 \
    K5720 R4182 G9341 F05 M810 M1711 M1712 M170 T8144XA H2511 H2512 H2513 N390 B9620 B9561 I4891 \
    I480
    """.split(separator: " ").map { DiagnosisCode($0) }

  /// Diagnoses that are exempt from one.
  package static let exempt: [DiagnosisCode] =
    "S72001D Z794 Z7901 Z7984 Z87891 Z880 Z951 Z955 T8144XD".split(separator: " ")
    .map { DiagnosisCode($0) }

  /// Procedures.
  package static let procedures: [ProcedureCode] =
    """
    0SRC0J9 0SRC0JA 0SRD0J9 0SRD0JA 0SR9019 0SRB019 5A1935Z 5A1945Z 5A1955Z 0BH17EZ 0BH18EZ \
    027034Z 027134Z 02703DZ 02713DZ 0DTJ4ZZ 0DTJ0ZZ 0FT44ZZ 0FT40ZZ 0JBR0ZZ 0JBQ0ZZ 0JBQ3ZZ \
    30233N1 30243N1 3E03317 B2111ZZ B2151ZZ 4A023N7 0QS634Z 0QS734Z 0QS604Z 10E0XZZ 10D00Z1 \
    06H033Z 02HV33Z 05HM33Z 0W9G3ZZ 0W9930Z 0W9B30Z 0DB64ZX 0DB68ZX
    """.split(separator: " ").map { ProcedureCode($0) }

  /// Services.
  package static let services: [ServiceCode] =
    "J0690 J1885 J2405 G0378 G0463 Q9967 A9585 J7030 C1713 P9016".split(separator: " ")
    .map { ServiceCode($0) }

  /// Text that is no code.
  package static let garbage: [String] = [
    "ZZZ", "A", "A4", "A41", "A41ZZ", "A41.ZZZZZZZZZZZZZZZZ", "🩺", "é", "S7200", "1", "0SRC0J",
    "0SRC0J99", "5A1955ZZZZZ", "\u{202E}A4101", String(repeating: "A41", count: 400),
  ]

  /// Every diagnosis.
  package static let anyDiagnosis: [DiagnosisCode] = diagnoses + exempt

  /// Whether a diagnosis of the pool takes no indicator.
  package static func isExempt(_ code: DiagnosisCode) -> Bool { exempt.contains(code) }
}
