/// The indicator that says whether a diagnosis was present at the inpatient order (Appendix I).
///
/// No indicator at all, as on an exempt code, is a nil `PresentOnAdmission`.
package enum PresentOnAdmission: Hashable, Sendable {
  /// Y: present at the time of the order for inpatient admission.
  case yes
  /// N: not present then.
  case no
  /// U: the documentation does not suffice to tell.
  case unknown
  /// W: the provider cannot tell, and says so.
  case undetermined
  /// Anything else that a sheet holds; never right, kept so that it can be shown.
  case invalid(String)

  /// The four indicators that may be reported, in the order they are taught.
  package static let valid: [PresentOnAdmission] = [.yes, .no, .unknown, .undetermined]

  /// Reads `Y`, `n`, ` U ` and the like; nil for text without a character in it.
  package init?(_ typed: some StringProtocol) {
    if typed.utf8.count == 1 {
      switch typed.utf8.first {
      case 89, 121: self = .yes
      case 78, 110: self = .no
      case 85, 117: self = .unknown
      case 87, 119: self = .undetermined
      case let byte? where byte <= 32: return nil
      default: self = .invalid(typed.uppercased())
      }
      return
    }
    let bytes = typed.utf8.filter { $0 > 32 }.map { (97...122).contains($0) ? $0 - 32 : $0 }
    switch bytes {
    case []: return nil
    case [89]: self = .yes
    case [78]: self = .no
    case [85]: self = .unknown
    case [87]: self = .undetermined
    default: self = .invalid(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The letter as reported.
  package var letter: String {
    switch self {
    case .yes: "Y"
    case .no: "N"
    case .unknown: "U"
    case .undetermined: "W"
    case .invalid(let text): text
    }
  }

  /// What the indicator says, in a few words.
  package var meaning: String {
    switch self {
    case .yes: "present on admission"
    case .no: "not present on admission"
    case .unknown: "documentation insufficient"
    case .undetermined: "clinically undetermined"
    case .invalid: "not an indicator"
    }
  }
}
