import Testing

/// One edit that spoils a good pack, and the one fault it must give.
struct Spoiling: CustomTestStringConvertible, Sendable {
  /// Files of the packs, by where they stand below the root.
  enum File: String, Sendable {
    case stayCase = "inpatient/test-pack-stay/case.yaml"
    case stayKey = "inpatient/test-pack-stay/key.yaml"
    case faceSheet = "inpatient/test-pack-stay/record/01-face-sheet.txt"
    case history = "inpatient/test-pack-stay/record/02-history-and-physical.txt"
    case laboratory = "inpatient/test-pack-stay/record/04-laboratory.txt"
    case nursing = "inpatient/test-pack-stay/record/03-nursing-notes.txt"
    case summary = "inpatient/test-pack-stay/record/05-discharge-summary.txt"
    case visitCase = "emergency/test-pack-visit/case.yaml"
    case visitKey = "emergency/test-pack-visit/key.yaml"
    case policy = "policy.yaml"
  }

  var name: String
  var file: File
  var old: String
  var new: String
  /// Where the fault is, if not in the file edited.
  var faultFile: File?
  /// Text of the line the fault is on; the replacement itself where it is nil.
  var at: String?
  /// A part of the fault's message.
  var says: String

  init(
    _ name: String, _ file: File, _ old: String, _ new: String, in faultFile: File? = nil,
    at: String? = nil, says: String
  ) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    self.faultFile = faultFile
    self.at = at
    self.says = says
  }

  var testDescription: String { name }
}

/// Makes one edit and expects one fault, at its place, and no other.
func expectOneFault(_ spoiling: Spoiling) throws {
  let packs = try PackCopy()
  let path = packs.root + "/" + spoiling.file.rawValue
  try packs.replace(spoiling.old, with: spoiling.new, in: path)
  let file = (spoiling.faultFile ?? spoiling.file).rawValue
  let marker = spoiling.at ?? String(spoiling.new.split(separator: "\n").first ?? "")
  let line = try packs.line(of: marker, in: packs.root + "/" + file)
  let faults = try packs.faults()
  #expect(faults.count == 1, "\(faults.map(\.description).joined(separator: "\n"))")
  let fault = try #require(faults.first)
  expectSame("\(fault.file):\(fault.line)", "\(file):\(line)")
  #expect(fault.description.contains(spoiling.says), "\(fault)")
}
