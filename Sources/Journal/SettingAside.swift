extension JournalStore {
  /// Renames a damaged journal to `journal-corrupt-<stamp>.sqlite` beside it, with its write-ahead
  /// log, so that a new one can be made; nothing is deleted or overwritten.
  ///
  /// Close the store first, if one could be opened.
  ///
  /// - Returns: The path it now has.
  /// - Throws: `JournalError.io` where a file cannot be renamed.
  package static func setAside(path: String, stamp: String) throws(JournalError) -> String {
    let aside = unusedPath("\(stem(of: path))-corrupt-\(stamp)")
    // The log first: left behind, it would be read into the new journal.
    for suffix in ["-wal", "-shm"] { _ = try rename(path + suffix, to: aside + suffix) }
    guard try rename(path, to: aside) else {
      throw .io(path: path, detail: "there is no such file")
    }
    return aside
  }
}
