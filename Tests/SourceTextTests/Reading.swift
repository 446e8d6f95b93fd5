import SourceText
import Testing

/// Reads a text as `file`, with its faults.
func read(_ text: String) -> (root: SourceNode?, faults: [String]) { read(Array(text.utf8)) }

func read(
  _ bytes: [UInt8], limits: SourceLimits = SourceLimits()
) -> (root: SourceNode?, faults: [String]) {
  let log = FaultLog(file: "file")
  let root = readSource(bytes, limits: limits, log: log)
  return (root, log.faults.map(\.description))
}

/// A tree as text: scalars in quotes, with their lines.
func outline(_ node: SourceNode?) -> String {
  switch node?.content {
  case nil: "-"
  case .scalar(let text): "\"\(text)\"@\(node?.line ?? 0)" + (node?.isNull ?? false ? "?" : "")
  case .list(let nodes): "[" + nodes.map(outline).joined(separator: ", ") + "]"
  case .fields(let fields):
    "{" + fields.map { "\($0.name)@\($0.line): \(outline($0.value))" }.joined(separator: ", ") + "}"
  }
}
