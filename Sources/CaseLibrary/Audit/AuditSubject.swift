import Chart
import CodeSets
import Grading
import SourceText

/// What a check looks at.
struct AuditSubject: Sendable {
  let pack: CasePack
  /// Nil when a case is opened: checks that need it then find nothing.
  let book: CodeBook?
  /// Nil where there is no engine: the checks that need it then find nothing.
  let grouping: (any Grouping)?
  let sections = GuidelineSections()
  /// The documents that could be read, in chart order; none when a case is opened.
  let documents: [ReadDocument]

  init(pack: CasePack, book: CodeBook?, grouping: (any Grouping)? = nil) {
    self.pack = pack
    self.book = book
    self.grouping = grouping
    guard book != nil, let file = pack.caseFile else {
      documents = []
      return
    }
    let year = file.encounter.admitted.date.parts.year
    documents = file.documents.compactMap { document in
      pack.texts[document.id].map { ReadDocument(document, $0, year: year) }
    }
  }

  /// The key, where it is whole: what compares its parts must not judge half of it.
  var wholeKey: KeyFile? { pack.key.flatMap { $0.isWhole ? $0 : nil } }

  /// Whether the birth date can be right: of what follows from a wrong one only `age` speaks.
  var hasPossibleAge: Bool { pack.caseFile.map { (0..<120).contains($0.encounter.age) } ?? false }
}

/// A fault a check found, with the codes it is about, by which a waiver names it.
struct Finding: Hashable, Sendable {
  var fault: Fault
  /// Upper case without dots.
  var codes: [String] = []
  /// The name by which it is reported and waived, where that is not its check's: the id of an edit.
  var check: String?
}

extension AuditSubject {
  /// A finding in `key.yaml`.
  func inKey(_ line: Int, _ what: String, _ remedy: String, codes: [String] = []) -> Finding {
    Finding(
      fault: Fault(file: pack.keyPath, line: line, what: what, remedy: remedy), codes: codes)
  }

  /// A finding in `case.yaml`.
  func inCase(_ line: Int, _ what: String, _ remedy: String) -> Finding {
    Finding(fault: Fault(file: pack.casePath, line: line, what: what, remedy: remedy))
  }

  /// A finding in a document of the record.
  func inDocument(
    _ id: String, _ line: Int, _ what: String, _ remedy: String, codes: [String] = []
  ) -> Finding {
    Finding(
      fault: Fault(file: pack.documentPath(id), line: line, what: what, remedy: remedy),
      codes: codes)
  }
}
