import Chart

/// What became of a line of the sheet or of the key.
package enum Outcome: String, CaseIterable, Sendable {
  /// The right code in the right place.
  case correct
  /// A right code in the wrong slot, or the later line of a broken sequence constraint.
  case wrongPlace
  /// Paired with a required line; the difference is named. No credit in any measure.
  case nearMiss
  /// A required line with neither an exact match nor a pair.
  case missed
  /// An extra that nothing in the key answers to.
  case unsupported
  /// An optional line, present or absent: neither credit nor penalty.
  case optional
}

/// What became of the indicator of a line.
package enum POAVerdict: String, CaseIterable, Sendable {
  case correct, wrong, notGraded
}

/// A line as the sheet or the key has it, written as on the wire.
package struct LineView: Hashable, Sendable {
  /// Where it stands; for a line of the key, where the resolved key has it.
  package var place: LinePlace
  /// Upper case; a diagnosis with its dot.
  package var code: String
  /// The indicator's letter; nil where none was given or none is taken.
  package var poa: String?
  /// The day of a procedure; nil where none was given or none is graded.
  package var date: CivilDate?

  /// A line by its parts.
  package init(place: LinePlace, code: String, poa: String? = nil, date: CivilDate? = nil) {
    self.place = place
    self.code = code
    self.poa = poa
    self.date = date
  }
}

/// One respect in which a line differs from what the key has.
package struct Difference: Hashable, Sendable {
  /// What differs. A near miss of a diagnosis: `lessSpecific`, `overSpecific`, `laterality`,
  /// `seventhCharacter`, `sibling` or `confusable`; of a procedure: the name of the axis. On any
  /// other line: `poa`, `date`, `modifiers`, `units` or `sequence`.
  package var aspect: String
  /// What was entered; empty where nothing was.
  package var entered: String
  /// What the key has; empty where it has nothing.
  package var keyed: String
  /// The difference in plain words, a sentence or two.
  package var text: String

  /// A difference by its parts.
  package init(aspect: String, entered: String, keyed: String, text: String) {
    self.aspect = aspect
    self.entered = entered
    self.keyed = keyed
    self.text = text
  }
}

/// A line of the sheet, of the key, or of both where they were matched or paired.
package struct GradedLine: Hashable, Sendable {
  package var outcome: Outcome
  /// Nil where the sheet has nothing here.
  package var entered: LineView?
  /// Nil where the key has nothing here.
  package var keyed: LineView?
  package var poa: POAVerdict
  /// Why the line is right, wrong or missing: the most specific reason there is.
  package var why: String
  package var cite: [Citation]
  package var evidence: [Evidence]
  /// Differences that are known without the books.
  var notes: [Difference]
  /// A near miss, whose differences the books name.
  var contrast: Contrast?

  /// What differs, in order: of a near miss by axis or kind, then indicator, date and the like.
  ///
  /// Worked out on reading, with look-ups in the books (up to some 50 µs for a procedure): read it
  /// once, not once a frame.
  package var differences: [Difference] {
    guard let contrast else { return notes }
    return contrast.differences() + notes
  }
}

// Beside the struct, not in it, so that the compiler's own initialiser stays: this module fills a line
// in at one go, which spares copies of it that took a third of the time of grading.
extension GradedLine {
  /// A line whose differences are known.
  package init(
    outcome: Outcome, entered: LineView? = nil, keyed: LineView? = nil,
    poa: POAVerdict = .notGraded, differences: [Difference] = [], why: String = "",
    cite: [Citation] = [], evidence: [Evidence] = []
  ) {
    self.init(
      outcome: outcome, entered: entered, keyed: keyed, poa: poa, why: why, cite: cite,
      evidence: evidence, notes: differences, contrast: nil)
  }
}

/// A graded coding summary.
package struct GradeReport: Hashable, Sendable {
  /// Which grader made a report. Raise it by one with every change that could give the same sheet and
  /// key another outcome, measure, score, reason, difference or edit than before, a wording included:
  /// results kept in a journal then show that they are older. What is only quicker leaves it alone.
  package static let graderVersion = "3"

  /// 0–100, from the measures; not rounded.
  package var practiceScore: Double
  /// Every line of both sides, each once: in key order, extras last in sheet order.
  package var lines: [GradedLine]
  /// Every measure once, in the order in which they are taught.
  package var measures: [Measure]
  package var edits: [Edit]
  /// Nil where no grouper was given or MS-DRGs do not apply.
  package var drg: GroupComparison?
  /// Why there is no `drg` where there should be one; not on the wire.
  package var drgProblem: GroupingError?

  /// A report by its parts.
  package init(
    practiceScore: Double, lines: [GradedLine], measures: [Measure], edits: [Edit] = [],
    drg: GroupComparison? = nil
  ) {
    self.practiceScore = practiceScore
    self.lines = lines
    self.measures = measures
    self.edits = edits
    self.drg = drg
  }

  /// The measure of a name; nil only if the report was made without it.
  package func measure(_ name: MeasureName) -> Measure? {
    measures.first { $0.name == name }
  }
}
