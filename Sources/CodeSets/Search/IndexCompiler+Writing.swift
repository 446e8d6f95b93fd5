extension IndexCompiler {
  /// For each word, the settings that four in five diagnoses with it in their title, or in one above,
  /// are of: `gravidarum` says childbirth by itself.
  func wordSettings(words: Int, codeCount: Int) -> [UInt8] {
    let settings = Setting.allCases
    var all = [Int32](repeating: 0, count: words)
    var own = [Int32](repeating: 0, count: words * settings.count)
    var latest = [Int](repeating: -1, count: words)
    for number in 0..<codeCount
    where traits[number].isDisjoint(with: [.procedure, .service, .header]) {
      let setting = Setting(codes[number])
      var at = number
      while true {
        for word in texts[(Int(textStarts[at]) + 1)..<Int(textStarts[at + 1])] {
          // Only the title, which stands first.
          guard word & IndexLayout.segment == 0 else { break }
          let word = Int(word & ~IndexLayout.marks)
          guard latest[word] != number else { continue }
          latest[word] = number
          all[word] += 1
          if let setting { own[word * settings.count + setting.rawValue] += 1 }
        }
        guard parents[at] != IndexLayout.none else { break }
        at = Int(parents[at])
      }
    }
    return (0..<words).map { word in
      settings.filter(\.isToldByWords).reduce(0) { bits, setting in
        let count = own[word * settings.count + setting.rawValue]
        return count > 0 && count * 5 >= all[word] * 4 ? bits | 1 << UInt8(setting.rawValue) : bits
      }
    }
  }

  /// The words of every code, those of the headers above it among them.
  func gather(into postings: inout PostingBuilder, order: [Int]) {
    for number in order {
      postings.beginCode()
      var at = number
      while true {
        let text = Int(textStarts[at])..<Int(textStarts[at + 1])
        for word in texts[text] where word & IndexLayout.segment == 0 {
          postings.add(word & ~IndexLayout.marks)
        }
        guard parents[at] != IndexLayout.none else { break }
        at = Int(parents[at])
      }
    }
  }

  func write(_ order: [Int], _ codeCount: Int, into file: inout IndexWriter) {
    var renumbered = [UInt32](repeating: 0, count: parents.count)
    for (new, old) in order.enumerated() { renumbered[old] = UInt32(new) }
    for header in codeCount..<parents.count { renumbered[header] = UInt32(header) }
    let all = order + Array(codeCount..<parents.count)
    var newTexts: [UInt32] = []
    newTexts.reserveCapacity(texts.count)
    var starts: [UInt32] = [0]
    for old in all {
      newTexts += texts[Int(textStarts[old])..<Int(textStarts[old + 1])]
      starts.append(UInt32(newTexts.count))
    }
    file.add(.textStarts, starts)
    file.add(.texts, newTexts)
    file.add(
      .parents,
      all.map { parents[$0] == IndexLayout.none ? IndexLayout.none : renumbered[Int(parents[$0])] })
    file.add(.codes, order.map { codes[$0] })
    file.add(.traits, order.map { traits[$0].rawValue })
    let perBook = (codeCount + 63) / 64
    var books = [UInt64](repeating: 0, count: 3 * perBook)
    for (new, old) in order.enumerated() {
      let book = traits[old].contains(.procedure) ? 1 : traits[old].contains(.service) ? 2 : 0
      books[book * perBook + new / 64] |= 1 << UInt64(new % 64)
    }
    file.add(.books, books)
  }
}
