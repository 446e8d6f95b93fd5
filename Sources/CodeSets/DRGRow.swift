/// A group of MS-DRG v43.1, as table 5 of the final rule of FY2026 has it.
package struct DRGRow: Hashable, Sendable {
  /// Whether a procedure or the diagnosis makes the group.
  package enum Kind: String, Hashable, Sendable {
    case surgical = "surg"
    case medical = "med"
    /// 998 and 999: no group at all.
    case none = ""
  }

  /// Three digits.
  package let drg: String
  /// The title as CMS prints it, in capitals.
  package let title: String
  /// The major diagnostic category as two digits, `PRE`, or empty for what belongs to none.
  package let mdc: String
  /// Surgical or medical.
  package let kind: Kind
  /// The relative weight that pays; nil for 998 and 999.
  package let weight: Double?
  /// The weight before its fall from the year before was capped at a tenth.
  package let uncappedWeight: Double?
  /// The geometric mean length of stay, in days.
  package let geometricMeanStay: Double?
  /// The arithmetic mean length of stay, in days.
  package let arithmeticMeanStay: Double?
  /// Whether an early transfer to post-acute care is paid by the day.
  package let isPostAcuteTransfer: Bool
  /// Whether that pay follows the special formula.
  package let isSpecialPay: Bool
}

extension CodeBook {
  /// A group by its three digits; nil if there is none.
  package func group(_ drg: String) -> DRGRow? { groupTable.line(for: drg).map(group) }

  /// Every group, 998 and 999 included, in order.
  package var groups: [DRGRow] {
    var found: [DRGRow] = []
    groupTable.forEachLine(startingWith: "") { line in
      found.append(group(line))
      return true
    }
    return found
  }

  /// The title of a major diagnostic category by its two digits; `PRE` and `00` are one.
  package func majorCategory(_ mdc: String) -> String? {
    majorCategoryTable.line(for: mdc == "PRE" ? "00" : mdc).map {
      majorCategoryTable.text(majorCategoryTable.column(1, of: $0))
    }
  }

  private func group(_ line: Range<Int>) -> DRGRow {
    func column(_ index: Int) -> String {
      groupTable.text(groupTable.column(index, of: line))
    }
    return DRGRow(
      drg: column(0), title: column(9), mdc: column(1),
      kind: DRGRow.Kind(rawValue: column(2)) ?? .none,
      weight: Double(column(6)), uncappedWeight: Double(column(5)),
      geometricMeanStay: Double(column(7)), arithmeticMeanStay: Double(column(8)),
      isPostAcuteTransfer: column(3) == "yes", isSpecialPay: column(4) == "yes")
  }
}
