import Chart
import CodeSets
import Foundation
import Grading
import Grouper
import TestSupport
import Testing

/// Claims of any codes of the books, some of them of no book.
private func claims(_ count: Int, seed: UInt64) throws -> [Claim] {
  let book = try openBook()
  let diagnoses = book.diagnoses(startingWith: "", limit: 100_000).filter(\.isComplete)
  let procedures = book.procedures(startingWith: "0", limit: 100_000)
  var random = SeededGenerator(seed: seed)
  var made: [Claim] = []
  for _ in 0..<count {
    func diagnosis() -> DiagnosisEntry {
      let poa: [PresentOnAdmission?] = [.yes, .yes, .yes, .no, .unknown, .undetermined, nil]
      let code = random.one(of: diagnoses)?.code ?? ""
      return DiagnosisEntry(random.chance(0.02) ? "ZZ9" : code, poa: random.one(of: poa) ?? nil)
    }
    var summary = InpatientSummary(principal: diagnosis())
    summary.secondary = (0..<random.number(0...20)).map { _ in diagnosis() }
    summary.procedures = (0..<random.number(0...4)).compactMap { _ in
      random.one(of: procedures).map { ProcedureEntry($0.code) }
    }
    let encounter = try stay(
      age: random.number(0...120), sex: random.one(of: Sex.allCases) ?? .female,
      disposition: random.one(of: ["01", "02", "07", "20"]) ?? "01")
    made.append(Claim(summary, of: encounter))
  }
  return made
}

/// Anonymous memory of this process, in kB: what is mapped from files comes and goes by itself.
private func anonymousMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") })
  return try #require(Int(line.filter(\.isNumber)))
}

@Suite("Many claims")
struct ThreadTests {
  @Test("eight threads with 2,000 claims each agree with one")
  func threads() async throws {
    let engine = try openEngine()
    let claims = try claims(2_000, seed: 11)
    let alone = try claims.map { try engine.group($0) }
    #expect(Set(alone.map(\.drg)).count > 100)
    await withTaskGroup(of: [String].self) { group in
      for offset in 0..<8 {
        group.addTask {
          var different: [String] = []
          for step in claims.indices {
            // Each starts elsewhere, so that different claims are under way at once.
            let index = (step + offset * 250) % claims.count
            do {
              let found = try engine.group(claims[index])
              if found != alone[index] { different.append("\(found) for \(claims[index])") }
            } catch {
              different.append("\(error)")
            }
          }
          return different
        }
      }
      for await different in group { #expect(different == []) }
    }
  }

  @Test("memory does not grow over 50,000 claims")
  func memory() throws {
    let engine = try openEngine()
    let claims = try claims(500, seed: 12)
    func round() throws -> Int {
      let before = try anonymousMemory()
      for _ in 0..<20 { for claim in claims { _ = try engine.group(claim) } }
      return try anonymousMemory() - before
    }
    _ = try round()
    // An answer has some 4 kB: one that were kept would be 40 MB a round. Other tests run beside this
    // one, so the round that grew least is the one that tells.
    let least = try (0..<5).map { _ in try round() }.min() ?? 0
    #expect(least < 8 << 10, "\(least) kB in the best of five rounds of 10,000 claims")
  }

  @Test("engines come and go")
  func lifetimes() async throws {
    _ = try openEngine()
    let book = try openBook()
    let claim = Claim(sheet("I50.21 Y"), of: try stay())
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            return try Engine(engineFiles, book: book).group(claim).drg
          } catch {
            return "\(error)"
          }
        }
      }
      for await drg in group { #expect(drg == "293") }
    }
  }
}
