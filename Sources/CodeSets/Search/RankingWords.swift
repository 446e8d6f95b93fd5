/// Numbers of words of an index that ranking treats apart, looked up once.
struct RankingWords: Sendable {
  /// What a title may add without saying anything else.
  let defaults: Set<UInt32>
  /// The words for one side, or both.
  let sides: [UInt32]
  let other: Range<Int>?
  /// Words after which something is told not to be there.
  let absences: [Range<Int>]
  /// For each setting, what says it.
  let settings: [[Int]]

  init(_ index: MappedIndex) {
    func numbers(_ words: some Sequence<String>) -> [Int] {
      words.compactMap { index.word(Array($0.utf8))?.lowerBound }
    }
    defaults = Set(numbers(Wording.defaults).map(UInt32.init))
    sides = numbers(["left", "right", "bilateral"]).map(UInt32.init)
    other = index.word(Array("other".utf8))
    absences = Wording.absences.keys.compactMap { index.word($0) }
    settings = Setting.allCases.map { numbers($0.words) }
  }
}
