import CustomDump
import Testing

/// Shows the difference of two values. `expectNoDifference` reports through a library that the test
/// target would have to link as well; without it, a difference is printed and the test passes.
func expectSame<T: Equatable>(
  _ actual: T, _ expected: T, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual != expected else { return }
  Issue.record(
    "\(diff(expected, actual) ?? "values differ")", sourceLocation: sourceLocation)
}
