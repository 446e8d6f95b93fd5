/// The checks of the case library.
package enum Audit {
  /// All of them, in the order they are explained.
  package static let checks: [AuditCheck] =
    readingChecks + packChecks + stayChecks + recordChecks + codeChecks + lineChecks
    + evidenceChecks + teachingChecks + editChecks + groupChecks

  private static let readingChecks = [
    AuditCheck("schema", "every file has the fields of its format, and no others", .reading),
    AuditCheck(
      "text", "documents are UTF-8 with LF line ends and without control characters", .reading),
    AuditCheck("links", "nothing in a pack is a link or leads out of it", .reading),
    AuditCheck("policy", "the policy's codes start codes of its book", .reading),
    AuditCheck("one-id", "no two cases have one id", .reading),
    AuditCheck(
      "copied", "no two cases share twelve words of prose in a row", .reading, waivable: true),
  ]

  private static let packChecks = [
    AuditCheck(
      "files", "the documents listed are those in record/, numbered in chart order",
      neededToOpen: true, run: checkFiles),
    AuditCheck(
      "identity", "id, folder and setting agree", neededToOpen: true, run: checkIdentity),
    AuditCheck("presentation", "neither id nor title holds a code", run: checkPresentation),
    AuditCheck(
      "size", "key lines, words, documents and minutes suit the difficulty", waivable: true,
      run: checkSize),
  ]

  private static let stayChecks = [
    AuditCheck(
      "stay", "admission, order and discharge follow one another", neededToOpen: true,
      run: checkStay),
    AuditCheck("age", "the age at admission is from 0 to 119", run: checkAge),
    AuditCheck(
      "fiscal-year", "the discharge falls in the case's fiscal year, which is known",
      run: checkFiscalYear),
    AuditCheck(
      "disposition", "the discharge status exists, and the key has that of the stay",
      run: checkDisposition),
    AuditCheck(
      "document-dates", "documents are dated on days on which their kind is written",
      waivable: true, run: checkDocumentDates),
    AuditCheck(
      "procedure-dates",
      "procedures are from 3 days before admission (1 where not acute) to discharge",
      run: checkProcedureDates),
    AuditCheck(
      "procedure-documents", "a document quoted for a procedure is of its day or names it",
      waivable: true, run: checkProcedureDocuments),
  ]

  private static let recordChecks = [
    AuditCheck("layout", "lines of the record are plain and at most 100 wide", run: checkLayout),
    AuditCheck(
      "record-codes", "no code stands in the record", waivable: true, run: checkRecordCodes),
    AuditCheck(
      "record-wording", "no wording that only the classification uses stands in the record",
      waivable: true, run: checkRecordWording),
    AuditCheck(
      "document-times", "every document says the time by which case.yaml dates it",
      waivable: true, run: checkDocumentTimes),
    AuditCheck(
      "entry-times", "notes and rows are of the stay and in order, none before birth",
      waivable: true, run: checkEntryTimes),
    AuditCheck(
      "summary-last", "no provider's note is later than the discharge summary", waivable: true,
      run: checkSummaryIsLast),
    AuditCheck(
      "written-times", "days and times written in the record exist", waivable: true,
      run: checkWrittenTimes),
    AuditCheck(
      "patient", "record number, birth date and age are the patient's throughout",
      waivable: true, run: checkPatient),
    AuditCheck(
      "values", "vital signs, scales and results are what a living body can have",
      waivable: true, run: checkValues),
    AuditCheck(
      "doses", "single doses can be given; counted doses fit their interval", waivable: true,
      run: checkDoses),
    AuditCheck(
      "sums", "scores, totals, blood gases, mass index and day counts agree with their parts",
      waivable: true, run: checkSums),
    AuditCheck(
      "lab-flags", "H and L agree with the printed range and with each other", waivable: true,
      run: checkLabFlags),
  ]

  private static let codeChecks = [
    AuditCheck(
      "codes", "every code is valid on the discharge date and complete", run: checkCodes),
    AuditCheck(
      "poa", "exempt codes have no POA indicator, all others one or more valid ones",
      run: checkPresentOnAdmission),
    AuditCheck("poa-unknown", "POA U rests on a needed query", run: checkUnknownPOA),
    AuditCheck(
      "duplicates", "no code is on two lines, but a procedure on two dates", run: checkDuplicates),
  ]

  private static let lineChecks = [
    AuditCheck(
      "either", "a shared principal has two or more lines and a clause of Section II",
      run: checkEither),
    AuditCheck("any", "alternatives are two or more different codes", run: checkAny),
    AuditCheck("count", "a count allows at least what it requires", run: checkCount),
    AuditCheck(
      "principal-procedure", "of required procedures exactly one is principal",
      run: checkPrincipalProcedure),
    AuditCheck(
      "sequence", "sequence constraints name codes of the key and can all be met",
      run: checkSequence),
    AuditCheck(
      "drg", "one expected DRG for each resolution, of the year's version", run: checkGroup),
  ]

  private static let evidenceChecks = [
    AuditCheck("rationale", "every line has a citation and a quotation", run: checkRationale),
    AuditCheck(
      "quotes", "every quotation stands in the document it names", neededToOpen: true,
      run: checkQuotes),
    AuditCheck(
      "authors", "a line is quoted from an author who may document it", waivable: true,
      run: checkAuthors),
    AuditCheck(
      "summary-only", "no required line rests on the discharge summary alone", waivable: true,
      run: checkSummaryOnly),
    AuditCheck("citations", "every citation names a section that exists", run: checkCitations),
  ]

  private static let teachingChecks = [
    AuditCheck(
      "traps", "traps are no codes of the key; two or more from difficulty 2", waivable: true,
      run: checkTraps),
    AuditCheck(
      "queries", "a query has indicators; a needed one compliant and other wordings",
      run: checkQueries),
    AuditCheck("waivers", "waivers name checks and are needed", .reading),
  ]

  private static let groupChecks = [
    AuditCheck(
      "grouping", "every resolution groups to its expected DRG", needsGrouper: true,
      run: checkGrouping),
    AuditCheck(
      "cc-level", "no alternative or optional line changes CC level or DRG", waivable: true,
      needsGrouper: true, run: checkComplicationLevels),
    AuditCheck(
      "code-editor", "the code editor finds nothing in the sheets the key asks for",
      waivable: true, needsGrouper: true, run: checkCodeEditor),
  ]

  private static let editChecks = [
    AuditCheck(
      "edits",
      "no sheet the key accepts has an edit that is an error or a warning; waived by the edit's id",
      waivable: true, run: checkEdits)
  ]
}
