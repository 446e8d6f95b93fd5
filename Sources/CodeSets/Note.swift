import Chart

/// What kind of note of the tabular list.
package enum NoteKind: String, Hashable, Sendable, CaseIterable {
  /// What a chapter, block or category holds.
  case includes = "i"
  /// A condition that the code is for.
  case inclusionTerm = "t"
  /// Not coded here: never with what it names, unless the two are unrelated (I.A.12.a).
  case excludes1 = "1"
  /// Not included here: both are coded if both are there (I.A.12.b).
  case excludes2 = "2"
  /// The named code stands before this one (I.A.13).
  case codeFirst = "f"
  /// The named code is added after this one (I.A.13).
  case useAdditional = "u"
  /// The named code may be needed too, in either order (I.A.17).
  case codeAlso = "a"
  /// Anything else that the list tells the coder.
  case note = "n"
  /// What introduces the 7th characters.
  case seventhHeading = "h"
  /// A 7th character and its meaning: `A initial encounter`.
  case seventh = "7"
  /// A remark to a 7th character.
  case seventhNote = "d"
  /// A row of the table of visual impairment at H54.
  case visualImpairment = "v"
}

/// Where a note stands.
package enum NoteOwner: Hashable, Sendable {
  /// A chapter, by its number.
  case chapter(Int)
  /// A block, by its first and last category: `A00-A09`.
  case block(String)
  /// A category, subcategory or code.
  case code(DiagnosisCode)
}

extension NoteOwner: CustomStringConvertible {
  /// `chapter 1`, `A00-A09`, `E11.2`.
  package var description: String {
    switch self {
    case .chapter(let number): "chapter \(number)"
    case .block(let key): key
    case .code(let code): "\(code)"
    }
  }
}

/// One line of a note of the tabular list: a list such as "code first" has a line for each thing it
/// names, and perhaps one that introduces them.
package struct Note: Hashable, Sendable {
  /// What kind of list it stands in.
  package let kind: NoteKind
  /// The header that it stands at.
  package let owner: NoteOwner
  /// Which of the owner's lists it belongs to, from 1 in the order of the tabular list.
  package let list: Int
  /// The line above it in the same list that ends with a colon and so introduces it: `underlying
  /// disease, such as:`. It tells whether what is named is an example or bound by a condition.
  package let heading: String?
  /// The words of the note.
  package let text: String
  /// The codes that it names; empty if it names none.
  package let references: [NoteReference]

  /// A note by its parts.
  package init(
    kind: NoteKind, owner: NoteOwner, list: Int, heading: String? = nil, text: String,
    references: [NoteReference] = []
  ) {
    self.kind = kind
    self.owner = owner
    self.list = list
    self.heading = heading
    self.text = text
    self.references = references
  }

  /// Whether the note names a code, directly, by a range, or by a header above it.
  package func names(_ code: DiagnosisCode) -> Bool {
    references.contains { $0.contains(code) }
  }
}

/// A 7th character that a header defines for the codes below it.
package struct SeventhCharacter: Hashable, Sendable {
  /// The character.
  package let character: Character
  /// What it means, as in the code's title.
  package let meaning: String

  /// A character and its meaning.
  package init(_ character: Character, meaning: String) {
    self.character = character
    self.meaning = meaning
  }
}
