import Chart
import CodeSets
import Testing

/// The folder of the tables in this checkout.
let tables: String = {
  let parts = #filePath.split(separator: "/").dropLast(3)
  return "/" + parts.joined(separator: "/") + "/Sources/CodeSets/Tables"
}()

/// The book as shipped.
func openBook() throws -> CodeBook { try CodeBook(directory: tables) }

/// A date of the fiscal year; fails the test if there is no such day.
func day(_ text: String) throws -> CivilDate {
  try #require(CivilDate(text))
}
