/// The ASCII character that stands for a scalar where the terminal shows nothing else; `?` for
/// what has no likeness. One column for one column.
package func asciiLikeness(of scalar: UInt32) -> UInt32 {
  if scalar < 0x7F { return scalar }
  if let index = glyphs.firstIndex(of: scalar) { return asciiGlyphs[index] }
  return likenesses[scalar] ?? 0x3F
}

private let glyphs = GlyphSet.unicode.all.map(\.value)
private let asciiGlyphs = GlyphSet.ascii.all.map(\.value)

/// Typographic signs and Latin letters that come in records.
private let likenesses: [UInt32: UInt32] = {
  let pairs =
    "\u{A0} ‘'’'‚,“\"”\"„\"′'″\"–-—-−-‐-‑-…~•*·.×x÷/±~≤<≥>µuμu°o½?→>←<"
    + "ÀAÁAÂAÃAÄAÅAÆAÇCÈEÉEÊEËEÌIÍIÎIÏIÑNÒOÓOÔOÕOÖOØOÙUÚUÛUÜUÝYßs"
    + "àaáaâaãaäaåaæaçcèeéeêeëeìiíiîiïiñnòoóoôoõoöoøoùuúuûuüuýyÿyŠSšsŽZžzŁLłlŐOőoŰUűu"
  let scalars = Array(pairs.unicodeScalars)
  var likenesses: [UInt32: UInt32] = [:]
  for index in stride(from: 0, to: scalars.count - 1, by: 2) {
    likenesses[scalars[index].value] = scalars[index + 1].value
  }
  return likenesses
}()
