import Chart
import SourceText

/// No document is dated outside the days on which its kind is written.
@Sendable func checkDocumentDates(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile else { return [] }
  return file.documents.compactMap { document in
    let days = days(of: document.kind, file.encounter)
    guard !days.contains(document.at.date) else { return nil }
    return subject.inCase(
      document.line, "`\(document.id)` is dated \(document.at.date)",
      "date it between \(days.lowerBound) and \(days.upperBound)")
  }
}

/// What is written at the bedside is of the stay; a history may be up to 30 days older, a report 60,
/// what comes from elsewhere or before labor a few days; a report or an answer may come weeks later.
private func days(of kind: DocumentKind, _ stay: Encounter) -> ClosedRange<CivilDate> {
  let before =
    switch kind {
    case .progressNote, .nursingNote, .woundNote, .medicationAdministration, .therapyNote,
      .respiratoryTherapy, .nutritionNote, .query, .dischargeSummary:
      0
    case .historyAndPhysical, .other: 30
    case .laboratory, .microbiology, .imaging, .pathology: 60
    default: 3
    }
  let after =
    switch kind {
    case .progressNote, .nursingNote, .woundNote, .medicationAdministration, .therapyNote,
      .respiratoryTherapy, .nutritionNote, .consultation, .historyAndPhysical, .orders,
      .emergencyNote, .transferForm:
      1
    case .dischargeSummary, .operativeReport, .procedureNote, .anesthesiaRecord: 30
    default: 60
    }
  let first = stay.admitted.date + -before
  return first...max(first, stay.discharged.date + after)
}

/// Every document says in its text when `case.yaml` dates it.
@Sendable func checkDocumentTimes(_ subject: AuditSubject) -> [Finding] {
  guard let stay = subject.pack.caseFile?.encounter else { return [] }
  return subject.documents.compactMap { document in
    let at = document.file.at
    // Of a document on a wrong day, `document-dates` speaks.
    guard days(of: document.file.kind, stay).contains(at.date),
      !document.tells(at)
    else { return nil }
    return subject.inCase(
      document.file.line, "`\(document.file.id)` nowhere says \(at.date) \(at.clock)",
      "write that time in the document, or correct `at`")
  }
}

/// Notes and rows are of the stay, and follow one another.
@Sendable func checkEntryTimes(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile, subject.hasPossibleAge else { return [] }
  return subject.documents.flatMap { document in
    let outside = outside(document, file, subject)
    return outside.isEmpty ? turnedBack(document, subject) : outside
  }
}

private func outside(
  _ document: ReadDocument, _ file: CaseFile, _ subject: AuditSubject
) -> [Finding] {
  let days = days(of: document.file.kind, file.encounter)
  let born = file.patient.born
  return document.entries.compactMap { entry in
    let isOfMother = [.deliveryRecord, .newbornRecord].contains(document.file.kind)
    if entry.date < born, !isOfMother {
      return subject.inDocument(
        document.file.id, entry.line, "dated \(entry.date), before the birth on \(born)",
        "correct the date")
    }
    // A day alone may be one told of, and what a report looks back at may be old.
    guard entry.minute != nil, document.isNote || entry.date > days.upperBound,
      !days.contains(entry.date)
    else { return nil }
    return subject.inDocument(
      document.file.id, entry.line,
      "dated \(entry.date), outside the stay (\(file.encounter.admitted.date) to "
        + "\(file.encounter.discharged.date))", "correct the date")
  }
}

/// Headings of notes follow one another through a document, rows of a log while no line is empty.
private func turnedBack(_ document: ReadDocument, _ subject: AuditSubject) -> [Finding] {
  var last: ReadDocument.Entry?
  return document.entries.compactMap { entry in
    guard let minute = entry.minute else { return nil }
    defer { last = entry }
    guard let earlier = last, let before = earlier.minute,
      entry.isHeading == earlier.isHeading,
      document.isNote, entry.isHeading || document.isUnbroken(earlier.line, entry.line),
      (entry.date.dayNumber, minute) < (earlier.date.dayNumber, before)
    else { return nil }
    return subject.inDocument(
      document.file.id, entry.line,
      "dated \(entry.date), earlier than the line before it (\(earlier.line))",
      "correct one of the times, or put them in order")
  }
}

/// The discharge summary is the last word: no provider's note is later.
@Sendable func checkSummaryIsLast(_ subject: AuditSubject) -> [Finding] {
  guard let summary = subject.documents.last(where: { $0.file.kind == .dischargeSummary }) else {
    return []
  }
  let notes = subject.documents.filter {
    $0.file.role == .provider && [.progressNote, .consultation].contains($0.file.kind)
  }
  let latest = notes.compactMap { note in
    let headings = note.entries.filter(\.isHeading).compactMap { entry in
      entry.minute.flatMap { CivilDateTime(entry.date, hour: $0 / 60, minute: $0 % 60) }
    }
    return (headings + [note.file.at]).max().map { (note.file.id, $0) }
  }.max { $0.1 < $1.1 }
  guard let (id, at) = latest, summary.file.at < at else { return [] }
  return [
    subject.inCase(
      summary.file.line,
      "the discharge summary is dated \(summary.file.at), before a note of \(at) in \(id)",
      "correct one of the times")
  ]
}

/// A document quoted for a procedure is of the procedure's day, or names it.
@Sendable func checkProcedureDocuments(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.pack.key, let file = subject.pack.caseFile else { return [] }
  let days = procedureDays(file.encounter)
  return key.lines(of: .procedure).compactMap { line in
    // What is outside the stay, or quoted from what cannot be read, is told by other checks.
    guard let date = line.date, days.contains(date.value), !line.evidence.isEmpty,
      line.evidence.allSatisfy({ subject.pack.texts[$0.value.document] != nil })
    else { return nil }
    let quoted = Set(line.evidence.map(\.value.document))
    let isTold = subject.documents.contains { document in
      quoted.contains(document.file.id)
        && (document.file.at.date == date.value || document.mentions(date.value))
    }
    guard !subject.documents.isEmpty, !isTold else { return nil }
    return subject.inKey(
      date.line, "no document quoted for \(line.name) is of \(date.value) or names that day",
      "correct the date, or quote the document that tells it", codes: line.codes.map(\.text))
  }
}

extension ReadDocument {
  /// Whether it is written as things happen, rather than a report that may look back.
  var isNote: Bool {
    switch file.kind {
    case .progressNote, .consultation, .nursingNote, .woundNote, .medicationAdministration,
      .respiratoryTherapy, .therapyNote, .nutritionNote, .caseManagement, .emergencyNote,
      .historyAndPhysical:
      true
    default: false
    }
  }

  /// Whether no line from one to another is empty.
  func isUnbroken(_ from: Int, _ to: Int) -> Bool {
    lines[(from - 1)..<to].allSatisfy { !$0.utf8.allSatisfy { $0 == UInt8(ascii: " ") } }
  }
}
