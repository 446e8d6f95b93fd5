/// The first row of a list to show so that the focus and the rows below it are in view.
func firstRow(count: Int, focus: Int, below: Int, height: Int) -> Int {
  guard count > height else { return 0 }
  let wanted = min(focus + below, count - 1) - height + 1
  return min(max(0, max(0, wanted)), min(focus, count - height))
}
