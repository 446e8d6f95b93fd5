/// What the Medicare Code Editor and MS-DRG know of a procedure code.
package struct ProcedureFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Not covered by Medicare.
  package static let nonCovered = ProcedureFlags(rawValue: 1 << 0)
  /// Covered under conditions only.
  package static let limitedCoverage = ProcedureFlags(rawValue: 1 << 1)
  /// Not covered if done for sterilization (Z30.2).
  package static let nonCoveredForSterilization = ProcedureFlags(rawValue: 1 << 2)
  /// A stem-cell transplant whose coverage depends on the leukemia.
  package static let nonCoveredByLeukemia = ProcedureFlags(rawValue: 1 << 3)
  /// A pancreas transplant: covered with a kidney transplant or type 1 diabetes.
  package static let pancreasTransplant = ProcedureFlags(rawValue: 1 << 4)
  /// Not covered up to 60 years of age.
  package static let nonCoveredUpTo60 = ProcedureFlags(rawValue: 1 << 5)
  /// A kidney transplant.
  package static let kidneyTransplant = ProcedureFlags(rawValue: 1 << 6)
  /// A vaginal delivery.
  package static let vaginalDelivery = ProcedureFlags(rawValue: 1 << 7)
  /// A cesarean delivery.
  package static let cesareanDelivery = ProcedureFlags(rawValue: 1 << 8)
  /// Ventilation over 96 hours: takes a stay of more than four days.
  package static let longVentilation = ProcedureFlags(rawValue: 1 << 9)
  /// Not an operating room procedure by itself (MS-DRG v43.1).
  package static let nonOperatingRoom = ProcedureFlags(rawValue: 1 << 10)

  init(letter: UInt8) {
    self =
      switch letter {
      case UInt8(ascii: "n"): .nonCovered
      case UInt8(ascii: "l"): .limitedCoverage
      case UInt8(ascii: "z"): .nonCoveredForSterilization
      case UInt8(ascii: "k"): .nonCoveredByLeukemia
      case UInt8(ascii: "p"): .pancreasTransplant
      case UInt8(ascii: "a"): .nonCoveredUpTo60
      case UInt8(ascii: "x"): .kidneyTransplant
      case UInt8(ascii: "v"): .vaginalDelivery
      case UInt8(ascii: "c"): .cesareanDelivery
      case UInt8(ascii: "h"): .longVentilation
      case UInt8(ascii: "r"): .nonOperatingRoom
      default: []
      }
  }
}
