import Chart
import SourceText

/// Lists the cases of some roots, reading only `case.yaml` of each.
///
/// A case with faults is listed as broken and the others stay open. Of two cases with one id the
/// later is broken, with a fault that names both.
///
/// - Parameter cache: what was read before, and is brought up to date; nil reads every case.
package func catalogue(of roots: [String], cache: CatalogueCache? = nil) -> Catalogue {
  var result = Catalogue(entries: [], faults: [])
  var ids = ClaimedIDs()
  var kept: [CatalogueCache.Entry] = []
  var hasNews = false
  let (entries, listings) = look(into: roots, cache)
  var known = KnownEntries(entries)
  ids.reserveCapacity(entries.count)
  result.entries.reserveCapacity(entries.count)
  kept.reserveCapacity(entries.count)
  for (root, listing) in zip(roots, listings) {
    do throws(PackFolder.Failure) {
      for (folder, stamp) in try listing.get() {
        var entry: CatalogueEntry
        if let stamp, let known = known.entry(of: folder), known.stamp == stamp {
          kept.append(known)
          entry = .ready(known.summary)
        } else if stamp != nil, !PackFolder.isFolder(at: folder) {
          continue
        } else {
          entry = lightEntry(folder)
          if case .ready(let summary) = entry, let stamp {
            kept.append(CatalogueCache.Entry(stamp: stamp, summary: summary))
            hasNews = true
          }
        }
        if case .ready(let summary) = entry {
          let id = summary.info.id
          if let other = ids.claim(id, for: folder) {
            entry = .broken(id: id, folder: folder, faults: [duplicateFault(id, folder, other)])
          }
        }
        result.entries.append(entry)
      }
    } catch {
      result.faults.append(error.fault(of: root))
    }
  }
  if hasNews || kept.count != entries.count { cache?.write(kept) }
  return result
}

/// The fault of a second case with an id.
func duplicateFault(_ id: String, _ folder: String, _ other: String) -> Fault {
  Fault(
    file: folder + "/case.yaml", line: 0, what: "the id `\(id)` is that of \(other) too",
    remedy: "rename one of the two")
}

/// The ids of the cases so far, each with the folder that had it first.
private struct ClaimedIDs {
  private var folders: [String: String] = [:]

  mutating func reserveCapacity(_ count: Int) { folders.reserveCapacity(count) }

  /// Gives an id to a folder, unless another has it: that one is answered.
  mutating func claim(_ id: String, for folder: String) -> String? {
    // Nearly every id is new: it is looked for once, not before and again.
    guard let first = folders.updateValue(folder, forKey: id) else { return nil }
    folders[id] = first
    return first
  }
}

/// The entries of the cache, asked for in about the order in which they stand.
private struct KnownEntries {
  private let entries: [CatalogueCache.Entry]
  private var next = 0
  private var places: [String: Int]?

  init(_ entries: [CatalogueCache.Entry]) { self.entries = entries }

  mutating func entry(of folder: String) -> CatalogueCache.Entry? {
    if next < entries.count, entries[next].summary.folder == folder {
      next += 1
      return entries[next - 1]
    }
    // A case has come or gone: from here on the order is not relied upon.
    let places =
      self.places
      ?? Dictionary(
        entries.indices.map { (entries[$0].summary.folder, $0) }, uniquingKeysWith: { _, b in b })
    self.places = places
    guard let place = places[folder] else { return nil }
    next = place + 1
    return entries[place]
  }
}

/// A folder of a case, with what tells its `case.yaml` apart, taken before it is read.
private typealias Found = (folder: String, stamp: CatalogueCache.FileStamp?)

/// Reads the cache and looks what there is below each root, both at a time.
private func look(
  into roots: [String], _ cache: CatalogueCache?
) -> ([CatalogueCache.Entry], [Result<[Found], PackFolder.Failure>]) {
  atATime({ cache?.read() ?? [] }) {
    roots.map { root in
      Result { () throws(PackFolder.Failure) in try stampedFolders(of: root) }
    }
  }
}

/// The folders of cases below a root, in the order of the catalogue.
func caseFolders(of root: String) throws(PackFolder.Failure) -> [String] {
  try stampedFolders(of: root).map(\.folder).filter { PackFolder.isFolder(at: $0) }
}

/// What has a `case.yaml` below a root, and folders that have none. One that has it is not looked at
/// further here: where the cache knows the file, it is a folder.
private func stampedFolders(of root: String) throws(PackFolder.Failure) -> [Found] {
  let files = try PackFolder(path: root)
  var folders: [Found] = []
  for setting in Setting.allCases where files.isFolder(setting.rawValue) {
    let cases = try PackFolder(setting.rawValue, in: files)
    for name in cases.names() where !name.hasPrefix(".") {
      let stamp = cases.status(of: name + "/case.yaml").map(CatalogueCache.FileStamp.init)
      if stamp != nil || cases.isFolder(name) {
        folders.append(("\(cases.path)/\(name)", stamp))
      }
    }
  }
  return folders
}

private func lightEntry(_ folder: String) -> CatalogueEntry {
  let name = folder.split(separator: "/").last.map(String.init) ?? folder
  var faults: [Fault] = []
  do throws(PackFolder.Failure) {
    let files = try PackFolder(path: folder)
    if let bytes = readFile("case.yaml", files, sourceLimit, &faults) {
      let log = FaultLog(file: folder + "/case.yaml")
      if let file = readCaseFile(bytes, log: log) {
        return .ready(
          CaseSummary(
            info: file.info, setting: file.encounter.setting, facility: file.encounter.facility,
            folder: folder, documents: file.documents.count))
      }
      faults += log.faults
    }
  } catch {
    faults.append(error.fault(of: folder))
  }
  return .broken(id: name, folder: folder, faults: faults.sorted())
}
