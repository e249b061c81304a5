import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What a receipt says was charged and paid is what the books say.
@Suite struct ReceiptActTests {
  /// Sessions of 90.00 at an insurer out of network, charged.
  static func charged(_ days: [String], outside: Int = 0) async throws -> ClaimFixture {
    let fixture = try await ClaimFixture(.sqlite, classKey: "commercial_out_of_network")
    for (index, day) in days.enumerated() {
      let appointment = try await fixture.sign(index + 1, on: day, outside: outside)
      _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-\(index)")
    }
    return fixture
  }

  static func opened(_ receipt: ReceiptID, _ fixture: ClaimFixture) async throws -> ShowReceipt.Opened {
    try await fixture.base.desk.ask(ShowReceipt(receipt: receipt), by: fixture.biller)
  }

  @Test("The work of two therapists gets two receipts, each under the name of who did it")
  func therapists() async throws {
    var fixture = try await Self.charged(["2026-11-18"])
    let second = try await fixture.act(
      SaveTherapist(Therapist(id: TherapistID(high: 0, low: 0), name: "Ann Rey", npi: "2000000028"), isNew: true),
      "second")
    let first = fixture.therapist
    fixture.therapist = second
    let appointment = try await fixture.sign(2, on: "2026-11-19")
    _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-second")
    var names: [String?] = []
    for number in 1...2 {
      let id = try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-\(number)")
      let opened = try await Self.opened(id, fixture)
      #expect(opened.receipt.charges.map(\.therapist) == [number == 1 ? first : second])
      names.append(opened.therapist?.name)
    }
    #expect(names == ["Sam Lee", "Ann Rey"])
    await #expect(throws: Refusal.self) {
      try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-3")
    }
  }
}
