import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Where an order is filed: whose it is, who pays and which episode must agree, and nothing is dropped unsaid.
@Suite struct FilingTests {
  /// Signs off the only order of a document as chosen.
  private static func signOff(
    _ intake: IntakeID, _ patient: SignOffReferral.PatientChoice, _ payment: SignOffReferral.PaymentChoice,
    _ episode: EpisodeID?, continued: EpisodeID? = nil, _ fixture: DeskFixture, _ key: String
  ) async throws -> SignOffReferral.Filed {
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: fixture.caller([.frontDesk]))
    return try await fixture.perform(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
        patient: patient, payment: payment, episode: episode, continued: continued), key)
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

  @Test("An order that joins an episode takes its payer: another one is refused with the payer’s name")
  func payer() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let first = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let story = try await Self.story(of: first.episode, fixture)
    let (patient, coverage) = (story.patient.id, try #require(story.coverage?.id))
    let injury = try await fixture.perform(
      SaveCoverage(
        Coverage(id: CoverageID(high: 0, low: 0), patient: patient, plan: fixture.accident), isNew: true), "injury")
    let intake = try await fixture.receive(DeskFixture.order(visits: "Number of visits: 8"))
    let others: [SignOffReferral.PaymentChoice] = [
      .coverage(injury), .newCoverage(plan: fixture.accident, memberID: nil),
      .newCoverage(plan: fixture.inNetwork, memberID: "TW7"), .alone(classKey: "self_pay_medical"),
    ]
    for (number, payment) in others.enumerated() {
      let refusal = await #expect(throws: Refusal.self, "\(payment)") {
        try await Self.signOff(intake, .existing(patient), payment, first.episode, fixture, "refused-\(number)")
      }
      #expect(refusal?.faults.map(\.field) == ["payment"])
      #expect(refusal?.faults.first?.sentence.contains("is paid by Regence PPO") == true)
    }
    _ = try await Self.signOff(intake, .existing(patient), .coverage(coverage), first.episode, fixture, "agrees")
    // The same membership, written otherwise, is the same payer.
    let next = try await fixture.receive(DeskFixture.order(visits: "Number of visits: 9"))
    let same = SignOffReferral.PaymentChoice.newCoverage(plan: fixture.inNetwork, memberID: "tw-1")
    _ = try await Self.signOff(next, .existing(patient), same, first.episode, fixture, "same")
    #expect(try await Self.story(of: first.episode, fixture).referrals.map(\.version.version) == [1, 2, 3])
  }

  @Test("An order for a patient who pays alone joins only an episode of the same kind")
  func alone() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let patient = try await fixture.perform(
      SavePatient(
        id: nil, givenName: "Beatrice", familyName: "Delacroix", birthDate: CalendarDay("1992-03-16")), "patient")
    let (hsa, own) = (
      SignOffReferral.PaymentChoice.alone(classKey: "hsa"),
      SignOffReferral.PaymentChoice.alone(classKey: "self_pay_medical")
    )
    let intake = try await fixture.receive(DeskFixture.order())
    let filed = try await Self.signOff(intake, .existing(patient), hsa, nil, fixture, "first")
    let next = try await fixture.receive(DeskFixture.order(visits: "Number of visits: 8"))
    await #expect(throws: Refusal.self) {
      try await Self.signOff(next, .existing(patient), own, filed.episode, fixture, "other")
    }
    _ = try await Self.signOff(next, .existing(patient), hsa, filed.episode, fixture, "same")
  }

  @Test("A new chart continues no episode")
  func newChart() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let first = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let intake = try await fixture.receive(DeskFixture.order(code: "M54.2 Neck pain"))
    let person = SignOffReferral.PatientChoice.new(
      givenName: "Samuel", familyName: "Reyes", birthDate: CalendarDay("1970-11-23"))
    let plan = SignOffReferral.PaymentChoice.newCoverage(plan: fixture.inNetwork, memberID: "TW2")
    let refusal = await #expect(throws: Refusal.self) {
      try await Self.signOff(intake, person, plan, first.episode, fixture, "joins")
    }
    #expect(refusal?.faults.map(\.field) == ["episode"])
  }

  @Test("An order for another part of the body is asked about once before it continues an episode")
  func otherRegion() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let neck = DeskFixture.order(code: "M54.2 Neck pain")
    let first = try await fixture.signOff(try await fixture.receive(neck))
    let story = try await Self.story(of: first.episode, fixture)
    let payment = SignOffReferral.PaymentChoice.coverage(try #require(story.coverage?.id))
    let intake = try await fixture.receive(DeskFixture.order(code: "M25.511 Pain in right shoulder"))
    func signOff(continued: EpisodeID?, _ key: String) async throws -> SignOffReferral.Filed {
      try await Self.signOff(
        intake, .existing(story.patient.id), payment, first.episode, continued: continued, fixture, key)
    }
    let asked = await #expect(throws: Refusal.self) { try await signOff(continued: nil, "first") }
    #expect(asked?.faults.map(\.field) == [SignOffReferral.continuedField])
    #expect(
      asked?.faults.first?.sentence
        == "This order is for the shoulder, the episode is for the neck: continue it all the same?")
    // The answer was given about another episode.
    await #expect(throws: Refusal.self) { try await signOff(continued: EpisodeID(high: 1, low: 1), "other") }
    _ = try await signOff(continued: first.episode, "second")
    #expect(try await Self.story(of: first.episode, fixture).referrals.map(\.version.version) == [1, 2])
    // From now on the episode is for both.
    let next = try await fixture.receive(neck.replacing("Number of visits: 12", with: "Number of visits: 8"))
    _ = try await Self.signOff(next, .existing(story.patient.id), payment, first.episode, fixture, "third")
  }

  static let unasked = ["Pain, unspecified", "M54.2 Neck pain; M25.511 Pain in right shoulder"]

  @Test("Nothing is asked where the orders share a region, or one names none", arguments: unasked)
  func sharedRegion(code: String) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let first = try await fixture.signOff(try await fixture.receive(DeskFixture.order(code: code)))
    let story = try await Self.story(of: first.episode, fixture)
    let order = code == "Pain, unspecified" ? DeskFixture.order(visits: "") : DeskFixture.order(code: "M54.2 Neck pain")
    let intake = try await fixture.receive(order)
    let filed = try await Self.signOff(
      intake, .existing(story.patient.id), .coverage(try #require(story.coverage?.id)), first.episode, fixture, "next")
    #expect(filed.episode == first.episode)
  }
}
