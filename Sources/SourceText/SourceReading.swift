import Yams

/// Reads YAML, or JSON as the part of YAML it is, into located nodes.
///
/// - Parameters:
///   - bytes: The file's content; a byte order mark and CRLF line ends are accepted.
///   - log: Gathers the faults. Syntax faults stop the parse, so that there is one of them at most;
///     nothing else does.
/// - Returns: The root; nil where there is none to work on.
package func readSource(
  _ bytes: [UInt8], limits: SourceLimits = SourceLimits(), log: FaultLog
) -> SourceNode? {
  guard let text = Prescan(bytes: bytes, limits: limits, log: log).text() else { return nil }
  do {
    // The default resolver tries regular expressions on every name; to us all is text anyway.
    let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
    // A node's anchor is a weak reference into the parser, which must outlive the walk.
    return try withExtendedLifetime(parser) {
      guard let root = try parser.singleRoot() else {
        log.add(1, "the file is empty", "write a mapping, `schema: 1` first")
        return nil
      }
      var walk = TreeWalk(limits: limits, log: log)
      return walk.node(root, depth: 0)
    }
  } catch {
    report(error, in: text, to: log)
    return nil
  }
}

/// Turns Yams's nodes into our own, refusing what has no place in a file of ours.
private struct TreeWalk {
  let limits: SourceLimits
  let log: FaultLog
  var count = 0

  mutating func node(_ node: Node, depth: Int) -> SourceNode? {
    count += 1
    let line = node.mark?.line ?? 1
    if count == limits.nodes + 1 {
      log.add(
        line, "the file holds more than \(limits.nodes) values", "split it, or take some out")
    }
    // Once over the limit the walk only unwinds.
    guard count <= limits.nodes else { return nil }
    if let anchor = node.anchor {
      // Nothing refers to it, or the text would have been refused before: going on is safe.
      log.add(
        line, "an anchor (&\(anchor.rawValue))",
        "take it out: anchors and aliases are not read")
    }
    if depth > limits.depth {
      log.add(line, "nested more than \(limits.depth) deep", "nest less")
      return nil
    }
    var result = SourceNode(
      content: .scalar(""), line: line, column: node.mark?.column ?? 1, isNull: false)
    switch node {
    case .scalar(let scalar):
      checkTag(scalar.tag, isPlain: scalar.style == .plain, line: line)
      checkText(scalar.string, line: line)
      result.content = .scalar(scalar.string)
      result.isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    case .sequence(let sequence):
      checkTag(sequence.tag, isPlain: true, line: line)
      result.content = .list(sequence.compactMap { self.node($0, depth: depth + 1) })
    case .mapping(let mapping):
      checkTag(mapping.tag, isPlain: true, line: line)
      result.content = .fields(fields(mapping, depth: depth))
    case .alias:
      log.add(line, "an alias", "write the value out where it is meant")
      return nil
    }
    return result
  }

  private mutating func fields(_ mapping: Node.Mapping, depth: Int) -> [SourceNode.Field] {
    var seen: [String: Int] = [:]
    var result: [SourceNode.Field] = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? 1
      guard let keyNode = node(key, depth: depth + 1), let valueNode = node(value, depth: depth + 1)
      else { continue }
      guard case .scalar(let name) = keyNode.content else {
        log.add(line, "a name that is \(keyNode.kind)", "name each field with a word")
        continue
      }
      guard name != "<<" else {
        log.add(line, "a merge key (<<)", "write the fields out: merge keys are not read")
        continue
      }
      if let first = seen.updateValue(line, forKey: name) {
        log.add(line, "`\(name)` is given twice, first on line \(first)", "keep one of them")
        continue
      }
      result.append(SourceNode.Field(name: name, line: line, value: valueNode))
    }
    return result
  }

  /// Yams marks a quoted scalar as a string, as an explicit `!!str` would; that one does no harm.
  private func checkTag(_ tag: Tag, isPlain: Bool, line: Int) {
    let name = tag.rawValue
    guard !name.isEmpty, !name.hasPrefix("tag:yaml.org,2002:") || isPlain && isExplicit(name)
    else { return }
    log.add(line, "a tag (\(name))", "take it out: every value is read as text")
  }

  /// Tags that nothing but the file's author gives; the others Yams also infers for a plain name.
  private func isExplicit(_ name: String) -> Bool {
    ["binary", "set", "omap", "pairs"].contains { name.hasSuffix(":" + $0) }
  }

  private func checkText(_ text: String, line: Int) {
    guard let culprit = TextCheck.firstForbidden(in: text) else { return }
    log.add(line, "\(TextCheck.describe(culprit)) in a value", "delete it")
  }
}
