/// How a compiled index lies in its file: a head, then the sections, each an array of numbers or
/// bytes as this machine stores them. The file is a cache of this machine's, never passed on.
enum IndexSection: Int, CaseIterable {
  /// For each word, a bit for each `Setting` that most diagnoses with it are of: `UInt8`.
  case wordSettings
  /// Where each word of the vocabulary begins, and after the last, where it ends: `UInt32`.
  case wordStarts
  /// The words in bytewise order, one after the other.
  case words
  /// How rare each word is, 0 for those that say nothing: `UInt8`.
  case weights
  /// For each word, where its posting begins and how many codes have it: pairs of `UInt32`.
  case postingSpans
  /// Postings: ascending numbers of codes, or one bit a code for a word that many have: `UInt32`.
  case postings
  /// Beginnings of words that very many codes have, in order: `UInt32`, first letter highest.
  case beginnings
  /// Their postings, as `postingSpans`; always bits.
  case beginningSpans
  /// For each code (and each header of procedure terms), where its text begins: `UInt32`.
  case textStarts
  /// The texts: a `segment` mark with the line it comes from, then the numbers of its words.
  case texts
  /// The header above each code, or `none`: `UInt32`.
  case parents
  /// The codes, eight bytes each, zero where the code has ended: `UInt64`.
  case codes
  /// `Traits` of each code: `UInt16`.
  case traits
  /// A bit for each diagnosis, then for each procedure, then for each service: `UInt64`.
  case books
  /// Where each phrase begins, and after the last, where it ends: `UInt32`.
  case phraseStarts
  /// The phrases in bytewise order: words, a tab, what else they may mean with `|` between.
  case phrases
}

enum IndexLayout {
  /// Changes whenever compiling does, so that an older file counts as stale.
  static let version: UInt64 = 0x000d_3130_5844_4943
  /// Version, digest, length, codes, texts.
  static let fixedFields = 5
  static let headSize = (fixedFields + 2 * IndexSection.allCases.count) * 8

  /// The mark of a segment in a text; the bits below it are the offset of its line.
  static let segment: UInt32 = 0x8000_0000
  /// The mark of a segment that is a term of an imported index; the bits below are its number.
  static let entry: UInt32 = 0x4000_0000
  /// The mark of a segment that is a name of the table of drugs; the bits below are its offset there.
  static let drug: UInt32 = 0x2000_0000
  /// The mark of a segment that says what a book takes a thing for that is told no closer: it ends
  /// with NOS.
  static let usual: UInt32 = 0x1000_0000
  /// The bits of a segment's mark that say where it comes from.
  static let offset: UInt32 = ~(segment | entry | drug | usual)
  /// The mark of a word that a title may have beyond what was asked for: it stands in brackets, or
  /// says what is not there or not known.
  static let extra: UInt32 = 0x4000_0000
  /// The mark of a word that a title says is not there: `septic` in `without septic shock`.
  static let absent: UInt32 = 0x2000_0000
  /// The mark of a word of what a title says goes with a thing, or is behind it.
  static let clause: UInt32 = 0x1000_0000
  /// All marks of words.
  static let marks = extra | absent | clause
  /// No header above.
  static let none = UInt32.max
  /// From how many codes on a posting is kept as bits, which then take less room than numbers.
  static func isDense(_ count: Int, of codes: Int) -> Bool { count > (codes + 63) / 64 * 2 }
}

extension IndexLayout {
  /// The beginning of a word, up to three letters, as a number that sorts as it does.
  static func key(_ letters: some Collection<UInt8>) -> UInt32 {
    letters.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(4 - letters.count))
  }
}

/// What ranking must know of a code.
struct Traits: OptionSet {
  let rawValue: UInt16

  /// A category or subcategory.
  static let header = Traits(rawValue: 1)
  /// A subsequent encounter or a sequela.
  static let later = Traits(rawValue: 2)
  /// Other, or other specified.
  static let other = Traits(rawValue: 4)
  /// Unspecified.
  static let unspecified = Traits(rawValue: 8)
  /// A code of ICD-10-PCS.
  static let procedure = Traits(rawValue: 16)
  /// A header whose codes differ from it by a 7th character, a placeholder or the column of a drug
  /// alone: they say it all.
  static let stem = Traits(rawValue: 128)
  /// A code of HCPCS Level II.
  static let service = Traits(rawValue: 64)
  /// A condition that hospitals code daily.
  static let common = Traits(rawValue: 32)
  /// A manifestation, in diseases classified elsewhere: never what a stay is for by itself.
  static let manifestation = Traits(rawValue: 256)
}
