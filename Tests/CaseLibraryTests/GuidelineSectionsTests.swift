import Testing

@testable import CaseLibrary

@Suite("Sections of the guidelines")
struct GuidelineSectionsTests {
  @Test(
    "sections there are",
    arguments: [
      "I.A.19", "I.B.14", "I.C.1.d.1.a.iii", "I.C.1.d.4", "I.C.4.a.3", "I.C.9.e.5", "I.C.12.a.6",
      "I.C.15.a.1", "I.C.18.e.1", "I.C.19.g.3.a", "I.C.21.c.17", "I.C.22", "II", "II.C", "II.I.2",
      "II.K", "III", "III.C", "IV", "IV.A.2", "IV.Q", "Appendix I", "A11", "B2.1a", "B3.1b", "B3.2",
      "B3.2d", "B3.4b", "B3.10c", "B3.19", "B4.1c", "B5.2b", "B6.1a", "C2", "D1.a", "E1b", "F1",
      "F.4",
    ])
  func known(section: String) { #expect(GuidelineSections().contains(section)) }

  @Test(
    "sections there are not",
    arguments: [
      "", "I.D", "I.A.20", "I.B.20", "I.C.23", "I.C.1.h", "I.C.1.d.10", "I.C.18.j", "II.E", "II.L",
      "III.D", "IV.R", "V", "Appendix II", "A12", "B1", "B3.20", "B34b", "B3.4c", "C3", "F5",
      "i.a.19",
      "II.C.", "Section II",
    ])
  func unknown(section: String) { #expect(!GuidelineSections().contains(section)) }
}
