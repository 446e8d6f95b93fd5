/// One thing wrong with a file, with the place and the way out.
package struct Fault: Error, Hashable, Sendable {
  /// The file as its reader should see it named.
  package var file: String
  /// Counted from 1; 0 where the fault is not on a line (a missing file).
  package var line: Int
  /// What is wrong.
  package var what: String
  /// What to do about it.
  package var remedy: String

  /// A fault at a line of a file.
  package init(file: String, line: Int, what: String, remedy: String) {
    self.file = file
    self.line = line
    self.what = what
    self.remedy = remedy
  }
}

extension Fault: CustomStringConvertible {
  /// `file:line: what; what to do`, without a line where there is none.
  package var description: String {
    // A file's name may hold anything, and what is wrong may quote one.
    TextCheck.printable("\(file):\(line > 0 ? "\(line):" : "") \(what); \(remedy)")
  }
}

extension Fault: Comparable {
  /// By file, then by line, then by content, so that a list of faults has one order.
  package static func < (a: Fault, b: Fault) -> Bool {
    (a.file, a.line, a.what, a.remedy) < (b.file, b.line, b.what, b.remedy)
  }
}

/// Gathers the faults of one file while it is read, so that all of them are reported at once.
///
/// A reference, because every reader of a part of the file adds to the same list.
package final class FaultLog {
  /// The file every fault is of.
  package let file: String
  /// In the order found.
  package private(set) var faults: [Fault] = []

  /// An empty log for a file.
  package init(file: String) { self.file = file }

  /// Notes a fault at a line of the file.
  package func add(_ line: Int, _ what: String, _ remedy: String) {
    faults.append(Fault(file: file, line: line, what: what, remedy: remedy))
  }
}
