import Yams

/// Notes what stopped Yams, in words of ours where the parser's would not help.
func report(_ error: any Error, in text: String, to log: FaultLog) {
  switch error {
  case YamlError.scanner(_, let problem, let mark, _),
    YamlError.parser(_, let problem, let mark, _):
    if problem.contains("nesting level") {
      log.add(mark.line, "nested too deep", "nest less")
    } else {
      log.add(mark.line, "not readable as YAML: \(problem)", remedy(for: problem))
    }
  case YamlError.composer(_, let problem, let mark, _):
    if problem.contains("alias") {
      log.add(
        mark.line, "an alias", "quote the text if it only starts with *; aliases are not read")
    } else {
      log.add(mark.line, "a second document", "keep one document in a file")
    }
  case YamlError.reader(let problem, let offset, _, _):
    let before = text.utf8.prefix(offset ?? 0)
    log.add(1 + before.count { $0 == 10 }, "not readable as YAML: \(problem)", "delete it")
  case YamlError.duplicatedKeysInMapping(let names, let context):
    let name = names.first ?? ""
    let first = context.mark
    let second = secondUse(of: name, after: first, in: text)
    let place = second == first.line ? "" : ", first on line \(first.line)"
    log.add(second, "`\(name)` is given twice\(place)", "keep one of them")
  default:
    log.add(1, "not readable as YAML", "check the file against the examples in Cases/README.md")
  }
}

private func remedy(for problem: String) -> String {
  if problem.contains("mapping values are not allowed") {
    return "quote a text that has a colon in it, or check the indentation"
  }
  return "check quotes, colons and indentation from here upward"
}

/// Yams says where a doubled name stands first; the second one is what its author looks for.
private func secondUse(of name: String, after mark: Mark, in text: String) -> Int {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  for (index, line) in lines.enumerated().dropFirst(mark.line) {
    let indentation = line.prefix { $0 == " " }.count
    guard indentation < line.count else { continue }
    if indentation + 1 < mark.column { break }
    let start = line.dropFirst(indentation)
    if indentation + 1 == mark.column,
      ["\(name):", "\"\(name)\":", "'\(name)':"].contains(where: start.hasPrefix)
    {
      return index + 1
    }
  }
  return mark.line
}
