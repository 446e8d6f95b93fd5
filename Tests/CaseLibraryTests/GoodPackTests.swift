import CaseLibrary
import Chart
import Testing

@Suite("The good packs")
struct GoodPackTests {
  @Test("they have no fault")
  func noFaults() throws { expectSame(try PackCopy().faults().map(\.description), []) }
}
