import Glibc
import SourceText

/// Why settings could not be written. They are as they were then.
package enum SettingsWriteError: Error, Hashable, Sendable {
  /// The system refused: the path and its reason.
  case system(String, reason: String)
  /// The file is written in a way that a line cannot be changed in safely.
  case unusual(String, line: String)
}

extension SettingsWriteError: CustomStringConvertible {
  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .system(let path, let reason): "cannot write \(path) (\(reason))"
    case .unusual(let path, let line): "write `\(line)` into \(path) yourself"
    }
  }
}

/// Writes the name of a theme into the settings file, all else in it, comments too, left as it is.
///
/// The new file is read before it takes the old one's place, at one stroke: whatever ends the
/// program meanwhile, one of the two is there whole. A link stays a link.
/// - Parameters:
///   - path: the settings file; its folder must be there.
///   - themes: the folder of the themes that come with the program.
package func keepTheme(
  _ name: String, in path: String, themes: String
) throws(SettingsWriteError) {
  let path = realPath(path) ?? path
  var mode: mode_t = 0o600
  var status = stat()
  var bytes: [UInt8] = []
  if stat(path, &status) == 0 {
    mode = status.st_mode & 0o777
    guard let content = fileContent(path, limit: SourceLimits().size) else {
      throw .system(path, reason: String(cString: strerror(errno)))
    }
    bytes = content
  }
  guard let old = String(validating: bytes, as: UTF8.self) else {
    throw .unusual(path, line: "theme: \(name)")
  }
  let new = "\(path).new-\(getpid())"
  try write(Array(withTheme(name, in: old).utf8), to: new, mode: mode)
  guard isSame(new, as: path, but: name, themes: themes) else {
    unlink(new)
    throw .unusual(path, line: "theme: \(name)")
  }
  guard rename(new, path) == 0 else {
    let reason = String(cString: strerror(errno))
    unlink(new)
    throw .system(path, reason: reason)
  }
}

/// The text of a settings file with another theme in it.
func withTheme(_ name: String, in text: String) -> String {
  // By scalars: to Swift a carriage return and the newline after it are one character.
  var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    .map { String($0) }
  let place = lines.firstIndex { line in
    ["theme:", "\"theme\":", "'theme':"].contains { line.hasPrefix($0) }
  }
  guard let place else {
    if lines.last == "" { lines.removeLast() }
    return (lines + ["theme: \(name)", ""]).joined(separator: "\n")
  }
  let line = lines[place]
  let colon = line.firstIndex(of: ":").map { line.index(after: $0) } ?? line.endIndex
  let value = line[colon...]
  let blanks = value.prefix { $0 == " " }
  // A comment begins with a blank and #; no theme's name holds one.
  let comment = value.range(of: " #").map { start in
    let kept = value[..<start].reversed().prefix { $0 == " " }
    return String(kept) + value[start...]
  }
  let end = line.unicodeScalars.last == "\r" && comment == nil ? "\r" : ""
  let gap = blanks.isEmpty || blanks.count == value.count ? " " : String(blanks)
  lines[place] = line[..<colon] + gap + name + (comment ?? "") + end
  return lines.joined(separator: "\n")
}

extension Substring {
  /// Where a short text stands first.
  fileprivate func range(of text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}

/// Whether a new settings file reads as the old one does, but for the theme.
private func isSame(_ new: String, as old: String, but name: String, themes: String) -> Bool {
  guard let new = try? loadSettings(new, themes: themes),
    let old = try? loadSettings(old, themes: themes)
  else { return false }
  return new.theme.name == name && new.glyphs == old.glyphs && new.mouse == old.mouse
    && new.splitPercent == old.splitPercent && new.keys == old.keys
}

private func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

private func write(
  _ bytes: [UInt8], to path: String, mode: mode_t
) throws(SettingsWriteError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
  guard descriptor >= 0 else {
    throw .system(path, reason: String(cString: strerror(errno)))
  }
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { break }
    rest = rest.dropFirst(count)
  }
  let isWhole = rest.isEmpty && fsync(descriptor) == 0
  let reason = String(cString: strerror(errno))
  close(descriptor)
  guard isWhole else {
    unlink(path)
    throw .system(path, reason: reason)
  }
}
