/// Letters that a base and a combining mark make together, so that a letter takes one cell however
/// the file spells it. Latin only: the records are English, names and units come with accents.
enum Composition {
  /// The letter that `base` followed by `mark` is; nil where Unicode has no such letter.
  static func compose(_ base: UInt32, _ mark: UInt32) -> UInt32? {
    letters[UInt64(mark) << 32 | UInt64(base)]
  }

  private static let letters: [UInt64: UInt32] = {
    var letters: [UInt64: UInt32] = [:]
    for (mark, pairs) in table {
      let scalars = Array(pairs.unicodeScalars)
      for index in stride(from: 0, to: scalars.count - 1, by: 2) {
        letters[UInt64(mark) << 32 | UInt64(scalars[index].value)] = scalars[index + 1].value
      }
    }
    return letters
  }()

  /// For each mark: bases, each followed by what it becomes (UnicodeData.txt, canonical pairs).
  private static let table: [(mark: UInt32, pairs: String)] = [
    (0x0300, "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳÂẦÊỀÔỒÜǛâầêềôồüǜĂẰăằĒḔēḕŌṐōṑƠỜơờƯỪưừ"),
    (
      0x0301,
      "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźÂẤÅǺ"
        + "ÆǼÇḈÊẾÏḮÔỐÕṌØǾÜǗâấåǻæǽçḉêếïḯôốõṍøǿüǘĂẮăắĒḖēḗŌṒōṓŨṸũṹƠỚơớƯỨưứ"
    ),
    (0x0302, "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑẠẬạậẸỆẹệỌỘọộ"),
    (0x0303, "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹÂẪÊỄÔỖâẫêễôỗĂẴăẵƠỠơỡƯỮưữ"),
    (0x0304, "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳÄǞÆǢÕȬÖȪÜǕäǟæǣõȭöȫüǖǪǬǫǭȦǠȧǡȮȰȯȱḶḸḷḹṚṜṛṝ"),
    (0x0306, "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭȨḜȩḝẠẶạặ"),
    (
      0x0307,
      "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇ"
        + "xẋyẏzżŚṤśṥŠṦšṧſẛṢṨṣṩ"
    ),
    (0x0308, "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿÕṎõṏŪṺūṻ"),
    (0x0309, "AẢEẺIỈOỎUỦYỶaảeẻiỉoỏuủyỷÂẨÊỂÔỔâẩêểôổĂẲăẳƠỞơởƯỬưử"),
    (0x030A, "AÅUŮaåuůwẘyẙ"),
    (0x030B, "OŐUŰoőuű"),
    (
      0x030C,
      "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžÜǙüǚƷǮ"
        + "ʒǯ"
    ),
    (0x030F, "AȀEȄIȈOȌRȐUȔaȁeȅiȉoȍrȑuȕ"),
    (0x0311, "AȂEȆIȊOȎRȒUȖaȃeȇiȋoȏrȓuȗ"),
    (0x031B, "OƠUƯoơuư"),
    (
      0x0323,
      "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉ"
        + "yỵzẓƠỢơợƯỰưự"
    ),
    (0x0324, "UṲuṳ"),
    (0x0325, "AḀaḁ"),
    (0x0326, "SȘTȚsștț"),
    (0x0327, "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
    (0x0328, "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
    (0x032D, "DḒEḘLḼNṊTṰUṶdḓeḙlḽnṋtṱuṷ"),
    (0x032E, "HḪhḫ"),
    (0x0330, "EḚIḬUṴeḛiḭuṵ"),
    (0x0331, "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"),
  ]
}
