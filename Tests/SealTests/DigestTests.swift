import Seal
import Testing

/// Known answers. Source: FIPS 180-4 examples, SHA-256.
@Suite struct DigestTests {
  static let known = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test("Known texts have their known digests", arguments: known)
  func knownAnswers(text: String, digest: String) {
    #expect(Digest(of: Array(text.utf8)).hexadecimal == digest)
  }

  @Test("A digest piece by piece is the digest of the whole, wherever it is cut")
  func pieces() {
    let bytes = Seal.randomBytes(200)
    for cut in 0...200 {
      var running = RunningDigest()
      running.add(Array(bytes[..<cut]))
      running.add(Array(bytes[cut...]))
      #expect(running.finish() == Digest(of: bytes))
    }
  }

  @Test("Hexadecimal digits name the bytes that they were made of, in either case")
  func hexadecimal() {
    let bytes = Array(UInt8.min...UInt8.max)
    #expect([UInt8](hexadecimal: bytes.hexadecimal.utf8) == bytes)
    #expect([UInt8](hexadecimal: bytes.hexadecimal.uppercased().utf8) == bytes)
    #expect([UInt8](hexadecimal: "".utf8) == [])
  }

  @Test("What is no pair of hexadecimal digits names no bytes", arguments: ["0", "abc", "0g", "+1", " 1", "0x", "é"])
  func notHexadecimal(text: String) {
    #expect([UInt8](hexadecimal: text.utf8) == nil)
  }
}
