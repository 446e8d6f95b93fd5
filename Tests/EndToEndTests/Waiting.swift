import Foundation

/// How long a story waits for what it expects. Far more than it takes: only a machine under heavy
/// load needs any of it, and only a failure needs all.
let patience: Double = 40

/// Asks again and again until there is an answer; nil when the time is up.
///
/// Between two questions it blocks for a few milliseconds, so that the program under test has the
/// processor.
func eventually<Answer>(
  within seconds: Double = patience, _ ask: () throws -> Answer?
) rethrows -> Answer? {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(seconds)
  while true {
    if let answer = try ask() { return answer }
    if clock.now > end { return nil }
    poll(nil, 0, 8)
  }
}
