extension Bookmark {
  /// What was chosen on the screen and what lay over it. Nothing of it is an entry, but without it
  /// the learner would come back to another screen than the one that was left.
  package struct View: Hashable, Sendable {
    /// Where the code books were open over the session.
    package var books: Books?
    /// Which candidate under the open field was chosen, from 0; nil while none was.
    package var candidate: Int?
    /// The list that lay over the screen.
    package var list: List?
    /// Which match of the search the learner was on, from 0.
    package var match: Int?
    /// The place in the provider queries, while they were open.
    package var queries: Queries?
    /// The phrase of the record that was being selected.
    package var selection: Selection?
    /// Columns that wide tables were scrolled by.
    package var sideways = 0
    /// The record's share of the width, in percent, where the learner changed it.
    package var share: Int?
    /// Whether one pane had the whole width.
    package var isZoomed = false
    /// Whether the clock was hidden but for its last five minutes.
    package var hidesClock = false

    /// A place in the code books.
    package struct Books: Hashable, Sendable, Codable {
      /// Which of the books: `tabular`, `builder`, the name of a list to look things up in, or
      /// `index.` with the number of an index.
      package var page: String
      /// The code, the axes or the term it was open at; empty for its beginning.
      package var at: String
      /// The words that were looked for; nil while none were.
      package var looking: String?
      /// The book they were looked for in: `cm` or `pcs`.
      package var among: String?

      /// A place in the code books.
      package init(page: String, at: String, looking: String? = nil, among: String? = nil) {
        self.page = page
        self.at = at
        self.looking = looking
        self.among = among
      }
    }

    /// A list and its selected row, from 0.
    package struct List: Hashable, Sendable, Codable {
      /// `matches`, `timeline`, `marks`, `trends` or `lines`.
      package var kind: String
      /// The selected row.
      package var selected: Int

      /// A list by its kind.
      package init(kind: String, selected: Int) {
        self.kind = kind
        self.selected = selected
      }
    }

    /// Where the learner was in the provider queries; rows count from 0.
    package struct Queries: Hashable, Sendable, Codable {
      /// `list`, `compose`, `picking` or `wordings`.
      package var stage: String
      /// The selected row of the list, or of the wordings.
      package var selected: Int
      /// The selected row of the query being written.
      package var row: Int
      /// The stretch of the open document that would be marked.
      package var stretch: Int
      /// Whose wordings were shown: the subject's place among those of the case, from 0; nil where
      /// the subjects themselves were, or no wordings.
      package var subject: Int?
      /// Whether they were opened from the record, which gets the keys back; nil in older journals.
      package var isFromRecord: Bool?

      /// A place in the queries.
      package init(
        stage: String, selected: Int, row: Int, stretch: Int, subject: Int? = nil,
        isFromRecord: Bool? = nil
      ) {
        self.stage = stage
        self.selected = selected
        self.row = row
        self.stretch = stretch
        self.subject = subject
        self.isFromRecord = isFromRecord
      }
    }

    /// A cell of a document: a source line, from 0, and the characters before it there.
    package struct Place: Hashable, Sendable, Codable {
      /// The source line.
      package var line: Int
      /// Characters before the cell in it.
      package var offset: Int

      /// A cell of a document.
      package init(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
      }
    }

    /// A phrase being selected on the open document.
    package struct Selection: Hashable, Sendable, Codable {
      /// The end that the keys moved.
      package var cursor: Place
      /// The end that was held; nil while none was.
      package var anchor: Place?
      /// What it grew by: `character`, `word`, `sentence` or `line`.
      package var unit: String
      /// What the phrase was for: `any`, `note` or `evidence`.
      package var intent: String
      /// Of evidence, the line of the summary it was for.
      package var slot: Slot?

      /// A phrase being selected.
      package init(
        cursor: Place, anchor: Place?, unit: String, intent: String, slot: Slot? = nil
      ) {
        self.cursor = cursor
        self.anchor = anchor
        self.unit = unit
        self.intent = intent
        self.slot = slot
      }
    }

    /// A screen as a session begins with it.
    package init() {}
  }
}

extension Bookmark.View: Codable {
  /// Reads what a journal has of it: older ones have less.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    books = try values.decodeIfPresent(Books.self, forKey: .books)
    candidate = try values.decodeIfPresent(Int.self, forKey: .candidate)
    list = try values.decodeIfPresent(List.self, forKey: .list)
    match = try values.decodeIfPresent(Int.self, forKey: .match)
    queries = try values.decodeIfPresent(Queries.self, forKey: .queries)
    selection = try values.decodeIfPresent(Selection.self, forKey: .selection)
    sideways = try values.decodeIfPresent(Int.self, forKey: .sideways) ?? 0
    share = try values.decodeIfPresent(Int.self, forKey: .share)
    isZoomed = try values.decodeIfPresent(Bool.self, forKey: .isZoomed) ?? false
    hidesClock = try values.decodeIfPresent(Bool.self, forKey: .hidesClock) ?? false
  }

  /// Writes what is not as a screen begins.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encodeIfPresent(books, forKey: .books)
    try values.encodeIfPresent(candidate, forKey: .candidate)
    try values.encodeIfPresent(list, forKey: .list)
    try values.encodeIfPresent(match, forKey: .match)
    try values.encodeIfPresent(queries, forKey: .queries)
    try values.encodeIfPresent(selection, forKey: .selection)
    if sideways != 0 { try values.encode(sideways, forKey: .sideways) }
    try values.encodeIfPresent(share, forKey: .share)
    if isZoomed { try values.encode(true, forKey: .isZoomed) }
    if hidesClock { try values.encode(true, forKey: .hidesClock) }
  }

  private enum CodingKeys: String, CodingKey {
    case books, candidate, list, match, queries, selection, sideways, share
    case isZoomed, hidesClock
  }
}
