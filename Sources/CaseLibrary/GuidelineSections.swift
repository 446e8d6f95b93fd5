import Chart

/// The sections of the official guidelines that a citation may name.
///
/// Identifiers of FY2025, the edition at hand; a section that FY2026 is reported to have changed
/// keeps its number. Each row is a section and the names of those directly below it.
struct GuidelineSections: Sendable {
  private let diagnosis: Set<String>
  private let procedure: Set<String>

  /// The sections of both classifications.
  init() {
    var sections: Set<String> = ["Appendix I"]
    for row in diagnosisRows.split(separator: "\n") {
      let names = row.split(separator: " ")
      guard let parent = names.first else { continue }
      sections.insert(String(parent))
      for name in names.dropFirst() { sections.insert("\(parent).\(name)") }
    }
    diagnosis = sections
    procedure = Set(procedureNames.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(plain))
  }

  /// Whether a section exists, whatever the punctuation of a PCS one: `F1` is `F.1`.
  func contains(_ citation: Citation) -> Bool { section(of: citation) != nil }

  /// The section that a citation names, in one spelling; nil for a note, a list or the policy.
  func section(of citation: Citation) -> Citation? {
    if diagnosis.contains(citation) { return citation }
    let name = plain(citation)
    return procedure.contains(name) ? name : nil
  }
}

/// A PCS section without the dots that not every edition sets: `B3.4b` stays apart from `B34`.
private func plain(_ name: some StringProtocol) -> String {
  guard let letter = name.first, letter != "B" else { return String(name) }
  return String(name.split(separator: ".").joined())
}

private let diagnosisRows = """
  I A B C
  I.A 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
  I.A.6 a b
  I.A.9 a b
  I.A.12 a b
  I.B 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
  I.B.19 a b c d
  I.C 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22
  I.C.1 a b c d e f g
  I.C.1.a 1 2
  I.C.1.a.2 a b c d e f g h i j
  I.C.1.d 1 2 3 4 5 6 7 8 9
  I.C.1.d.1 a b
  I.C.1.d.5 a b c
  I.C.1.e 1
  I.C.1.e.1 a b c d
  I.C.1.f 1
  I.C.1.g 1
  I.C.1.g.1 a b c d e f g h i j k l m n
  I.C.2 a b c d e f g h i j k l m n o p q r s t
  I.C.2.c 1 2 3 4
  I.C.2.e 1 2 3
  I.C.2.l 1 2 3 4 5 6
  I.C.4 a
  I.C.4.a 1 2 3 4 5 6
  I.C.4.a.1 a
  I.C.4.a.5 a b
  I.C.4.a.6 a b
  I.C.5 a b c d
  I.C.5.b 1 2 3 4 5
  I.C.6 a b
  I.C.6.b 1 2 3 4 5 6
  I.C.6.b.1 a b
  I.C.6.b.3 a b
  I.C.7 a b
  I.C.7.a 1 2 3 4 5
  I.C.9 a b c d e
  I.C.9.a 1 2 3 4 5 6 7 8 9 10 11 12
  I.C.9.d 1 2 3
  I.C.9.e 1 2 3 4 5 6
  I.C.10 a b c d e
  I.C.10.a 1
  I.C.10.b 1 2 3
  I.C.10.d 1 2
  I.C.12 a b
  I.C.12.a 1 2 3 4 5 6 7
  I.C.12.b 1 2 3
  I.C.13 a b c d e
  I.C.13.a 1
  I.C.13.d 1 2
  I.C.14 a
  I.C.14.a 1 2 3
  I.C.15 a b c d e f g h i j k l m n o p q r s
  I.C.15.a 1 2 3 4 5 6 7
  I.C.15.b 1 2 3 4 5
  I.C.15.e 1 2
  I.C.15.l 1 2 3
  I.C.15.n 1 2 3
  I.C.15.o 1 2 3 4 5
  I.C.15.p 1 2 3
  I.C.15.q 1 2 3 4
  I.C.16 a b c d e f g h
  I.C.16.a 1 2 3 4 5 6
  I.C.16.b 1 2 3
  I.C.16.c 1 2
  I.C.18 a b c d e f g h i
  I.C.18.e 1
  I.C.19 a b c d e f g
  I.C.19.b 1 2 3
  I.C.19.c 1 2 3
  I.C.19.d 1 2 3 4 5 6 7 8 9
  I.C.19.e 1 2 3 4 5
  I.C.19.e.5 a b c d
  I.C.19.g 1 2 3 4 5
  I.C.19.g.1 a
  I.C.19.g.3 a b
  I.C.20 a b c d e f g h i j k
  I.C.20.a 1 2 3 4 5 6 7 8
  I.C.20.h 1
  I.C.20.i 1 2 3
  I.C.20.j 1 2 3
  I.C.21 a b c
  I.C.21.c 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17
  I.C.1.d.1.a i ii iii iv
  I.C.1.g.1.c i ii iii iv v
  I.C.4.a.6.b i ii
  I.C.6.b.1.b i ii
  I.C.19.e.5.b i ii iii iv
  II A B C D F G H I J K
  II.I 1 2
  III A B C
  IV A B C D E F G H I J K L M N O P Q
  IV.A 1 2
  IV.F 1 2 3
  """

private let procedureNames = """
  A A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11
  B2 B2.1 B2.1a B2.1b
  B3 B3.1 B3.1a B3.1b B3.2 B3.2a B3.2b B3.2c B3.2d B3.3 B3.4 B3.4a B3.4b B3.5
  B3.6 B3.6a B3.6b B3.6c B3.7 B3.8 B3.9 B3.10 B3.10a B3.10b B3.10c B3.11 B3.11a B3.11b B3.11c
  B3.12 B3.13 B3.14 B3.15 B3.16 B3.17 B3.18 B3.19
  B4 B4.1 B4.1a B4.1b B4.1c B4.2 B4.3 B4.4 B4.5 B4.6 B4.7 B4.8 B4.9
  B5 B5.2 B5.2a B5.2b B5.3 B5.3a B5.3b B5.4
  B6 B6.1 B6.1a B6.1b B6.1c B6.2
  C C1 C2 D D1 D1a D1b E E1 E1a E1b F F1 F2 F3 F4
  """
