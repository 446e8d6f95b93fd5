import Chart

/// One change to a coding summary, to see what comes of it.
package enum LineChange: Hashable, Sendable {
  /// Takes a diagnosis or procedure out. Without its principal a stay cannot be grouped.
  case drop(LinePlace)
  /// Puts another code into a line, which keeps its indicator or date.
  case recode(LinePlace, to: String)
  /// Gives a diagnosis another indicator, or none.
  case mark(LinePlace, PresentOnAdmission?)
  /// Adds a secondary diagnosis, at the end.
  case addDiagnosis(DiagnosisEntry)
  /// Adds a procedure, at the end.
  case addProcedure(ProcedureEntry)
  /// Puts a secondary diagnosis first; the principal takes its place.
  case makePrincipal(LinePlace)
}

extension InpatientSummary {
  /// The summary with one change; nil where it has no such line, or the change means nothing there.
  package func changed(by change: LineChange) -> InpatientSummary? {
    var copy = self
    switch change {
    case .drop(let place):
      guard has(place) else { return nil }
      switch place.section {
      case .principal: copy.principal = nil
      case .secondary: copy.secondary.remove(at: place.index)
      default: copy.procedures.remove(at: place.index)
      }
    case .recode(let place, let code):
      guard has(place) else { return nil }
      switch place.section {
      case .principal: copy.principal?.code = DiagnosisCode(code)
      case .secondary: copy.secondary[place.index].code = DiagnosisCode(code)
      default: copy.procedures[place.index].code = ProcedureCode(code)
      }
    case .mark(let place, let poa):
      guard has(place) else { return nil }
      switch place.section {
      case .principal: copy.principal?.poa = poa
      case .secondary: copy.secondary[place.index].poa = poa
      default: return nil
      }
    case .addDiagnosis(let entry): copy.secondary.append(entry)
    case .addProcedure(let entry): copy.procedures.append(entry)
    case .makePrincipal(let place):
      guard has(place), place.section == .secondary else { return nil }
      let promoted = copy.secondary.remove(at: place.index)
      if let principal { copy.secondary.insert(principal, at: place.index) }
      copy.principal = promoted
    }
    return copy
  }

  /// Every diagnosis and procedure with a code, in order.
  package var places: [LinePlace] {
    var places: [LinePlace] = []
    if let principal, !principal.code.isEmpty { places.append(LinePlace(.principal, 0)) }
    for (index, entry) in secondary.enumerated() where !entry.code.isEmpty {
      places.append(LinePlace(.secondary, index))
    }
    for (index, entry) in procedures.enumerated() where !entry.code.isEmpty {
      places.append(LinePlace(.procedure, index))
    }
    return places
  }

  /// The code of a line as it is written on the wire; nil where there is no such line.
  package func code(at place: LinePlace) -> String? {
    guard has(place) else { return nil }
    return switch place.section {
    case .principal: principal?.code.description
    case .secondary: secondary[place.index].code.description
    default: procedures[place.index].code.description
    }
  }

  private func has(_ place: LinePlace) -> Bool {
    switch place.section {
    case .principal: principal != nil && place.index == 0
    case .secondary: secondary.indices.contains(place.index)
    case .procedure: procedures.indices.contains(place.index)
    case .reasonForVisit, .first, .other, .line: false
    }
  }
}
