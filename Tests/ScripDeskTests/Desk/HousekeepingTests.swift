import ScripCore
import ScripStore
import Synchronization
import Testing

@testable import ScripDesk

/// Nothing says for ever that it is being read.
@Suite struct HousekeepingTests {
  /// A clock that a test moves.
  final class Clock: Sendable {
    private let seconds = Mutex<Int64>(0)
    var now: Moment { DeskFixture.now.adding(seconds: seconds.withLock { $0 }) }
    func pass(_ more: Int64) { seconds.withLock { $0 += more } }
  }

  @Test("A reading that failed three times puts its document before a person, once", arguments: DeskEngine.allCases)
  func givenUp(engine: DeskEngine) async throws {
    let clock = Clock()
    let fixture = try await DeskFixture(engine, now: { clock.now })
    let received = try await fixture.desk.receiveAsProgram(
      Arrival(via: .email, mediaType: "text/plain"), in: fixture.practice, key: RequestKey("arrival-1")!,
      bytes: Array("Patient".utf8))
    for _ in 1...3 {
      #expect(try await fixture.desk.handOverGivenUpReadings() == 0)
      clock.pass(600)
      let job = try #require(try await fixture.desk.claimJob(worker: "w", leaseSeconds: 60))
      try await fixture.desk.fail(job, reason: "reading failed: ReaderFailure")
    }
    #expect(try await fixture.desk.handOverGivenUpReadings() == 1)
    let inbox = try await fixture.desk.ask(ShowInbox(), by: fixture.caller([.frontDesk]))
    let intake = try #require(inbox.waiting.first { $0.id == received.intake })
    #expect(intake.state == .unreadable)
    #expect(intake.reason == "could not be read by the program; read it by hand")
    #expect(try await fixture.desk.handOverGivenUpReadings() == 0)
    clock.pass(600)
    #expect(try await fixture.desk.claimJob(worker: "w", leaseSeconds: 60) == nil)
  }

  @Test("What was left behind is removed, and what belongs to a document stays", arguments: DeskEngine.allCases)
  func leftovers(engine: DeskEngine) async throws {
    let clock = Clock()
    let fixture = try await DeskFixture(engine, now: { clock.now })
    let received = try await fixture.desk.receiveAsProgram(
      Arrival(via: .email, mediaType: "text/plain"), in: fixture.practice, key: RequestKey("arrival-1")!,
      bytes: Array("Patient: Beatrice".utf8))
    clock.pass(Desk.requestSecondsMax + 1)
    try await fixture.desk.removeLeftovers()
    let bytes = try await fixture.desk.documentToRead(received.intake, in: fixture.practice)
    #expect(bytes == Array("Patient: Beatrice".utf8))
  }

  @Test("A full disk is said in a sentence, not as a fault of ours")
  func full() {
    #expect(Refusal(.full)?.kind == .busy)
    #expect(Refusal(.full)?.sentence.contains("disk") == true)
    #expect(Refusal(.readOnly)?.kind == .busy)
    #expect(Refusal(.zeroByteInText) == nil)
  }
}
