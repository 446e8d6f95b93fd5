import Chart

/// What reports repeat of a key, written once for many sheets: the citations and the evidence of its
/// lines, which are most of what a report of a batch is made of.
///
/// A list is known by where it lies: this holds the lists of the key, so that none of them can change
/// or make room for another while it lives, and a list at the same place is the same one.
struct KeyJSON: Sendable {
  private let citations: [[Citation]]
  private let evidence: [[Evidence]]
  private let written: [UInt8]
  private let places: [UInt: Range<Int>]

  init(_ key: AnswerKey) {
    let rationales = key.rationales
    citations = rationales.map(\.cite).filter { !$0.isEmpty }
    evidence = rationales.map(\.evidence).filter { !$0.isEmpty }
    var json = JSONBytes(capacity: 1 << 14)
    var places: [UInt: Range<Int>] = [:]
    for list in citations {
      let start = json.count
      json.citations(list)
      places[place(of: list)] = start..<json.count
    }
    for list in evidence {
      let start = json.count
      json.evidence(list)
      places[place(of: list)] = start..<json.count
    }
    written = json.bytes
    self.places = places
  }

  /// Gives a list as it was written to `body`; false if it is not one of the key's.
  func withBytes<Element>(of list: [Element], _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool
  {
    guard let range = places[place(of: list)] else { return false }
    written.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    return true
  }
}

private func place<Element>(of list: [Element]) -> UInt {
  list.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
}

extension AnswerKey {
  /// Why each line of the key stands there.
  fileprivate var rationales: [Rationale] {
    switch lines {
    case .inpatient(let key):
      (key.principal.lines + key.secondary).map(\.rationale) + key.procedures.map(\.rationale)
        + key.sequence.map(\.rationale) + traps.map(\.rationale)
    case .outpatient(let key):
      ([key.first] + key.other + key.reasonForVisit).map(\.rationale)
        + key.lines.map(\.rationale) + traps.map(\.rationale)
    }
  }
}
