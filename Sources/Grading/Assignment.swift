/// The heaviest assignment of rows to columns, each used at most once.
///
/// - Parameters:
///   - rows: How many rows.
///   - columns: How many columns.
///   - weights: Row by row; 0 where the two do not go together, never negative.
/// - Returns: The column of each row, nil where it has none.
///
/// The Hungarian method with potentials, after Jonker and Volgenant: r²c steps, r the smaller side.
/// Weights are wide so that a preference can outweigh any number of those below it, and ties are
/// settled in the lowest bits: the heaviest assignment is then one, whatever the order of the rows.
func heaviestAssignment(rows: Int, columns: Int, weights: [Int128]) -> [Int?] {
  guard rows > 0, columns > 0, weights.count == rows * columns else {
    return Array(repeating: nil, count: rows)
  }
  guard rows <= columns else {
    var turned = [Int128](repeating: 0, count: weights.count)
    for row in 0..<rows {
      for column in 0..<columns { turned[column * rows + row] = weights[row * columns + column] }
    }
    var result = [Int?](repeating: nil, count: rows)
    for (column, row) in heaviestAssignment(rows: columns, columns: rows, weights: turned)
      .enumerated()
    {
      if let row { result[row] = column }
    }
    return result
  }
  let rowOf = shortestPaths(rows: rows, columns: columns, weights: weights)
  var result = [Int?](repeating: nil, count: rows)
  for column in 1...columns where rowOf[column] > 0 {
    let row = rowOf[column] - 1
    if weights[row * columns + column - 1] > 0 { result[row] = column - 1 }
  }
  return result
}

/// The row (from 1) that each column (from 1) was given, 0 for none.
private func shortestPaths(rows: Int, columns: Int, weights: [Int128]) -> [Int] {
  var rowPotential = [Int128](repeating: 0, count: rows + 1)
  var columnPotential = [Int128](repeating: 0, count: columns + 1)
  var rowOf = [Int](repeating: 0, count: columns + 1)
  var cameFrom = [Int](repeating: 0, count: columns + 1)
  var slack = [Int128](repeating: .max, count: columns + 1)
  var done = [Bool](repeating: false, count: columns + 1)
  for row in 1...rows {
    rowOf[0] = row
    for column in 0...columns {
      slack[column] = .max
      done[column] = false
    }
    var current = 0
    repeat {
      done[current] = true
      let from = rowOf[current]
      var step = Int128.max
      var next = 0
      for column in 1...columns where !done[column] {
        let reduced =
          -weights[(from - 1) * columns + column - 1] - rowPotential[from]
          - columnPotential[column]
        if reduced < slack[column] {
          slack[column] = reduced
          cameFrom[column] = current
        }
        if slack[column] < step {
          step = slack[column]
          next = column
        }
      }
      for column in 0...columns {
        if done[column] {
          rowPotential[rowOf[column]] += step
          columnPotential[column] -= step
        } else if column > 0 {
          slack[column] -= step
        }
      }
      current = next
    } while rowOf[current] != 0
    while current != 0 {
      rowOf[current] = rowOf[cameFrom[current]]
      current = cameFrom[current]
    }
  }
  return rowOf
}
