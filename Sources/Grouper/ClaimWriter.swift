import Chart
import Grading

/// The JSON that libmsdrg takes, written byte by byte.
///
/// Nothing but capital letters, digits and `?` gets into it from what was typed: whatever a code is,
/// the library's own reader is never put to the test. What does not fit becomes `?`, and a code that
/// is too long is cut one past the longest, so that neither can turn into a valid one.
struct ClaimWriter {
  private(set) var bytes: [UInt8] = []

  /// The claim as the library takes it, with the zero that ends it.
  ///
  /// - Parameter version: The grouper's, 431 for April 2026.
  init(_ claim: Claim, version: Int) {
    bytes.reserveCapacity(320 + 32 * (claim.secondary.count + claim.procedures.count))
    let (year, month, day) = claim.discharged.parts
    field("{\"version\":", version)
    field(",\"discharge_date\":", 10_000 * year + 100 * month + day)
    field(",\"age\":", min(max(0, claim.age), 999))
    field(",\"sex\":", number(of: claim.sex))
    field(",\"discharge_status\":", min(max(0, claim.disposition), 99))
    raw(",\"hospital_status\":\"")
    if claim.isExemptFromPOA { raw("EXEMPT\"") } else { raw("NOT_EXEMPT\"") }
    if let admitting = claim.admitting {
      raw(",\"admit_dx\":{\"code\":\"")
      code(admitting.text)
      raw("\"}")
    }
    if let principal = claim.principal {
      raw(",\"pdx\":")
      diagnosis(principal)
    }
    raw(",\"sdx\":[")
    for (index, entry) in claim.secondary.enumerated() {
      if index > 0 { raw(",") }
      diagnosis(entry)
    }
    raw("],\"procedures\":[")
    for (index, entry) in claim.procedures.enumerated() {
      if index > 0 { raw(",") }
      raw("{\"code\":\"")
      code(entry.code.text)
      raw("\"}")
    }
    raw("]}\0")
  }

  private mutating func diagnosis(_ entry: DiagnosisEntry) {
    raw("{\"code\":\"")
    code(entry.code.text)
    raw("\"")
    if let poa = entry.poa {
      raw(",\"poa\":\"")
      bytes.append(letter(of: poa))
      raw("\"")
    }
    raw("}")
  }

  private mutating func code(_ text: String) {
    for byte in text.utf8.prefix(longestCode) { bytes.append(plain(byte)) }
  }

  private mutating func field(_ name: StaticString, _ value: Int) {
    raw(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

/// The library keeps so many bytes of a code; the longest that is valid has seven.
let longestCode = 8

/// A byte of a code as it is written.
func plain(_ byte: UInt8) -> UInt8 {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
  default: UInt8(ascii: "?")
  }
}

/// An indicator as it is written; one that cannot be is none of the four.
private func letter(of poa: PresentOnAdmission) -> UInt8 {
  switch poa {
  case .yes: UInt8(ascii: "Y")
  case .no: UInt8(ascii: "N")
  case .unknown: UInt8(ascii: "U")
  case .undetermined: UInt8(ascii: "W")
  case .invalid: UInt8(ascii: "?")
  }
}

private func number(of sex: Sex) -> Int {
  switch sex {
  case .male: 0
  case .female: 1
  case .unknown: 2
  }
}
