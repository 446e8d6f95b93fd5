import CodeSets
import Terminal

/// Where things stand on a page of an index. What the selected row leads to is told beside an outline
/// where there is room, else below; a table needs the width for its columns.
struct IndexPlaces {
  let head: Rect
  /// The names of the columns; empty in an outline.
  let columns: Rect
  let rows: Rect
  let detail: Rect
  /// Whether the detail stands below, with a rule over it.
  let isBelow: Bool

  init(_ frame: BrowserFrame, isTable: Bool) {
    isBelow = isTable || frame.divider == nil
    var (list, detail) = (frame.list, frame.cardText)
    if isBelow {
      let isTall = frame.body.rows >= 26
      let (above, below) = frame.body.split(bottom: (isTable ? 5 : 4) + (isTall ? 3 : 0))
      (list, detail) = (above, below.inset(top: 1, left: 1, right: 1))
    }
    self.detail = detail
    let (head, rest) = list.split(top: BrowserFrame.pathRows)
    self.head = head
    (columns, rows) = rest.split(top: isTable ? 1 : 0)
  }

  /// The rows with the names of their columns.
  var table: Rect {
    Rect(
      row: columns.row, column: rows.column, columns: rows.columns, rows: columns.rows + rows.rows)
  }

  /// How wide a column of the table is: the longest code and a sign, or a word for the column.
  var columnWidth: Int { rows.columns >= browserLeastForTwo ? 13 : 9 }

  /// Where the six columns begin.
  var columnsStart: Int { rows.endColumn - 6 * columnWidth }
}

extension IndexKind {
  /// What the index is called on its tab.
  var tab: String {
    switch self {
    case .main: "Diseases"
    case .external: "External"
    case .neoplasm: "Neoplasms"
    case .drug: "Drugs"
    }
  }

  /// The columns in a word, or in the beginning of one.
  func columnNames(short: Bool) -> [String] {
    switch self {
    case .main, .external: []
    case .neoplasm:
      short
        ? ["Primary", "Second.", "In situ", "Benign", "Uncert.", "Unspec."]
        : ["Primary", "Secondary", "Ca in situ", "Benign", "Uncertain", "Unspecified"]
    case .drug:
      short
        ? ["Accid.", "Self-h.", "Assault", "Undet.", "Adverse", "Underd."]
        : ["Accidental", "Self-harm", "Assault", "Undetermined", "Adverse eff.", "Underdosing"]
    }
  }

  /// What the abbreviated columns stand for; a line of the narrowest screen holds it.
  var legend: String {
    switch self {
    case .main, .external: ""
    case .neoplasm:
      "Malignant primary, secondary, in situ; benign; uncertain, unspecified behavior"
    case .drug:
      "Poisoning: accidental, self-harm, assault, undetermined; adverse; underdosing"
    }
  }
}
