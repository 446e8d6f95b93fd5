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
  var grouping: (any Grouping)? = nil
  let sections = GuidelineSections()

  /// The key, where it is whole: what compares its parts must not judge half of it.
  var wholeKey: KeyFile? { pack.key.flatMap { $0.isWhole ? $0 : nil } }
}

/// A fault a check found, with the codes it is about, by which a waiver names it.
struct Finding: Hashable, Sendable {
  var fault: Fault
  /// Upper case without dots.
  var codes: [String] = []
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
