import Chart

/// The books a coder works with: ICD-10-CM, ICD-10-PCS and HCPCS Level II of one edition, read in
/// place.
///
/// Opening maps the tables and parses nothing; a look-up takes microseconds and is safe from any
/// thread. The first question about what excludes or precedes what builds an index of the notes. Every
/// code set here is a work of CMS or CDC/NCHS, in the public domain in the US.
package final class CodeBook: Sendable {
  /// Which release of the code sets this is: `ICD-10-CM/PCS FY2026, April 2026 update`.
  package let edition: String

  /// The fiscal year of the edition, which begins in October of the year before; 0 where the edition
  /// does not say one.
  package var fiscalYear: Int {
    edition.firstRange(of: "FY").flatMap { Int(edition[$0.upperBound...].prefix(4)) } ?? 0
  }

  let diagnosisTable: MappedTable
  let procedureTable: MappedTable
  let axisTable: MappedTable
  let rowTable: MappedTable
  let definitionTable: MappedTable
  let sectionTable: MappedTable
  let categoryTable: MappedTable
  let noteTable: MappedTable
  let diagnosisFlagTable: MappedTable
  let procedureFlagTable: MappedTable
  let groupTable: MappedTable
  let majorCategoryTable: MappedTable
  let acquiredTable: MappedTable
  let operationTable: MappedTable
  let bodyPartKeyTable: MappedTable
  let deviceKeyTable: MappedTable
  let serviceTable: MappedTable
  let paymentClassTable: MappedTable
  let statusTable: MappedTable
  let noteIndex: BuiltOnce<NoteIndex>
  let noteMemo = NoteMemo()
  let attachments = Attached()

  /// Opens the tables in `directory`.
  ///
  /// - Throws: `CodeBookError` if a table is missing, is not one, or is of another edition.
  package init(directory: String) throws(CodeBookError) {
    diagnosisTable = try MappedTable(directory: directory, name: "diagnoses")
    let edition = diagnosisTable.edition
    func table(_ name: String) throws(CodeBookError) -> MappedTable {
      let table = try MappedTable(directory: directory, name: name)
      guard table.edition == edition else {
        throw .mixed(
          path: "\(directory)/\(name).txt", edition: table.edition, expected: edition)
      }
      return table
    }
    procedureTable = try table("procedures")
    axisTable = try table("procedure-axes")
    rowTable = try table("procedure-rows")
    definitionTable = try table("procedure-definitions")
    sectionTable = try table("sections")
    categoryTable = try table("categories")
    noteTable = try table("notes")
    diagnosisFlagTable = try table("diagnosis-flags")
    procedureFlagTable = try table("procedure-flags")
    groupTable = try table("drgs")
    majorCategoryTable = try table("mdcs")
    acquiredTable = try table("hacs")
    operationTable = try table("root-operations")
    bodyPartKeyTable = try table("body-part-key")
    deviceKeyTable = try table("device-key")
    serviceTable = try table("services")
    paymentClassTable = try table("payment-classes")
    statusTable = try table("service-statuses")
    noteIndex = BuiltOnce { [noteTable, categoryTable] in
      NoteIndex(notes: noteTable, categories: categoryTable)
    }
    self.edition = edition
  }
}
