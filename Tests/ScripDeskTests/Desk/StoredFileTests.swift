import ScripCore
import ScripStore
import Seal
import Testing

@testable import ScripDesk

/// An original leaves as it came in. Sizes at the edges of a chunk, which is 64 KiB.
@Suite struct StoredFileTests {
  @Test(
    "An original comes back byte for byte, in small pieces", arguments: [1, 65_536, 65_537, 131_072, 131_073, 700_000])
  func original(size: Int) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let bytes = Seal.randomBytes(size)
    let received = try await fixture.desk.receiveAsProgram(
      Arrival(via: .upload, mediaType: "application/pdf"), in: fixture.practice, key: RequestKey("upload-1")!,
      bytes: bytes)
    let file = try await fixture.desk.original(of: received.intake, by: fixture.caller([.frontDesk]))
    #expect(file.byteCount == size)
    var found: [UInt8] = []
    while let piece = try await file.next() {
      #expect(piece.count <= 65_536)
      found += piece
    }
    #expect(found == bytes)
  }
}
