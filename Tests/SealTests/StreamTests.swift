import Seal
import Testing

enum Sample {}

/// Goal: nothing that happens to stored chunks goes unseen. Method: seal a few chunks, spoil them one way, open them.
@Suite struct StreamTests {
  private let key = Key<Sample>()
  private let context = Array("document 7".utf8)

  private func sealed(_ chunks: [[UInt8]]) -> (header: [UInt8], chunks: [[UInt8]]) {
    var sealer = StreamSealer(key)
    let sealed = chunks.enumerated().map { index, chunk in
      sealer.seal(chunk, isLast: index == chunks.count - 1, context: context)
    }
    return (sealer.header, sealed)
  }

  private func opened(
    _ chunks: [[UInt8]], header: [UInt8], with other: Key<Sample>? = nil, context other2: [UInt8]? = nil
  ) throws(SealFailure) -> [[UInt8]] {
    var opener = try StreamOpener(other ?? key, header: header)
    var clear: [[UInt8]] = []
    for chunk in chunks { clear.append(try opener.open(chunk, context: other2 ?? context)) }
    try opener.requireEnd()
    return clear
  }

  @Test("What was sealed is what opens", arguments: [[0], [1], [65_536], [65_536, 65_536, 17], [65_536, 0]])
  func roundTrip(lengths: [Int]) throws {
    let clear = lengths.map { Seal.randomBytes($0) }
    let (header, chunks) = sealed(clear)
    #expect(try opened(chunks, header: header) == clear)
  }

  @Test("A chunk is 17 bytes longer than what it holds")
  func overhead() {
    #expect(sealed([[1, 2, 3]]).chunks[0].count == 3 + SealedStream.overheadByteCount)
    #expect(SealedStream.overheadByteCount == 17)
  }

  @Test("Every altered bit of a chunk is seen")
  func alteredBits() {
    let (header, chunks) = sealed([Array("a referral".utf8)])
    for bit in 0..<chunks[0].count * 8 {
      var spoiled = chunks[0]
      spoiled[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: SealFailure.altered) { try opened([spoiled], header: header) }
    }
  }

  @Test("A missing end, a gap, a swap, a repeat, a stranger's key and another place are each refused")
  func spoiledStreams() {
    let (header, chunks) = sealed([[1], [2], [3]])
    #expect(throws: SealFailure.cutShort) { try opened([chunks[0], chunks[1]], header: header) }
    #expect(throws: SealFailure.altered) { try opened([chunks[0], chunks[2]], header: header) }
    #expect(throws: SealFailure.altered) { try opened([chunks[1], chunks[0], chunks[2]], header: header) }
    #expect(throws: SealFailure.altered) { try opened([chunks[0], chunks[0]], header: header) }
    #expect(throws: SealFailure.longerThanSealed) { try opened(chunks + [chunks[2]], header: header) }
    #expect(throws: SealFailure.altered) { try opened(chunks, header: header, with: Key()) }
    #expect(throws: SealFailure.altered) { try opened(chunks, header: header, context: Array("document 8".utf8)) }
    #expect(throws: SealFailure.cutShort) { try opened(chunks, header: []) }
    #expect(throws: SealFailure.cutShort) { try opened([[]], header: header) }
  }
}
