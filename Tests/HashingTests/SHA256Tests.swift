import CustomDump
import Hashing
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  private func digest(_ bytes: some Sequence<UInt8>) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  @Test("the vectors of FIPS 180-4 and NIST's examples")
  func vectors() {
    expectNoDifference(
      digest([]), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    expectNoDifference(
      digest("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    expectNoDifference(
      digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    expectNoDifference(
      digest(repeatElement(UInt8(ascii: "a"), count: 100_000)),
      "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee")
  }

  @Test("a message in parts has the digest of the whole, about every block boundary")
  func parts() {
    let message = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let whole = digest(message)
    for cut in 0...message.count {
      var parts = SHA256()
      parts.update(message[..<cut])
      parts.update(message[cut...])
      expectNoDifference(parts.finish(), whole)
    }
  }
}
