import Chart
import CodeSets

/// What a note is, to be compared: its owner's key, its kind, its words.
private struct NoteKey: Hashable {
  var owner: String
  var kind: String
  var text: String
}

extension Verification {
  private static let kinds: [String: NoteKind] = [
    "includes": .includes, "inclusionTerm": .inclusionTerm, "excludes1": .excludes1,
    "excludes2": .excludes2, "codeFirst": .codeFirst, "useAdditionalCode": .useAdditional,
    "codeAlso": .codeAlso, "notes": .note, "sevenChrNote": .seventhHeading,
  ]

  /// Every note of the tabular list: lists by kind, and each line of them with its owner.
  mutating func compareNotes() throws(ImportError) {
    let found = try file(
      "icd10c-tabular", "icd10cm-tabular", "icd10cm_tabular", "icd-10-cm-tabular", ending: ".xml")
    guard let found else { return count("notes of the tabular list", nil) }
    let theirs = try TabularNotes.read(found, kinds: Self.kinds)
    var (ours, lists) = shippedNotes()
    for (key, count) in theirs.notes {
      let own = ours.removeValue(forKey: key) ?? 0
      if own != count {
        differ(
          "\(key.owner), \(key.kind): “\(key.text)” stands there \(own) times, officially \(count)")
      }
    }
    for key in ours.keys.sorted(by: { ($0.owner, $0.text) < ($1.owner, $1.text) }) {
      differ("\(key.owner), \(key.kind): “\(key.text)” is not in the tabular list")
    }
    for (name, kind) in Self.kinds.sorted(by: { $0.key < $1.key }) {
      let (own, official) = (lists[kind] ?? 0, theirs.lists[kind] ?? 0)
      if own != official { differ("\(name): \(own) lists in the book, officially \(official)") }
      count("\(name) of the tabular list", official)
    }
  }

  /// The notes of the book and how many lists of each kind there are.
  private func shippedNotes() -> (notes: [NoteKey: Int], lists: [NoteKind: Int]) {
    let kinds = Set(Self.kinds.values)
    var notes: [NoteKey: Int] = [:]
    var lists: [NoteKind: Int] = [:]
    var owners: [NoteOwner] = []
    for chapter in book.chapters { owners.append(chapter.owner) }
    var blocks: Set<NoteOwner> = []
    for record in book.diagnoses(startingWith: "", limit: .max) {
      if record.code.text.utf8.count == 3 {
        for block in book.blocks(of: record.code) where blocks.insert(block.owner).inserted {
          owners.append(block.owner)
        }
      }
      owners.append(.code(record.code))
    }
    for owner in owners {
      var seen: Set<Int> = []
      for note in book.notes(at: owner) where kinds.contains(note.kind) {
        notes[NoteKey(owner: "\(owner)", kind: note.kind.rawValue, text: note.text), default: 0] +=
          1
        if seen.insert(note.list).inserted { lists[note.kind, default: 0] += 1 }
      }
    }
    return (notes, lists)
  }
}

/// The notes of the XML.
private struct TabularNotes {
  var notes: [NoteKey: Int] = [:]
  var lists: [NoteKind: Int] = [:]

  static func read(
    _ file: SourceFile, kinds: [String: NoteKind]
  ) throws(ImportError) -> TabularNotes {
    var reader = XMLReader(file.bytes, path: file.path)
    var found = TabularNotes()
    var owners: [String] = []
    var elements: [String] = []
    var (kind, text): (NoteKind?, String) = (nil, "")
    while let event = try reader.next() {
      switch event {
      case .open(let name):
        elements.append(name)
        switch name {
        case "chapter", "diag": owners.append("")
        case "section": owners.append(blockKey(reader.attribute("id") ?? ""))
        case "note": text = ""
        default:
          if let own = kinds[name] {
            kind = own
            found.lists[own, default: 0] += 1
          }
        }
      case .text(let more):
        text += more
        if elements.last == "name", elements.count >= 2, !owners.isEmpty {
          owners[owners.count - 1] = ownerKey(elements[elements.count - 2], more)
        }
      case .close(let name):
        elements.removeLast()
        if name == "chapter" || name == "diag" || name == "section" { owners.removeLast() }
        if name == "note", let kind, let owner = owners.last {
          let words = OfficialIndex.spaced(text)
          found.notes[NoteKey(owner: owner, kind: kind.rawValue, text: words), default: 0] += 1
        }
        if kinds[name] != nil { kind = nil }
      }
    }
    return found
  }

  private static func ownerKey(_ element: String, _ name: String) -> String {
    element == "chapter"
      ? "\(NoteOwner.chapter(Int(name.trimmed) ?? 0))"
      : "\(NoteOwner.code(DiagnosisCode(name.trimmed)))"
  }

  private static func blockKey(_ name: String) -> String {
    let ends = name.split(separator: "-")
    return "\(ends.first ?? "")-\(ends.last ?? "")"
  }
}
