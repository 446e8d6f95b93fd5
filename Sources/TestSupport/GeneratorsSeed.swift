/// Random numbers that a seed repeats: splitmix64.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A sequence of its own for each seed.
  package init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 &+ 1 }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Whether something of this probability happens.
  package mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// A number of the range.
  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of the elements; nil of none.
  package mutating func one<T>(of elements: some Collection<T>) -> T? {
    elements.randomElement(using: &self)
  }

  /// So many of the elements, in an order of its own; all of them if there are fewer.
  package mutating func some<T>(_ count: Int, of elements: [T]) -> [T] {
    Array(elements.shuffled(using: &self).prefix(count))
  }
}
