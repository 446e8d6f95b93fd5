import Chart
import CodeSets

/// Finds what is wrong with a summary whatever any key says.
///
/// An error stands only where the code sets or the code editor decide, a warning where a careful
/// coder would look again, a note where it informs; a table of all stands in
/// `Sources/Grading/README.md`. What codes alone cannot decide is not an edit.
///
/// - Parameters:
///   - summary: What was coded; lines without a code are no lines.
///   - encounter: The stay or visit it is of.
///   - book: The books of its discharge date.
/// - Returns: In the order of severity, then as found.
package func edits(
  of summary: CodingSummary, encounter: Encounter, using book: CodeBook
) -> [Edit] {
  let claim = EditedClaim(summary, encounter: encounter, book: book)
  var list = EditList()
  editCodes(claim, &list)
  editProcedureCodes(claim, &list)
  editDuplicates(claim, &list)
  if claim.isInpatient {
    editPrincipal(claim, &list)
    editIndicators(claim, &list)
    editProcedureDates(claim, &list)
    editDisposition(claim, &list)
    editDelivery(claim, &list)
    editSepsisOrder(claim, &list)
    editVentilation(claim, &list)
    editCoverage(claim, &list)
    editHospitalAcquired(claim, &list)
  }
  editWrongProcedures(claim, &list)
  editEtiology(claim, &list)
  editExcludes1(claim, &list)
  editAdditional(claim, &list)
  editSides(claim, &list)
  editAge(claim, &list)
  editSymptoms(claim, &list)
  editTherapy(claim, &list)
  return list.ordered
}
