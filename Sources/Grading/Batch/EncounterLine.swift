import Chart

/// The encounter of a sheet while its fields come in, in any order.
struct EncounterLine {
  private var setting: Setting?
  private var facility = Facility.acute
  private var payer = Payer.other
  private var age: Int?
  private var sex: Sex?
  private var admitted: CivilDateTime?
  private var order: CivilDateTime?
  private var discharged: CivilDateTime?
  private var disposition: String?

  mutating func take(_ name: String, _ reader: inout JSONReader) throws(LineFault) {
    switch name {
    case "setting": setting = try oneOf(&reader, name)
    case "facility": facility = try oneOf(&reader, name)
    case "payer": payer = try oneOf(&reader, name)
    case "sex": sex = try oneOf(&reader, name)
    case "age": age = try reader.integer(of: name)
    case "admitted": admitted = try time(&reader, name)
    case "inpatientOrder": order = reader.null() ? nil : try time(&reader, name)
    case "discharged": discharged = try time(&reader, name)
    case "disposition": disposition = try readDisposition(&reader)
    default: throw LineFault(what: "unknown field \(shown(name)) of the encounter")
    }
  }

  func finish(isOutpatient: Bool) throws(LineFault) -> Encounter {
    guard let age, let sex, let admitted, let discharged, let disposition else {
      throw LineFault(
        what: "the encounter lacks one of age, sex, admitted, discharged, disposition")
    }
    guard (0...124).contains(age) else { throw LineFault(what: "age from 0 to 124") }
    guard admitted <= discharged else {
      throw LineFault(what: "the discharge is before the admission")
    }
    if isOutpatient, setting == .inpatient {
      throw LineFault(what: "an inpatient encounter on an outpatient sheet")
    }
    return Encounter(
      setting: setting ?? (isOutpatient ? .outpatient : .inpatient), facility: facility,
      payer: payer, age: age, sex: sex, admitted: admitted, inpatientOrder: order,
      discharged: discharged, disposition: disposition)
  }

  private func oneOf<Value: RawRepresentable & CaseIterable>(
    _ reader: inout JSONReader, _ field: String
  ) throws(LineFault) -> Value where Value.RawValue == String {
    let text = try reader.string(of: field)
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw LineFault(what: "\(shown(text)) is no \(field); write one of \(known)")
    }
    return value
  }

  private func time(_ reader: inout JSONReader, _ field: String) throws(LineFault) -> CivilDateTime
  {
    let text = try reader.string(of: field)
    guard let time = CivilDateTime(text) else {
      throw LineFault(what: "\(shown(text)) is no time; write 2026-05-02T14:10")
    }
    return time
  }
}
