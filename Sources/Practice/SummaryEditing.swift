import Chart

extension InpatientSummary {
  /// Applies an event that edits the summary; false where it does not fit and nothing changed.
  mutating func apply(_ event: SessionEvent) -> Bool {
    switch event {
    case .diagnosisSet(let slot, let code): set(code, at: slot)
    case .poaSet(let slot, let poa): set(poa, at: slot)
    case .procedureSet(let index, let code): set(code, atProcedure: index)
    case .dateSet(let index, let date): set(date, atProcedure: index)
    case .dispositionSet(let text): setDisposition(text)
    case .removed(let slot): remove(slot)
    case .moved(let from, let to): move(from, to)
    case .promoted(let index): promote(index)
    default: false
    }
  }

  private mutating func set(_ code: DiagnosisCode, at slot: Slot) -> Bool {
    switch slot {
    case .admitting: admitting = code
    case .principal:
      if principal == nil { principal = DiagnosisEntry(code) } else { principal?.code = code }
    case .secondary(let index) where secondary.indices.contains(index):
      secondary[index].code = code
    case .secondary(let index) where index == secondary.count:
      secondary.append(DiagnosisEntry(code))
    default: return false
    }
    return true
  }

  private mutating func set(_ poa: PresentOnAdmission?, at slot: Slot) -> Bool {
    switch slot {
    case .principal where principal != nil: principal?.poa = poa
    case .secondary(let index) where secondary.indices.contains(index): secondary[index].poa = poa
    default: return false
    }
    return true
  }

  private mutating func set(_ code: ProcedureCode, atProcedure index: Int) -> Bool {
    if procedures.indices.contains(index) {
      procedures[index].code = code
    } else if index == procedures.count {
      procedures.append(ProcedureEntry(code))
    } else {
      return false
    }
    return true
  }

  private mutating func set(_ date: CivilDate?, atProcedure index: Int) -> Bool {
    guard procedures.indices.contains(index) else { return false }
    procedures[index].date = date
    return true
  }

  private mutating func setDisposition(_ text: String) -> Bool {
    disposition = text.isEmpty ? nil : text
    return true
  }

  private mutating func remove(_ slot: Slot) -> Bool {
    switch slot {
    case .admitting: admitting = nil
    case .disposition: disposition = nil
    case .principal: principal = nil
    case .secondary(let index) where secondary.indices.contains(index): secondary.remove(at: index)
    case .procedure(let index) where procedures.indices.contains(index):
      procedures.remove(at: index)
    default: return false
    }
    return true
  }

  private mutating func move(_ from: Slot, _ to: Slot) -> Bool {
    switch (from, to) {
    case (.secondary(let a), .secondary(let b))
    where secondary.indices.contains(a) && secondary.indices.contains(b):
      secondary.insert(secondary.remove(at: a), at: b)
    case (.procedure(let a), .procedure(let b))
    where procedures.indices.contains(a) && procedures.indices.contains(b):
      procedures.insert(procedures.remove(at: a), at: b)
    default: return false
    }
    return true
  }

  private mutating func promote(_ index: Int) -> Bool {
    guard secondary.indices.contains(index) else { return false }
    let promoted = secondary.remove(at: index)
    if let former = principal { secondary.insert(former, at: 0) }
    principal = promoted
    return true
  }
}
