import Terminal

/// A screen without a terminal: keys come from a script, canvases are kept.
package final class RecordingScreen: Screen {
  /// Columns and rows; a `Key.resize` of the script changes them as it is read.
  package private(set) var size: Size
  /// How many colours the program is told it has.
  package let depth: ColorDepth
  /// The signs the program is told it may use.
  package let glyphs: GlyphSet
  /// Every canvas shown, first to last.
  package private(set) var canvases: [Canvas] = []
  /// Whether the terminal was given back.
  package private(set) var isClosed = false

  private var keys: ArraySlice<Key>

  /// A screen that answers with these keys, then with none.
  package init(
    size: Size, keys: [Key] = [], depth: ColorDepth = .full, glyphs: GlyphSet = .unicode
  ) {
    self.size = size
    self.keys = keys[...]
    self.depth = depth
    self.glyphs = glyphs
  }

  /// Adds keys to the script.
  package func type(_ more: [Key]) { keys.append(contentsOf: more) }

  /// Adds keys to the script, in the notation of `Key.sequence`.
  package func type(_ notation: String) throws(KeyNotationError) {
    type(try Key.sequence(notation))
  }

  /// The last canvas shown, as text; empty before the first.
  package var text: String { canvases.last?.text ?? "" }

  /// Keeps the canvas.
  package func draw(_ canvas: Canvas) { canvases.append(canvas) }

  /// The next key of the script.
  package func nextKey() -> Key? {
    let key = keys.popFirst()
    if case .resize(let size) = key { self.size = size }
    return key
  }

  /// Notes it.
  package func close() { isClosed = true }
}
