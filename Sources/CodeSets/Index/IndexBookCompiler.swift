/// Makes the file of the indexes.
package struct IndexBookCompiler {
  private var records: [UInt32] = []
  private var text: [UInt8] = []
  private var targets: [UInt32] = []
  private var terms: [IndexTerm] = []
  private var parents: [UInt32] = []
  private var ends: [UInt32] = []
  private var spans: [(first: Int, end: Int, year: Int)] = []

  /// Takes the indexes, at most one of a kind; which they are need not be all.
  package init(_ parts: [IndexPart]) {
    for kind in IndexKind.allCases {
      let first = terms.count
      let part = parts.first { $0.kind == kind }
      add(part?.terms ?? [])
      spans.append((first, terms.count, part?.year ?? 0))
    }
  }

  /// Puts the terms where they stand in the tree. A level that skips one counts as one deeper.
  private mutating func add(_ part: [IndexTerm]) {
    var open: [Int] = []
    func close(_ level: Int, _ ends: inout [UInt32], at end: Int) {
      while open.count > level { ends[open.removeLast()] = UInt32(end) }
    }
    for term in part {
      let level = max(0, min(term.level, open.count))
      close(level, &ends, at: terms.count)
      parents.append(open.last.map(UInt32.init) ?? IndexBookFile.none)
      open.append(terms.count)
      ends.append(0)
      terms.append(term)
      terms[terms.count - 1].level = level
    }
    close(0, &ends, at: terms.count)
  }

  /// The bytes of the file.
  package mutating func compile() -> [UInt8] {
    var resolver = IndexResolver(
      terms: terms, parents: parents, ends: ends, kinds: spans.map { $0.first..<$0.end })
    for (number, term) in terms.enumerated() {
      let line = Array(term.line.utf8)
      records += [
        parents[number], ends[number], UInt32(text.count), UInt32(term.level),
        UInt32(targets.count), UInt32(line.count),
      ]
      text += line
      for part in IndexReferenceText.parts(term.see) + IndexReferenceText.parts(term.seeAlso) {
        targets.append(resolver.target(of: part, from: number).map(UInt32.init) ?? .max)
      }
    }
    var (printed, sorted): ([UInt32], [UInt32]) = ([], [])
    for span in spans {
      let numbers = (span.first..<span.end).filter { parents[$0] == IndexBookFile.none }
      printed += numbers.map(UInt32.init)
      sorted += numbers.map { (IndexOrder.key(terms[$0].title), $0) }
        .sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0.lexicographicallyPrecedes($1.0) }
        .map { UInt32($0.1) }
    }
    return file([bytes(records), text, bytes(targets), bytes(sorted), bytes(printed)])
  }

  private func bytes(_ numbers: [UInt32]) -> [UInt8] { numbers.withUnsafeBytes { Array($0) } }

  private func file(_ sections: [[UInt8]]) -> [UInt8] {
    var places: [UInt64] = []
    var body: [UInt8] = []
    for section in sections {
      places += [UInt64(IndexBookFile.headSize + body.count), UInt64(section.count)]
      body += section
      while body.count % 8 != 0 { body.append(0) }
    }
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in body { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var head: [UInt64] = [
      IndexBookFile.version, digest, UInt64(IndexBookFile.headSize + body.count),
      UInt64(terms.count),
    ]
    for span in spans { head += [UInt64(span.first), UInt64(span.end), UInt64(span.year)] }
    return (head + places).withUnsafeBytes { Array($0) } + body
  }
}
