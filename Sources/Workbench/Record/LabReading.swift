/// Reads tables line by line.
struct LabReading {
  enum Header {
    case none
    /// Times across, with the room they stand in.
    case times([LabCell])
    /// Names across, and a time at the start of each line; where a column was not clear its name
    /// is empty.
    case names([LabCell])
  }

  let text: RecordText
  var header = Header.none
  private(set) var series: [LabSeries] = []
  private var lastDate = ""

  init(text: RecordText) { self.text = text }

  /// Takes in the next line of the text.
  mutating func take(_ range: Range<Int>) {
    let line = text.trimmed(range)
    guard !line.isEmpty, line.count <= 400 else { return }
    let words = labCells(line, of: text.line, gap: 1)
    if let times = times(words) {
      header = .times(times)
    } else if case .times(let dates) = header, words.allSatisfy({ isLabTime($0.text) }) {
      let clocks = assign(words, to: dates)
      guard let clocks else { return }
      header = .times(
        dates.enumerated().map { index, date in
          var date = date
          if let clock = clocks[index] { date.text += " " + clock.text }
          return date
        })
    } else if let names = names(line) {
      header = .names(names)
      lastDate = ""
    } else {
      switch header {
      case .none: break
      case .times(let times): takeRow(line, times)
      case .names(let names): takeLine(words, names)
      }
    }
  }

  /// Times across, behind a label or none: at least two, and nothing else.
  private func times(_ words: [LabCell]) -> [LabCell]? {
    guard let first = words.firstIndex(where: { isLabDate($0.text) }),
      words[..<first].allSatisfy({ !$0.text.contains(where: \.isNumber) })
    else { return nil }
    var times: [LabCell] = []
    for word in words[first...] {
      if isLabDate(word.text) {
        times.append(word)
      } else if isLabTime(word.text), let last = times.last,
        word.range.lowerBound == last.range.upperBound + 1, !last.text.contains(" ")
      {
        times[times.count - 1] = LabCell(
          range: last.range.lowerBound..<word.range.upperBound, text: last.text + " " + word.text)
      } else {
        return nil
      }
    }
    return times.count >= 2 ? times : nil
  }

  private func names(_ line: Range<Int>) -> [LabCell]? {
    let cells = labCells(line, of: text.line)
    guard let first = cells.first,
      ["date", "time", "date/time", "date time"].contains(first.text.lowercased())
    else { return nil }
    let names = cells.dropFirst().drop { $0.text.lowercased() == "time" }
    guard names.count >= 1, names.allSatisfy({ $0.text.contains(where: \.isLetter) }) else {
      return nil
    }
    return Array(names)
  }

  /// `Hemoglobin   10.9   6.8   8.9   (12.0-15.5 g/dL)`
  private mutating func takeRow(_ line: Range<Int>, _ times: [LabCell]) {
    var cells = labCells(line, of: text.line)
    guard let label = cells.first, label.text.contains(where: \.isLetter), let first = times.first,
      label.range.upperBound - lineStart(label) <= first.range.upperBound - lineStart(first)
    else { return }
    cells.removeFirst()
    var reference: ClosedRange<Double>?
    if let last = cells.last, LabValue(last.text) == nil, let bounds = labReference(last.text) {
      reference = bounds
      cells.removeLast()
    }
    guard let placed = assign(cells, to: times) else { return }
    var points: [LabSeries.Point] = []
    for (index, time) in times.enumerated() {
      guard let cell = placed[index], !LabValue.isMissing(cell.text) else { continue }
      guard let value = LabValue(cell.text) else { return }
      points.append(point(cell, value, when: time.text, reference))
    }
    guard let place = cells.first?.range.lowerBound else { return }
    add(points, label.text, at: place)
  }

  /// `08-03  15:35  12.9  218`
  private mutating func takeLine(_ words: [LabCell], _ names: [LabCell]) {
    var when = ""
    var rest = words[...]
    if let word = rest.first, isLabDate(word.text) {
      lastDate = word.text
      rest = rest.dropFirst()
    }
    when = lastDate
    if let word = rest.first, isLabTime(word.text) {
      when += when.isEmpty ? word.text : " " + word.text
      rest = rest.dropFirst()
    }
    guard !when.isEmpty, rest.startIndex > words.startIndex, let first = rest.first else { return }
    let line = first.range.lowerBound..<(words.last?.range.upperBound ?? first.range.upperBound)
    guard let placed = assign(labCells(line, of: text.line), to: names) else { return }
    for (index, name) in names.enumerated() {
      guard let cell = placed[index], !LabValue.isMissing(cell.text),
        let value = LabValue(cell.text)
      else { continue }
      add([point(cell, value, when: when, nil)], name.text, at: cell.range.lowerBound)
    }
  }

  private func point(
    _ cell: LabCell, _ value: LabValue, when: String, _ reference: ClosedRange<Double>?
  ) -> LabSeries.Point {
    var flag: LabFlag?
    if !value.flag.isEmpty {
      let isHigh: Bool? =
        value.flag.hasPrefix("H") ? true : value.flag.hasPrefix("L") ? false : nil
      flag = LabFlag(range: cell.range, isHigh: isHigh, isFlagged: true)
    } else if let reference, !reference.contains(value.number) {
      flag = LabFlag(
        range: cell.range, isHigh: value.number > reference.upperBound, isFlagged: false)
    }
    return LabSeries.Point(when: when, number: value.number, text: cell.text, flag: flag)
  }

  /// The cells under the columns they stand under, by the column's place; nil where one stands
  /// under none, or two under the same. Both stand on lines of their own, told by their offsets.
  private func assign(_ cells: [LabCell], to columns: [LabCell]) -> [Int: LabCell]? {
    guard let firstCell = cells.first, let firstColumn = columns.first else { return nil }
    let line = lineStart(firstCell) - lineStart(firstColumn)
    var placed: [Int: LabCell] = [:]
    for cell in cells {
      let range = (cell.range.lowerBound - line)..<(cell.range.upperBound - line)
      let middle = range.lowerBound + range.upperBound
      let nearest = columns.indices.min {
        abs(columns[$0].middle - middle) < abs(columns[$1].middle - middle)
      }
      guard let nearest else { return nil }
      let isUnder = columns[nearest].range.overlaps(range)
      guard isUnder || abs(columns[nearest].middle - middle) <= 8,
        placed.updateValue(cell, forKey: nearest) == nil
      else { return nil }
    }
    return placed
  }

  private func lineStart(_ cell: LabCell) -> Int {
    text.paragraphs[text.paragraphIndex(at: cell.range.lowerBound)].range.lowerBound
  }

  private mutating func add(_ points: [LabSeries.Point], _ label: String, at place: Int) {
    guard !points.isEmpty else { return }
    let key = label.lowercased()
    if let index = series.firstIndex(where: { $0.label.lowercased() == key }) {
      series[index].points += points
    } else {
      series.append(LabSeries(label: label, points: points, place: place))
    }
  }
}
