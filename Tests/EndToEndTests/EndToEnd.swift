import Testing

/// The real program in a real terminal, as a learner starts it. Stories run one after another: each
/// has a terminal of its own, and a machine has but few cores.
@Suite("End to end", .serialized)
enum EndToEnd {}
