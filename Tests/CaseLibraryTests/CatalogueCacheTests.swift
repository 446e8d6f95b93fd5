import CaseLibrary
import Foundation
import Testing

@Suite("The catalogue's cache")
struct CatalogueCacheTests {
  private let packs: PackCopy
  private let folder: String

  init() throws {
    packs = try PackCopy()
    folder = packs.root + "/cache"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // What was changed this moment is not trusted: these were long ago.
    try age(packs.stay + "/case.yaml")
    try age(packs.visit + "/case.yaml")
  }

  private var cache: CatalogueCache { CatalogueCache(folder: folder, stamp: "a build") }
  private var file: String { folder + "/catalogue" }

  /// Times of a change cannot be set but by changing: the cache is asked as if that were past.
  private func age(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -86400)], ofItemAtPath: path)
  }

  private func listed(_ cache: CatalogueCache? = nil) -> Catalogue {
    catalogue(of: [packs.root], cache: cache)
  }

  @Test("what is kept lists as what is read, and is what a later start shows")
  func same() throws {
    try packs.replace(
      "title: Test pack, a stay", with: "title: \"Tab\\\\ and\\nline\"",
      in: packs.stay + "/case.yaml")
    try settle()
    let read = listed()
    expectSame(listed(cache), read)
    #expect(FileManager.default.fileExists(atPath: file))
    expectSame(listed(cache), read)
  }

  @Test("a case that was edited, added or taken away is noticed, a broken one never kept")
  func stale() throws {
    try settle()
    _ = listed(cache)
    try packs.replace("difficulty: 2", with: "difficulty: 3", in: packs.stay + "/case.yaml")
    expectSame(listed(cache).summary(of: "test-pack-stay")?.info.difficulty, 3)
    try packs.replace("sex: F", with: "sex: X", in: packs.stay + "/case.yaml")
    expectSame(listed(cache), listed())
    expectSame(listed(cache).summary(of: "test-pack-stay") == nil, true)
    try FileManager.default.removeItem(atPath: packs.visit)
    expectSame(listed(cache).entries.count, 1)
  }

  @Test("a damaged file, another build's, or none that can be written: the cases are read")
  func damaged() throws {
    try settle()
    let read = listed(cache)
    let good = try packs.bytes(of: file)
    for at in stride(from: 0, to: good.count, by: 7) {
      var bad = good
      bad[at] ^= 0x20
      try packs.write(bad, to: file)
      expectSame(listed(cache), read)
    }
    for length in stride(from: 0, to: good.count, by: 11) {
      try packs.write(Array(good[..<length]), to: file)
      expectSame(listed(cache), read)
    }
    try packs.write(good, to: file)
    expectSame(listed(CatalogueCache(folder: folder, stamp: "another")), read)
    expectSame(listed(CatalogueCache(folder: "/dev/null/nowhere", stamp: "x")), read)
  }

  @Test("many at once, and one that died half way, leave it whole")
  func together() async throws {
    try settle()
    let read = listed()
    try packs.write([1, 2, 3], to: file + ".new-1")
    let (cache, root) = (cache, packs.root)
    await withTaskGroup(of: Catalogue.self) { group in
      for _ in 0..<16 { group.addTask { catalogue(of: [root], cache: cache) } }
      for await found in group { expectSame(found, read) }
    }
    expectSame(listed(cache), read)
  }

  @Test("a cache that holds is not written again, and no case is opened")
  func unopened() throws {
    try settle()
    _ = listed(cache)
    let before = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
    _ = listed(cache)
    let after = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
    expectSame(before, after)
    // The text is other, the cache knows no better, and shows what it kept.
    let kept = String(decoding: try packs.bytes(of: file), as: UTF8.self)
    #expect(kept.contains("Test pack, a stay"))
  }

  /// Waits until the files' last change is old enough to be trusted.
  private func settle() throws {
    let cache = cache
    for _ in 0..<4000 {
      _ = listed(cache)
      let kept = (try? packs.bytes(of: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      if kept.split(separator: "\n").count == 3 {
        try FileManager.default.removeItem(atPath: file)
        return
      }
      poll(nil, 0, 10)
    }
    Issue.record("the cache never took both cases")
  }
}
