import Chart
import Hashing
import SourceText

/// Everything a case's folder holds, read as far as it can be; what `validate` works on.
struct CasePack: Sendable {
  /// The folder as its user named it.
  var folder: String
  /// The folder's own name.
  var name: String
  /// The name of the folder around it: a setting, in a root of cases.
  var parent: String
  /// The folder with the policy: two above the case.
  var root: String
  /// Nil where `case.yaml` has faults.
  var caseFile: CaseFile?
  /// Nil where `key.yaml` cannot be read at all; see `KeyFile.isWhole`.
  var key: KeyFile?
  var policy = PolicyFile()
  /// What is wrong with the policy; `validate` reports it once for a root, not for every case.
  var policyFaults: [Fault] = []
  /// The documents that could be read, by id.
  var texts: [String: RecordText] = [:]
  /// The files of `record/` as they are named there.
  var recordNames: [String] = []
  /// Names in the folder that belong to no pack.
  var strayNames: [String] = []
  var revision = ""
  /// Faults found while reading, which is what the checks `schema`, `files` and `text` prove.
  var faults: [Fault] = []

  var casePath: String { folder + "/case.yaml" }
  var keyPath: String { folder + "/key.yaml" }
  func documentPath(_ id: String) -> String { "\(folder)/record/\(id).txt" }
}

/// Where a case's policy is read from.
package enum PolicySource: Hashable, Sendable {
  /// `policy.yaml` two folders above the case; empty where there is none.
  case root
  /// No policy.
  case none
}

/// Reads a whole case.
func readPack(at path: String, policy: PolicySource) -> CasePack {
  let (folder, name, parent, root) = names(of: path)
  var pack = CasePack(folder: folder, name: name, parent: parent, root: root)
  var digest = RevisionDigest()
  do throws(PackFolder.Failure) {
    let files = try PackFolder(path: folder)
    readPackFiles(files, into: &pack, &digest)
  } catch {
    pack.faults.append(error.fault(of: folder))
  }
  if policy == .root { readPolicy(of: root, into: &pack, &digest) }
  pack.revision = digest.finish()
  return pack
}

/// A path without slashes at its end, its last two names, and the root of cases it stands in.
private func names(of path: String) -> (folder: String, name: String, parent: String, root: String)
{
  let folder = withoutSlash(path[...])
  let parts = folder.split(separator: "/")
  let name = parts.last.map(String.init) ?? ""
  let parent = parts.dropLast().last.map(String.init) ?? ""
  guard parts.count > 2, !parts.suffix(2).contains("..") else {
    return (String(folder), name, parent, folder + "/../..")
  }
  let setting = withoutSlash(folder.dropLast(name.count))
  let root = withoutSlash(setting.dropLast(parent.count))
  return (String(folder), name, parent, String(root))
}

private func withoutSlash(_ path: Substring) -> Substring {
  var path = path
  while path.count > 1, path.last == "/" { path.removeLast() }
  return path
}

private func readPackFiles(
  _ files: borrowing PackFolder, into pack: inout CasePack, _ digest: inout RevisionDigest
) {
  if let bytes = readFile("case.yaml", files, sourceLimit, &pack.faults) {
    digest.add("case.yaml", bytes)
    let log = FaultLog(file: pack.casePath)
    pack.caseFile = readCaseFile(bytes, log: log)
    pack.faults += log.faults
  }
  if let bytes = readFile("key.yaml", files, sourceLimit, &pack.faults) {
    digest.add("key.yaml", bytes)
    let log = FaultLog(file: pack.keyPath)
    let setting = pack.caseFile?.encounter.setting ?? Setting(rawValue: pack.parent) ?? .inpatient
    pack.key = readKeyFile(bytes, setting: setting, log: log)
    pack.faults += log.faults
  }
  pack.strayNames = files.names().filter {
    !["case.yaml", "key.yaml", "record", "review.md"].contains($0) && !$0.hasPrefix(".")
  }
  do throws(PackFolder.Failure) {
    let record = try PackFolder("record", in: files)
    pack.recordNames = record.names().filter { !$0.hasPrefix(".") }
    for name in pack.recordNames where name.hasSuffix(".txt") {
      guard let bytes = readFile(name, record, RecordText.limit, &pack.faults) else { continue }
      digest.add("record/" + name, bytes)
      let log = FaultLog(file: "\(pack.folder)/record/\(name)")
      pack.texts[String(name.dropLast(4))] = RecordText(bytes, log: log)
      pack.faults += log.faults
    }
  } catch {
    pack.faults.append(error.fault(of: pack.folder + "/record"))
  }
}

private func readPolicy(
  of root: String, into pack: inout CasePack, _ digest: inout RevisionDigest
) {
  guard let files = try? PackFolder(path: root) else { return }
  let path = root + "/policy.yaml"
  do throws(PackFolder.Failure) {
    let bytes = try files.read("policy.yaml", limit: sourceLimit)
    digest.add("policy.yaml", bytes)
    let log = FaultLog(file: path)
    if let policy = readPolicyFile(bytes, log: log) { pack.policy = policy }
    pack.policyFaults = log.faults
  } catch {
    if error != .missing { pack.policyFaults = [error.fault(of: path)] }
  }
}

/// The most a YAML file may hold, in bytes; as the reader itself has it.
let sourceLimit = SourceLimits().size

/// Reads a file of a folder, noting the fault where it cannot be had.
func readFile(
  _ name: String, _ folder: borrowing PackFolder, _ limit: Int, _ faults: inout [Fault]
) -> [UInt8]? {
  do throws(PackFolder.Failure) {
    return try folder.read(name, limit: limit)
  } catch {
    faults.append(error.fault(of: folder.path + "/" + name))
    return nil
  }
}

/// The digest of a case's files: names and lengths are part of it, so that no two sets collide.
private struct RevisionDigest {
  private var digest = SHA256()

  mutating func add(_ name: String, _ bytes: [UInt8]) {
    digest.update("\(name)\0\(bytes.count)\0".utf8)
    digest.update(bytes)
  }

  /// The first 12 digits: enough to tell the revisions of one case apart.
  mutating func finish() -> String { String(digest.finish().prefix(12)) }
}
