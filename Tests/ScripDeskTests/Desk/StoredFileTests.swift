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

  @Test(
    "What is written on a page without a picture is kept, sealed; another page has none", arguments: DeskEngine.allCases
  )
  func text(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let intake = try await fixture.receive(DeskFixture.order(), "Chart 7")
    let desk = fixture.caller([.frontDesk])
    let texts = try await fixture.desk.texts(ofPages: [1, 2, 3], of: intake, by: desk)
    #expect(texts[1]?.hasPrefix("PRESCRIPTION FOR MASSAGE THERAPY\nPatient: Beatrice Delacroix\n") == true)
    #expect(texts[2] == "Chart 7" && texts[3] == nil)
    await #expect(throws: Refusal.notFound) {
      try await fixture.desk.texts(ofPages: [1], of: IntakeID(high: 1, low: 1), by: desk)
    }
  }
}
