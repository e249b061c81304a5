import ScripCore
import ScripIntake
import ScripStore
import Testing

@testable import ScripDesk

/// From a document that came in to an answer that can be trusted, on both engines.
@Suite struct ReferralStoryTests {
  @Test("A whole order is read, signed off and complete for its payer", arguments: DeskEngine.allCases)
  func complete(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let check = try await fixture.desk.ask(CheckReferral(referral: filed.referral), by: fixture.caller([.frontDesk]))
    #expect(check.determination.findings.filter { $0.effect >= .questioned }.map(\.rule) == [])
    #expect(check.determination.level == .fine)
    #expect(check.payerName == "Regence PPO")
    let story = try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: fixture.caller([.therapist]))
    #expect(story.determination.visitsLeft.tightest?.visits == 12)
    #expect(story.determination.visitsLeft.tightest?.limit.kind == .referralVisits)
  }

  @Test(
    "A wrong number of visits is questioned where it contradicts frequency and period", arguments: DeskEngine.allCases)
  func conflict(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let intake = try await fixture.receive(DeskFixture.order(visits: "Number of visits: 5"))
    let filed = try await fixture.signOff(intake)
    let check = try await fixture.desk.ask(CheckReferral(referral: filed.referral), by: fixture.caller([.frontDesk]))
    #expect(check.determination.findings.contains { $0.rule == "referral.schedule" && $0.effect == .selfPayOnly })
  }

  static let counts: [(typed: String?, visits: Int?)] = [(nil, nil), ("", nil), ("8", 8), ("6", 6)]

  @Test("A number that the page does not write counts only where a person writes it", arguments: counts)
  func reckoned(row: (typed: String?, visits: Int?)) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let desk = fixture.caller([.frontDesk])
    let text = DeskFixture.order(visits: "").replacing("for 6 weeks", with: "for 4 weeks")
    let intake = try await fixture.receive(text)
    let particulars = try await fixture.desk.ask(ShowReview(intake: intake), by: desk).review!.particulars[0]
    let filed = try await fixture.perform(
      SignOffReferral(
        intake: intake, order: 0,
        entries: ReviewEntries(
          fields: row.typed.map { ["numberOfSessions": $0] } ?? [:], particulars: particulars),
        patient: .new(givenName: "Beatrice", familyName: "Delacroix", birthDate: CalendarDay("1992-03-16")),
        payment: .newCoverage(plan: fixture.inNetwork, memberID: "TW1"), episode: nil), "sign-off")
    let order = try await fixture.desk.ask(CheckReferral(referral: filed.referral), by: desk).stored.version
    #expect(order.schedule.visits == row.visits)
    // What was typed rests on no words of the page.
    if row.visits != nil { #expect(!order.evidence.contains { $0.element == .visitCount }) }
  }

  @Test("A renewal that came back unsigned is judged by itself, not by the good order before it")
  func unsigned() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let desk = fixture.caller([.frontDesk])
    let first = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let before = try await fixture.desk.ask(CheckReferral(referral: first.referral), by: desk)
    #expect(before.determination.level == .fine)
    let unsigned = DeskFixture.order().split(separator: "\n").dropLast().joined(separator: "\n")
    let intake = try await fixture.receive(unsigned.replacing("11/02/2026", with: ""))
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: desk)
    let filed = try await fixture.perform(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
        patient: .existing(before.patient.id), payment: .coverage(before.episode.coverage!), episode: first.episode),
      "renewal")
    let check = try await fixture.desk.ask(CheckReferral(referral: filed.referral), by: desk)
    #expect(check.stored.version.version == 2)
    #expect(check.determination.level == .refused)
    #expect(check.determination.findings.contains { $0.rule == "referral.elements" })
    // The order before it still holds: the unsigned page takes nothing away.
    let story = try await fixture.desk.ask(ShowEpisode(episode: first.episode), by: fixture.caller([.therapist]))
    #expect(story.determination.level == .fine)
  }

  typealias Renewed = (signed: String, visits: Int, left: Int)
  /// Two visits are used of an order of 12 that began on 2 November, one of them on 24 November.
  static let renewed: [Renewed] = [("11/24/2026", 6, 6), ("11/23/2026", 6, 6), ("11/02/2026", 8, 6)]

  @Test(
    "A renewal has all its visits, and those of its first day; an amendment counts what was used", arguments: renewed)
  func renewal(row: Renewed) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let first = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let days = ["2026-11-23", "2026-11-24"].compactMap { CalendarDay($0) }
    _ = try await fixture.perform(RecordEarlierVisits(episode: first.episode, days: days), "visits")
    func signOff(_ text: String, _ key: String) async throws -> ShowEpisode.Story {
      let intake = try await fixture.receive(text)
      let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: fixture.caller([.frontDesk]))
      let story = try await fixture.desk.ask(ShowEpisode(episode: first.episode), by: fixture.caller([.frontDesk]))
      _ = try await fixture.perform(
        SignOffReferral(
          intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
          patient: .existing(story.patient.id), payment: .coverage(story.coverage!.id), episode: first.episode), key)
      return try await fixture.desk.ask(ShowEpisode(episode: first.episode), by: fixture.caller([.frontDesk]))
    }
    let text = DeskFixture.order(visits: "Number of visits: \(row.visits)")
      .replacing("for 6 weeks", with: "for \(row.visits / 2) weeks").replacing("11/02/2026", with: row.signed)
    let story = try await signOff(text, "renewal")
    #expect(story.ledger.limits.first { $0.kind == .referralVisits }?.left == row.left)
    #expect(story.ledger.visitsConsumed == 2)
    // Amended once more from the same day: what stayed with the first order stays there.
    let amended = try await signOff(text + "\nChart 2", "amendment")
    #expect(amended.ledger.limits.first { $0.kind == .referralVisits }?.left == row.left)
  }

  @Test("A left ankle ordered and a low back asked for: blocked, with the update to ask for")
  func ankle() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let order = DeskFixture.order(code: "M25.572 Pain in left ankle and joints of left foot")
    let filed = try await fixture.signOff(try await fixture.receive(order))
    let answer = try await fixture.desk.ask(
      AskAboutSession(
        episode: filed.episode, day: nil, proposal: Proposal(areas: [.init(.lowBack)], modalities: [.massage])),
      by: fixture.caller([.therapist]))
    #expect(answer.verdict == .blocked)
    #expect(answer.findings.contains { $0.rule == "scope.region" && $0.fix.act == .askPrescriber })
  }

  @Test(
    "The same wish twice acts once; under the same key with other content it is refused", arguments: DeskEngine.allCases
  )
  func idempotent(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let act = SavePatient(id: nil, givenName: "Amos", familyName: "Sato", birthDate: nil)
    let first = try await fixture.perform(act, "key-0001")
    #expect(try await fixture.perform(act, "key-0001") == first)
    let other = SavePatient(id: nil, givenName: "Kenji", familyName: "Sato", birthDate: nil)
    await #expect(throws: Refusal.sentBefore) { try await fixture.perform(other, "key-0001") }
    let found = try await fixture.desk.ask(FindPatients(text: "sato"), by: fixture.caller([.frontDesk]))
    #expect(found.map(\.id) == [first])
  }

  @Test("A refused act leaves its key free for the corrected form")
  func refused() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let bad = SavePatient(id: nil, givenName: "", familyName: "Sato", birthDate: nil)
    await #expect(throws: Refusal.self) { try await fixture.perform(bad, "key-0002") }
    let good = SavePatient(id: nil, givenName: "Amos", familyName: "Sato", birthDate: nil)
    _ = try await fixture.perform(good, "key-0002")
  }

  @Test("A name corrected to that of somebody with a chart makes no second one unasked", arguments: DeskEngine.allCases)
  func twin(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let caller = fixture.caller([.frontDesk])
    let born = CalendarDay("1970-11-23")
    let noor = try await fixture.perform(
      SavePatient(id: nil, givenName: "Noor", familyName: "Abernathy", birthDate: born), "noor")
    let intake = try await fixture.receive(DeskFixture.order())
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: caller)
    #expect(opened.candidates.isEmpty)
    func signOff(isOther: Bool) -> SignOffReferral {
      SignOffReferral(
        intake: intake, order: 0,
        entries: ReviewEntries(
          fields: ["patient.name": "Noor Abernathy", "patient.dateOfBirth": "11/23/1970"],
          particulars: opened.review!.particulars[0]),
        patient: .new(givenName: "Noor", familyName: "Abernathy", birthDate: born, isOther: isOther),
        payment: .newCoverage(plan: fixture.inNetwork, memberID: "TW2"), episode: nil)
    }
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(signOff(isOther: false), "first") }
    #expect(refusal?.faults.map(\.field) == ["patient"])
    // Drawn again with what was typed, the chart is offered.
    let typed = ShowReview.TypedPerson(givenName: "Noor", familyName: "Abernathy", birthDate: born)
    let again = try await fixture.desk.ask(ShowReview(intake: intake, typed: typed), by: caller)
    #expect(again.candidates.filter(\.isTwin).map(\.patient.id) == [noor])
    let filed = try await fixture.perform(signOff(isOther: true), "second")
    let story = try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: caller)
    #expect(story.patient.id != noor && story.patient.familyName == "Abernathy")
  }

  @Test("Nobody who is not born yet gets a chart from an order")
  func unborn() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let caller = fixture.caller([.frontDesk])
    let intake = try await fixture.receive(DeskFixture.order())
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: caller)
    let act = SignOffReferral(
      intake: intake, order: 0,
      entries: ReviewEntries(
        fields: ["patient.dateOfBirth": "03/16/2030"], particulars: opened.review!.particulars[0]),
      patient: .new(givenName: "Beatrice", familyName: "Delacroix", birthDate: CalendarDay("2030-03-16")),
      payment: .newCoverage(plan: fixture.inNetwork, memberID: "TW1"), episode: nil)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(act, "unborn") }
    #expect(refusal?.faults == [.init("patient.dateOfBirth", "This day is in the future. Check the year.")])
  }

  @Test("A member number that is written otherwise is the coverage the chart has")
  func sameNumber() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let caller = fixture.caller([.frontDesk])
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let patient = try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: caller).patient.id
    let intake = try await fixture.receive(DeskFixture.order(code: "M54.2 Neck pain"))
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: caller)
    let act = SignOffReferral(
      intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
      patient: .existing(patient), payment: .newCoverage(plan: fixture.inNetwork, memberID: "tw-1"), episode: nil)
    _ = try await fixture.perform(act, "second")
    let chart = try await fixture.desk.ask(ShowPatient(patient: patient), by: caller)
    #expect(chart.coverages.map(\.coverage.memberID) == ["TW1"] && chart.episodes.count == 2)
  }

  @Test("A document that was dealt with cannot be signed off again")
  func twice() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let intake = try await fixture.receive(DeskFixture.order())
    _ = try await fixture.signOff(intake)
    await #expect(throws: Refusal.self) { try await fixture.signOff(intake, key: "sign-off-again") }
  }

  @Test("The same bytes received twice stand in the inbox once")
  func duplicate() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let first = try await fixture.receive(DeskFixture.order())
    let again = try await fixture.desk.receiveAsProgram(
      Arrival(via: .fax, mediaType: "text/plain"), in: fixture.practice, key: RequestKey("again-01")!,
      bytes: Array(DeskFixture.order().utf8))
    #expect(again == Received(intake: first, isDuplicate: true))
  }
}
