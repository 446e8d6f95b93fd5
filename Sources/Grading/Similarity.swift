/// How near two diagnoses are, the same both ways round; 0 where they do not pair.
///
/// They pair within a category, by how far the codes agree from the left and then elsewhere, and
/// across a listed confusable, which is always less.
func diagnosisSimilarity(_ a: PackedCode, _ b: PackedCode) -> Int {
  if let category = a.category, category == b.category {
    return 8 * a.commonPrefix(with: b) + a.commonBytes(with: b)
  }
  guard Confusables.mayHold(a, b), Confusables.entry(for: a, and: b) != nil else { return 0 }
  return 8 + a.commonPrefix(with: b)
}

/// How near two procedures are, the same both ways round; 0 where they do not pair.
///
/// They pair with section and body system equal and at least four of seven characters equal. The
/// root operation counts for more than what follows it: it is what the codes are about.
func procedureSimilarity(_ a: PackedCode, _ b: PackedCode) -> Int {
  guard a.commonPrefix(with: b) >= 2, !a.isLong, !b.isLong else { return 0 }
  var equal = 0
  for index in 0..<7 where a.byte(at: index) != 0 && a.byte(at: index) == b.byte(at: index) {
    equal += 1
  }
  guard equal >= 4 else { return 0 }
  return 2 * equal + (a.byte(at: 2) == b.byte(at: 2) ? 1 : 0)
}
