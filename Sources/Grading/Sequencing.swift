import Chart

/// How the constraints of a key came out.
struct Sequencing {
  /// A constraint whose later line was entered before its earlier one.
  struct Broken {
    let line: Int
    let constraint: SequenceConstraint
    /// False where an optional line is in it: then it is noted on the line, not charged.
    let isCharged: Bool
  }

  /// Constraints met and constraints that count.
  private(set) var met = 0
  private(set) var counted = 0
  private var broken: [Broken] = []

  /// Judges the constraints of a key by where its lines stand in a sheet. A constraint on a code that
  /// the key lacks is void. Optional lines are neither credited nor charged, nor is what they are part
  /// of; and what concerns the principal is charged there.
  init(_ constraints: [SequenceConstraint], in sheet: DiagnosisComparison) {
    for constraint in constraints {
      guard let before = sheet.line(of: constraint.before),
        let after = sheet.line(of: constraint.after), before != after,
        !sheet.isOfPrincipal(before), !sheet.isOfPrincipal(after)
      else { continue }
      let isCharged = !sheet.isOptional(before) && !sheet.isOptional(after)
      if isCharged { counted += 1 }
      guard let earlier = sheet.exactHolder(before), let later = sheet.exactHolder(after) else {
        continue
      }
      if earlier > later {
        broken.append(Broken(line: after, constraint: constraint, isCharged: isCharged))
      } else if isCharged {
        met += 1
      }
    }
  }

  /// The constraint that a line breaks by standing too early: one that is charged, if there is one.
  func broken(at line: Int) -> Broken? {
    broken.first { $0.line == line && $0.isCharged } ?? broken.first { $0.line == line }
  }
}

extension DiagnosisComparison {
  /// The line that holds a code: a secondary one, if there is one.
  fileprivate func line(of code: DiagnosisCode) -> Int? {
    let packed = PackedCode(code.text)
    var found: Int?
    for candidate in board.codes where candidate.packed == packed {
      if packed.isLong, candidate.text != code.text { continue }
      if candidate.line >= principal.count { return candidate.line }
      found = found ?? candidate.line
    }
    return found
  }

  /// Whether the place of a line is a matter of the principal diagnosis: the line of the key that is
  /// principal, and what was entered in the principal slot. While no line of an `either` stands
  /// first, each may yet be a secondary diagnosis.
  fileprivate func isOfPrincipal(_ number: Int) -> Bool {
    if number < principal.count, principal.count == 1 { return true }
    return exactHolder(number).map { board.entered[$0].isFirst } ?? false
  }
}
