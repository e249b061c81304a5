import Seal
import Testing

@Suite struct BoxTests {
  private let key = Key<Sample>()

  @Test("A sealed secret opens with its key in its place, and never twice alike")
  func roundTrip() throws {
    let secret = Array("chart.pdf".utf8)
    let sealed = key.seal(secret, context: [1])
    #expect(try key.open(sealed, context: [1]) == secret)
    #expect(key.seal(secret, context: [1]) != sealed)
    #expect(try key.open(key.seal([], context: []), context: []) == [])
  }

  @Test("Another key, another place, an altered bit and a cut are refused")
  func refusals() {
    let sealed = key.seal([1, 2, 3], context: [1])
    #expect(throws: SealFailure.altered) { try Key<Sample>().open(sealed, context: [1]) }
    #expect(throws: SealFailure.altered) { try key.open(sealed, context: [2]) }
    #expect(throws: SealFailure.altered) { try key.open(Array(sealed.dropLast()), context: [1]) }
    #expect(throws: SealFailure.cutShort) { try key.open(Array(sealed.prefix(10)), context: [1]) }
    for bit in 0..<sealed.count * 8 {
      var spoiled = sealed
      spoiled[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: SealFailure.altered) { try key.open(spoiled, context: [1]) }
    }
  }

  @Test("A key is never shown, dumped or of another length than 32 bytes")
  func hiddenKey() throws {
    let bytes = [UInt8](repeating: 0xAB, count: 32)
    let known = try #require(Key<Sample>(bytes: bytes))
    var dumped = ""
    dump(known, to: &dumped)
    #expect("\(known) \(String(reflecting: known))" == "a key a key")
    #expect(!dumped.lowercased().contains("ab") && !dumped.contains("171"))
    #expect(known.exposedBytes() == bytes)
    #expect(Key<Sample>(bytes: Array(bytes.dropLast())) == nil)
  }

  @Test("A fingerprint tells keys apart and is the same for the same bits")
  func fingerprint() throws {
    #expect(try #require(Key<Sample>(bytes: key.exposedBytes())).fingerprint == key.fingerprint)
    #expect(Key<Sample>().fingerprint != key.fingerprint)
    #expect(key.fingerprint.count == 16)
  }

  @Test("Equal bytes are equal, all others are not")
  func equality() {
    #expect(Seal.isEqual([], []))
    #expect(Seal.isEqual([1, 2], [1, 2]))
    #expect(!Seal.isEqual([1, 2], [1, 3]))
    #expect(!Seal.isEqual([1, 2], [1, 2, 3]))
  }

  @Test("A thousand random draws are a thousand different ones")
  func randomness() {
    #expect(Set((0..<1000).map { _ in Seal.randomBytes(16) }).count == 1000)
    #expect(Seal.randomBytes(0).isEmpty)
  }
}
