/// One spelling and one number for each word, by rule.
extension WordReader {
  /// Brings a word to American spelling, by rule.
  static func spell(_ word: inout [UInt8]) {
    guard word.count >= 5 else { return }
    // Few words have any of these pairs: most leave here.
    var at = 0
    while at + 2 < word.count {
      let (first, second) = (word[at], word[at + 1])
      if second == e, first == a || first == o {
        word.remove(at: at)
      } else if first == UInt8(ascii: "p"), second == UInt8(ascii: "h"), at >= 3,
        word[at - 3] == s, word[at - 2] == u, word[at - 1] == UInt8(ascii: "l")
      {
        word.replaceSubrange(at...(at + 1), with: CollectionOfOne(UInt8(ascii: "f")))
      }
      at += 1
    }
    if word.starts(with: "leuco".utf8) { word[3] = UInt8(ascii: "k") }
    replaceEnd(of: &word, "isation", "ization")
    replaceEnd(of: &word, "ised", "ized")
    replaceEnd(of: &word, "tre", "ter")
    replaceEnd(of: &word, "bre", "ber")
    guard word.count >= 6 else { return }
    replaceEnd(of: &word, "our", "or")
    replaceEnd(of: &word, "ours", "ors")
    replaceEnd(of: &word, "oural", "oral")
  }

  /// Takes the ending of a plural off.
  static func singular(_ word: inout [UInt8]) {
    guard word.count >= 4 else { return }
    if word.last == e, word.count >= 6, word[word.count - 2] == a, !ends(word, "iae") {
      word.removeLast()
      return
    }
    guard word.last == s else { return }
    if ends(word, "stases") || ends(word, "noses") || ends(word, "theses") || ends(word, "toses") {
      word.removeLast(2)
      word += "is".utf8
      return
    }
    if ends(word, "ies"), word.count >= 5 {
      word.removeLast(3)
      word.append(UInt8(ascii: "y"))
    } else if ends(word, "sses") || ends(word, "xes") || ends(word, "ches") || ends(word, "shes") {
      word.removeLast(2)
    } else if !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") {
      word.removeLast()
    }
  }

  private static func replaceEnd(of word: inout [UInt8], _ old: StaticString, _ new: StaticString) {
    guard ends(word, old) else { return }
    word.removeLast(old.utf8CodeUnitCount)
    word += UnsafeBufferPointer(start: new.utf8Start, count: new.utf8CodeUnitCount)
  }

  private static func ends(_ word: [UInt8], _ ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard word.count >= count else { return false }
    for offset in 0..<count
    where word[word.count - count + offset] != ending.utf8Start[offset] {
      return false
    }
    return true
  }
}

private let a = UInt8(ascii: "a")
private let e = UInt8(ascii: "e")
private let o = UInt8(ascii: "o")
private let s = UInt8(ascii: "s")
private let u = UInt8(ascii: "u")
