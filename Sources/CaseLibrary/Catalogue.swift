import Chart
import SourceText

/// What the case list shows of a case without opening it.
package struct CaseSummary: Hashable, Sendable {
  package var info: CaseInfo
  package var setting: Setting
  package var facility: Facility
  /// Where `loadCase` finds it.
  package var folder: String
  /// How many documents its record lists.
  package var documents: Int
}

/// A case of the list, or what keeps it from being one.
package enum CatalogueEntry: Hashable, Sendable {
  case ready(CaseSummary)
  /// The id is the folder's name, as the file's cannot be relied upon.
  case broken(id: String, folder: String, faults: [Fault])

  /// The case's id.
  package var id: String {
    switch self {
    case .ready(let summary): summary.info.id
    case .broken(let id, _, _): id
    }
  }

  /// The case's folder.
  package var folder: String {
    switch self {
    case .ready(let summary): summary.folder
    case .broken(_, let folder, _): folder
    }
  }
}

/// The cases of one or several roots.
package struct Catalogue: Hashable, Sendable {
  /// In the order of the roots; inpatient, emergency, outpatient within each; then by folder name.
  package var entries: [CatalogueEntry]
  /// Roots that cannot be read.
  package var faults: [Fault]

  /// The case of an id, if it can be opened.
  package func summary(of id: String) -> CaseSummary? {
    for case .ready(let summary) in entries where summary.info.id == id { return summary }
    return nil
  }
}

/// Lists the cases of some roots, reading only `case.yaml` of each.
///
/// A case with faults is listed as broken and the others stay open. Of two cases with one id the
/// later is broken, with a fault that names both.
///
/// - Parameter cache: what was read before, and is brought up to date; nil reads every case.
package func catalogue(of roots: [String], cache: CatalogueCache? = nil) -> Catalogue {
  var result = Catalogue(entries: [], faults: [])
  var folders: [String: String] = [:]
  let known = cache?.read() ?? [:]
  var kept: [CatalogueCache.Entry] = []
  var hasNews = false
  for root in roots {
    do throws(PackFolder.Failure) {
      for (folder, stamp) in try caseFolders(of: root, isKnown: { known[$0]?.stamp == $1 }) {
        var entry: CatalogueEntry
        if let stamp, let known = known[folder], known.stamp == stamp {
          kept.append(known)
          entry = .ready(known.summary)
        } else {
          entry = lightEntry(folder)
          if case .ready(let summary) = entry, let stamp {
            kept.append(CatalogueCache.Entry(stamp: stamp, summary: summary))
            hasNews = true
          }
        }
        if case .ready(let summary) = entry,
          let other = folders.updateValue(folder, forKey: summary.info.id)
        {
          folders[summary.info.id] = other
          entry = .broken(
            id: summary.info.id, folder: folder,
            faults: [duplicateFault(summary.info.id, folder, other)])
        }
        result.entries.append(entry)
      }
    } catch {
      result.faults.append(error.fault(of: root))
    }
  }
  if hasNews || kept.count != known.count { cache?.write(kept) }
  return result
}

/// The fault of a second case with an id.
func duplicateFault(_ id: String, _ folder: String, _ other: String) -> Fault {
  Fault(
    file: folder + "/case.yaml", line: 0, what: "the id `\(id)` is that of \(other) too",
    remedy: "rename one of the two")
}

/// The folders of cases below a root, in the order of the catalogue.
func caseFolders(of root: String) throws(PackFolder.Failure) -> [String] {
  try caseFolders(of: root, isKnown: { _, _ in false }).map(\.folder)
}

/// The same, each with what tells its `case.yaml` apart, taken before it is read.
///
/// - Parameter isKnown: whether a file has been read as it is; then its folder is not looked at again.
private func caseFolders(
  of root: String, isKnown: (String, CatalogueCache.FileStamp) -> Bool
) throws(PackFolder.Failure) -> [(folder: String, stamp: CatalogueCache.FileStamp?)] {
  let files = try PackFolder(path: root)
  var folders: [(folder: String, stamp: CatalogueCache.FileStamp?)] = []
  for setting in Setting.allCases where files.isFolder(setting.rawValue) {
    let cases = try PackFolder(setting.rawValue, in: files)
    for name in cases.names() where !name.hasPrefix(".") {
      let folder = "\(cases.path)/\(name)"
      let stamp = cases.status(of: name + "/case.yaml").map(CatalogueCache.FileStamp.init)
      if let stamp, isKnown(folder, stamp) || cases.isFolder(name) {
        folders.append((folder, stamp))
      } else if stamp == nil, cases.isFolder(name) {
        folders.append((folder, nil))
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
