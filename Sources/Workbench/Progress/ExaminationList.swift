import Chart
import Practice

/// An examination that was handed in with the day and time of that, where the learner is.
package struct ListedExamination: Hashable, Sendable {
  /// The examination as the journal has it.
  package var examination: FinishedExamination
  /// When it was handed in, by the clock on the wall here; nil for a time that no calendar has.
  package var on: CivilDateTime?

  /// An examination of a list.
  package init(_ examination: FinishedExamination, on: CivilDateTime?) {
    self.examination = examination
    self.on = on
  }
}

/// Examinations that were handed in, as a list to be gone through case by case.
package struct ExaminationList: Hashable, Sendable {
  /// A row of it.
  enum Row: Hashable, Sendable {
    /// An examination as a whole, by its place.
    case whole(Int)
    /// A case of one.
    case item(Int, place: Int)

    /// The examination it is of, by its place.
    var examination: Int {
      switch self {
      case .whole(let index), .item(let index, _): index
      }
    }
  }

  package let listed: [ListedExamination]
  let rows: [Row]
  /// The rows of cases; only these are selected.
  private let items: [Int]
  /// Which of the cases is selected, counted over all examinations.
  package private(set) var selected: Int

  /// The latest first, with the case selected that was.
  init(_ listed: [ListedExamination], selected: Int = 0) {
    self.listed = listed
    let rows = listed.indices.flatMap { index -> [Row] in
      let places = listed[index].examination.items.indices
      return [.whole(index)] + places.map { .item(index, place: $0) }
    }
    self.rows = rows
    items = rows.indices.filter { if case .item = rows[$0] { true } else { false } }
    self.selected = min(max(0, selected), max(0, items.count - 1))
  }

  /// The row that is selected; nil without any.
  var selectedRow: Int? { items.indices.contains(selected) ? items[selected] : nil }

  /// The examination whose case is selected.
  package var current: ListedExamination? { selectedRow.map { listed[rows[$0].examination] } }

  /// The case that is selected.
  package var item: FinishedExamination.Item? {
    guard let row = selectedRow, case .item(let index, let place) = rows[row] else { return nil }
    return listed[index].examination.items[place]
  }

  mutating func move(by step: Int) {
    selected = min(max(0, selected + step), max(0, items.count - 1))
  }

  /// Selects the case that a row shows; false for a row that shows none.
  mutating func select(row: Int) -> Bool {
    guard let place = items.firstIndex(of: row) else { return false }
    selected = place
    return true
  }

  /// The first row shown in a window: the selected one is in it and, where there is room for both,
  /// so is what it is a case of.
  func firstShown(height: Int) -> Int {
    guard let row = selectedRow else { return 0 }
    let top = firstRow(count: rows.count, focus: row, below: 1, height: height)
    let head = rows[...row].lastIndex { if case .whole = $0 { true } else { false } } ?? row
    return head < top && row - head < height ? head : top
  }
}
