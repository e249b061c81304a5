import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Where an order is filed: whose it is, who pays and which episode must agree, and nothing is dropped unsaid.
@Suite struct FilingTests {
  /// Signs off the only order of a document as chosen.
  private static func signOff(
    _ intake: IntakeID, _ patient: SignOffReferral.PatientChoice, _ payment: SignOffReferral.PaymentChoice,
    _ episode: EpisodeID?, _ fixture: DeskFixture, _ key: String
  ) async throws -> SignOffReferral.Filed {
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: fixture.caller([.frontDesk]))
    return try await fixture.perform(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
        patient: patient, payment: payment, episode: episode), key)
  }

  private static func story(of episode: EpisodeID, _ fixture: DeskFixture) async throws -> ShowEpisode.Story {
    try await fixture.desk.ask(ShowEpisode(episode: episode), by: fixture.caller([.frontDesk]))
  }

  @Test("Another patient’s coverage or episode is refused with its entry, and nothing is filed")
  func anothers() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let first = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let theirs = try await Self.story(of: first.episode, fixture)
    let coverage = try #require(theirs.coverage?.id)
    let samuel = try await fixture.perform(
      SavePatient(id: nil, givenName: "Samuel", familyName: "Reyes", birthDate: CalendarDay("1970-11-23")), "samuel")
    let intake = try await fixture.receive(DeskFixture.order(code: "M54.2 Neck pain"))
    let plan = SignOffReferral.PaymentChoice.newCoverage(plan: fixture.inNetwork, memberID: "TW2")
    let paid = await #expect(throws: Refusal.self) {
      try await Self.signOff(intake, .existing(samuel), .coverage(coverage), nil, fixture, "others-coverage")
    }
    #expect(paid?.faults.map(\.field) == ["payment"])
    let joined = await #expect(throws: Refusal.self) {
      try await Self.signOff(intake, .existing(samuel), plan, first.episode, fixture, "others-episode")
    }
    #expect(joined?.faults.map(\.field) == ["episode"])
    let filed = try await Self.signOff(intake, .existing(samuel), plan, nil, fixture, "mended")
    #expect(try await Self.story(of: filed.episode, fixture).patient.id == samuel)
    #expect(try await Self.story(of: first.episode, fixture).referrals.count == 1)
  }
}
