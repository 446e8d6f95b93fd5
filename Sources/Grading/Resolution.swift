/// Which line of an `either` principal the learner made principal.
///
/// All of them are reported, and whichever stands first is right. Where none stands first the reading
/// is taken that charges least, so that one error is charged once: a line that the code in the
/// principal slot comes near, else one that was not entered at all, since those that were entered as
/// secondary are then in their place, else the first that the key names.
///
/// - Parameters:
///   - lines: How many lines the principal of the key has.
///   - first: What became of the code in the principal slot; nil if the slot is empty.
///   - isHeld: Whether a line of the principal was matched exactly.
/// - Returns: The index of the line, nil only if the key has none.
func resolvedPrincipal(lines: Int, first: Fate?, isHeld: (Int) -> Bool) -> Int? {
  guard lines > 1 else { return lines == 1 ? 0 : nil }
  switch first {
  case .exact(let line, _, _) where line < lines: return line
  case .near(let line, _) where line < lines: return line
  default: return (0..<lines).first { !isHeld($0) } ?? 0
  }
}
