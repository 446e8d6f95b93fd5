import Foundation
import Testing

@testable import Official

@Suite("Unpacking")
struct InflateTests {
  private static let packed = """
    H4sIAAAAAAACA3PMS83NTNRRSMrJz09RyMkvLtZRSEwuLUnVU3AclRqVGpUalcImpaCopKyiqqauoamlraOrp29gaGRsYm\
    pmbmFpZW1ja2fv4Ojk7OLq5u7h6eXt4+vnHxAYFBwSGhYeERkVHRMbF5+QmJSckpqWnpGZlZ2Tm5dfUFhUXFJaVl5RWVVd\
    U1s3tI0HAL2T6MVVBQAA
    """
  private static let zipped = """
    UEsDBBQAAAAIAAAAIQDdVPxasQAAAAkBAAARAAAAZm9sZGVyL2VpbmRleC54bWxVT00LgkAQ/SuLpzrounUpmFZENzDSgx\
    /kVXSMhXUF28Kfn2Qa3d68eR8z4I2dIi8cHrLXJ4s5rkVQ130j9f1kPU1rHyyPQxSEzA1iR+oGRw5fPd+5ewZ0mcBIo5BP\
    Wpu5dhATUeYiTfwrCfwiE6RvSZRcijQS2QRCUQKdHaDQGByWgPPKd5XUOQ7duqmUAo1d3/BNVdeyQW0qtQU6c6tvuh/5jR\
    2BfhDQXxBduuj/T29QSwMEFAAAAAAAAAAhANeOKSIHAAAABwAAAAgAAAByZWFkLnR4dG5vdGhpbmdQSwECFAMUAAAACAAA\
    ACEA3VT8WrEAAAAJAQAAEQAAAAAAAAAAAAAAgAEAAAAAZm9sZGVyL2VpbmRleC54bWxQSwECFAMUAAAAAAAAACEA144pIg\
    cAAAAHAAAACAAAAAAAAAAAAAAAgAHgAAAAcmVhZC50eHRQSwUGAAAAAAIAAgB1AAAADQEAAAAA
    """

  private func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  @Test("a gzip file with codes of its own")
  func gzip() throws {
    let whole = try Archives.gunzip(try bytes(Self.packed), path: "x")
    let line = String(repeating: "Anemia, blood loss, acute. ", count: 40)
    #expect(String(decoding: whole, as: UTF8.self).hasPrefix(line))
    #expect(whole.count == 1365)
  }

  @Test("fixed codes, and a copy out of what stands before")
  func fixed() throws {
    let unpacked = try Inflate.unpack(try bytes("SytKTC4pLUrVUUiDsooB")[...], limit: 100).bytes
    #expect(String(decoding: unpacked, as: UTF8.self) == "fracture, fractures")
    #expect(throws: InflateFault.self) {
      try Inflate.unpack(try bytes("SytKTC4pLUrVUUiDsooB")[...], limit: 18)
    }
  }

  @Test("a zip: what is wanted of it, with its folder left out of the name")
  func zip() throws {
    let files = try Archives.unzip(try bytes(Self.zipped), path: "a.zip") { $0.hasSuffix(".xml") }
    #expect(files.map(\.name) == ["eindex.xml"])
    #expect(files.map(\.path) == ["a.zip: eindex.xml"])
    let stored = try Archives.unzip(try bytes(Self.zipped), path: "a.zip") { $0 == "read.txt" }
    #expect(stored.first?.bytes == Array("nothing".utf8))
  }

  @Test("wherever it is cut off or a byte is another, there is a fault or the same contents")
  func damage() throws {
    for (whole, isZip) in [(try bytes(Self.packed), false), (try bytes(Self.zipped), true)] {
      let expected =
        isZip ? "" : String(decoding: try Archives.gunzip(whole, path: "x"), as: UTF8.self)
      for at in whole.indices {
        for damaged in [Array(whole[..<at]), whole.enumerated().map { $0 == at ? ~$1 : $1 }] {
          if isZip {
            let files = try? Archives.unzip(damaged, path: "x") { $0 == "eindex.xml" }
            #expect(files.map { $0.isEmpty || $0[0].bytes.count == 265 } ?? true)
          } else if let found = try? Archives.gunzip(damaged, path: "x") {
            #expect(String(decoding: found, as: UTF8.self) == expected)
          }
        }
      }
    }
  }
}
