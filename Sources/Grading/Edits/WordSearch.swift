extension String {
  /// Whether the text holds some words, byte for byte. The standard library's search compares
  /// characters and takes tens of times as long, which tells at every key.
  func holds(_ words: StaticString) -> Bool {
    let count = words.utf8CodeUnitCount
    return utf8.withContiguousStorageIfAvailable { text in
      guard text.count >= count, count > 0 else { return false }
      for start in 0...(text.count - count) where text[start] == words.utf8Start[0] {
        var length = 1
        while length < count, text[start + length] == words.utf8Start[length] { length += 1 }
        if length == count { return true }
      }
      return false
    } ?? false
  }
}
