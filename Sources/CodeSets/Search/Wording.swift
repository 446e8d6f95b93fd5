/// Words that search treats apart from others.
enum Wording {
  /// Words that tell nothing of what is looked for: passed over in a query unless it has no others,
  /// and no loss in a title that has them.
  static func saysNothing(_ word: String) -> Bool { silent.contains(word) }

  /// Beginnings that books set off with a hyphen, or not.
  static let hyphened: Set<[UInt8]> = Set(["pre", "post", "non", "anti"].map { Array($0.utf8) })

  /// Stands before words that have a meaning where nothing else is typed: where a book puts them.
  static let aloneMark = "="

  /// Words after which an `a` that is typed is a letter, not an article.
  static let beforeLetters: Set<[UInt8]> = Set(
    [
      "hepatitis", "hep", "influenza", "flu", "vitamin", "vit", "type", "group", "factor", "strep",
      "hemophilia", "streptococcus", "grade", "class", "category", "stage",
    ].map { Array($0.utf8) })

  /// Stands before a meaning that is only where a book puts a thing for want of a title of its own.
  static let looselyMark: Character = "~"

  /// What a title may add without saying anything else than what was asked for.
  static let defaults: Set<String> = [
    "unspecified", "initial", "encounter", "closed", "specified", "without", "not", "elsewhere",
    "classified", "site",
    // What is meant where nothing is said of it: the first of a drug's harms, the code without a
    // complication, either sex.
    "uncomplicated", "accidental", "nontraumatic", "traffic", "male", "female",
  ]

  /// Words after which a title tells what goes with a thing, or is behind it: `Neutropenia due to
  /// infection` is about neutropenia.
  static let clauses: Set<[UInt8]> = Set(
    ["with", "due", "in", "following", "complicating"].map { Array($0.utf8) })

  /// Words after which that many are no loss in a title: they name what is not known. `Respiratory
  /// failure, unspecified whether with hypoxia or hypercapnia` says no more than its first words.
  static let extras: [[UInt8]: Int] = [
    Array("unspecified".utf8): 1, Array("whether".utf8): 5,
  ]

  /// Words after which that many name what is not there.
  static let absences: [[UInt8]: Int] = [
    Array("without".utf8): 3, Array("not".utf8): 1, Array("non".utf8): 1,
  ]

  /// Whether two words are forms of one: `infection` and `infected`, but not two that begin with
  /// `hyper`.
  static func areForms(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let common = zip(one, other).prefix { $0 == $1 }.count
    let longer = max(one.count, other.count)
    return common >= 5 && common * 2 >= longer && longer - common <= 5
  }

  /// Beginnings that other forms of a word share: `hypox` of `hypoxic`, so that `hypoxia` is found.
  static func stem(of word: [UInt8]) -> ArraySlice<UInt8>? {
    for ending in endings {
      let letters = ending.utf8
      guard word.count >= letters.count + 4, word.suffix(letters.count).elementsEqual(letters)
      else { continue }
      return word.dropLast(letters.count)
    }
    return nil
  }
}

private let silent: Set<String> = [
  "an", "and", "at", "by", "due", "for", "from", "in", "is", "of", "on", "or", "the", "to",
  "was", "with", "approach", "nos", "patient",
]

/// Longer endings stand first.
private let endings = [
  "ization", "ational", "ectomy", "ation", "emia", "ical", "osis", "otic", "itic", "itis", "ized",
  "ious", "ant", "ent", "ial", "ism", "ity", "ium", "ing", "ion", "ive", "ous", "ual", "al", "ed",
  "ia", "ic", "is", "us", "um", "e", "y",
]
