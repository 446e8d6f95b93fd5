import Terminal

/// Values from 0 to 1 as a row of signs, one a value: blocks of eight heights, or where the terminal
/// has no blocks the first digit behind the point, so that it reads without a legend. What has no
/// value is a blank.
func sparkline(_ values: [Double?], _ glyphs: GlyphSet) -> String {
  let signs: [Character] = glyphs.full.isASCII ? Array("0123456789") : Array("▁▂▃▄▅▆▇█")
  return String(
    values.map { value -> Character in
      guard let value else { return " " }
      let clamped = min(max(0, value), 1)
      return signs[min(signs.count - 1, Int(clamped * Double(signs.count)))]
    })
}
