import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Two patients' orders in one fax: each becomes a referral of its own patient, and none is forgotten.
@Suite struct SeveralOrdersTests {
  private static let other = DeskFixture.order().replacing("Beatrice Delacroix", with: "Samuel Reyes")
    .replacing("03/16/1992", with: "11/23/1970")

  private static func signOff(
    _ order: Int, of intake: IntakeID, _ fixture: DeskFixture, _ key: String
  ) async throws -> SignOffReferral.Filed {
    let opened = try await fixture.desk.ask(
      ShowReview(intake: intake, order: order), by: fixture.caller([.frontDesk]))
    let name = try #require(opened.review?.reading.orders[order].patient.name.value)
    return try await fixture.perform(
      SignOffReferral(
        intake: intake, order: order,
        entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[order]),
        patient: .new(givenName: name.given, familyName: name.family, birthDate: nil, isOther: true),
        payment: .newCoverage(plan: fixture.inNetwork, memberID: "TW\(order)"), episode: nil), key)
  }

  @Test(
    "The document waits until each order is signed off, under the next patient's name",
    arguments: DeskEngine.allCases)
  func waits(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let desk = fixture.caller([.frontDesk])
    let intake = try await fixture.receive(DeskFixture.order(), Self.other)
    let first = try await Self.signOff(0, of: intake, fixture, "first-order")
    let waiting = try #require(try await fixture.desk.ask(ShowInbox(), by: desk).waiting.first)
    #expect(waiting.id == intake && waiting.title == "Samuel Reyes")
    #expect(waiting.reason == "1 of its 2 orders is signed off")
    #expect(try await fixture.desk.ask(CheckReferral(referral: first.referral), by: desk).isMoreWaiting)
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: desk)
    #expect(opened.order == 1 && opened.referral == nil)
    #expect(try await fixture.desk.ask(ShowReview(intake: intake, order: 0), by: desk).referral == first.referral)

    let second = try await Self.signOff(1, of: intake, fixture, "second-order")
    #expect(second.referral != first.referral && second.episode != first.episode)
    #expect(try await fixture.desk.ask(ShowInbox(), by: desk).waiting.isEmpty)
    let done = try await fixture.desk.ask(ShowReview(intake: intake, order: 1), by: desk)
    #expect(done.intake.state == .signedOff && done.intake.reason == nil && done.referral == second.referral)
    #expect(try await !fixture.desk.ask(CheckReferral(referral: first.referral), by: desk).isMoreWaiting)
  }

  @Test("An order that is signed off is neither saved nor signed off again")
  func once() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let intake = try await fixture.receive(DeskFixture.order(), Self.other)
    _ = try await Self.signOff(1, of: intake, fixture, "second-first")
    let again = await #expect(throws: Refusal.self) { try await Self.signOff(1, of: intake, fixture, "and-again") }
    #expect(again?.kind == .conflict)
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: fixture.caller([.frontDesk]))
    #expect(opened.order == 0)
    let entries = ReviewEntries(fields: [:], particulars: opened.review!.particulars[1])
    let saved = await #expect(throws: Refusal.self) {
      try await fixture.perform(SaveReview(intake: intake, order: 1, entries: entries), "save-again")
    }
    #expect(saved?.kind == .conflict)
  }

  @Test("Each order offers the charts of its own patient")
  func candidates() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let samuel = try await fixture.perform(
      SavePatient(id: nil, givenName: "Samuel", familyName: "Reyes", birthDate: CalendarDay("1970-11-23")), "samuel")
    let intake = try await fixture.receive(DeskFixture.order(), Self.other)
    let desk = fixture.caller([.frontDesk])
    #expect(try await fixture.desk.ask(ShowReview(intake: intake, order: 0), by: desk).candidates.isEmpty)
    let offered = try await fixture.desk.ask(ShowReview(intake: intake, order: 1), by: desk).candidates
    #expect(offered.map(\.patient.id) == [samuel] && offered.allSatisfy(\.birthDateAgrees))
  }
}
