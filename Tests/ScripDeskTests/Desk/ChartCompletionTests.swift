import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What a referral says of the person, and the lists that forget what is over.
@Suite struct ChartCompletionTests {
  static func order(address: String = "5 Elm St, Seattle, WA 98107-4812", phone: String = "206-555-0177") -> String {
    """
    PRESCRIPTION FOR MASSAGE THERAPY
    Patient: Beatrice Delacroix
    Date of birth: 03/16/1992
    Address: \(address)
    Home phone: \(phone)
    Diagnosis: M54.50 Low back pain
    Treatment: massage therapy
    Frequency: 2 times per week for 6 weeks
    Number of visits: 12
    Prescriber: Helen Bergstrom, MD
    NPI: 2000000002
    Phone: 206-555-0142
    Date: 11/02/2026
    Electronically signed by Helen Bergstrom, MD on 11/02/2026
    """
  }

  private func chart(_ fixture: DeskFixture, _ filed: SignOffReferral.Filed) async throws -> Patient {
    try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: fixture.caller([.frontDesk])).patient
  }

  @Test("The address and telephone of a referral go into a new chart", arguments: DeskEngine.allCases)
  func new(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let patient = try await chart(fixture, try await fixture.signOff(try await fixture.receive(Self.order())))
    #expect(
      patient.address == PostalAddress(street: "5 Elm St", city: "Seattle", state: "WA", zip: "981074812"))
    #expect(patient.address?.lines.last == "Seattle, WA 98107-4812")
    #expect(patient.phone?.digits == "2065550177")
  }

  @Test("What a chart knows already stays, whatever a later referral says")
  func known() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let filed = try await fixture.signOff(try await fixture.receive(Self.order()))
    let patient = try await chart(fixture, filed)
    let later = try await fixture.receive(Self.order(address: "9 Oak Ave, Tacoma, WA 98401", phone: "206-555-0199"))
    let opened = try await fixture.desk.ask(ShowReview(intake: later), by: fixture.caller([.frontDesk]))
    _ = try await fixture.perform(
      SignOffReferral(
        intake: later, order: 0,
        entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
        patient: .existing(patient.id), payment: .newCoverage(plan: fixture.inNetwork, memberID: "TW1"),
        episode: filed.episode),
      "sign-off-2")
    let after = try await chart(fixture, filed)
    #expect(after == patient)
  }

  @Test("An address that is not whole is left to a person")
  func broken() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let order = Self.order(address: "5 Elm St Seattle")
    let patient = try await chart(fixture, try await fixture.signOff(try await fixture.receive(order)))
    #expect(patient.address == nil && patient.phone?.digits == "2065550177")
  }

  @Test("An order that would be refused leaves the list of Today when it is over", arguments: DeskEngine.allCases)
  func over(engine: DeskEngine) async throws {
    let clock = MovedClock()
    let fixture = try await DeskFixture(engine, now: { clock.now })
    _ = try await fixture.signOff(try await fixture.receive(DeskFixture.order(code: "Low back")))
    func today() async throws -> ShowToday.Today {
      try await fixture.desk.ask(ShowToday(), by: fixture.caller([.frontDesk]))
    }
    let now = try await today()
    #expect(now.toComplete.count == 1 && now.toCompleteCount == 1)
    clock.pass(400 * 86_400)
    let later = try await today()
    #expect(later.toComplete.isEmpty && later.toCompleteCount == 0)
  }

  @Test("An order that is over when it is signed off stays listed for 60 days", arguments: DeskEngine.allCases)
  func tooLate(engine: DeskEngine) async throws {
    let clock = MovedClock()
    let fixture = try await DeskFixture(engine, now: { clock.now })
    let old = DeskFixture.order().replacing("11/02/2026", with: "02/02/2026")
    let filed = try await fixture.signOff(try await fixture.receive(old))
    func today() async throws -> ShowToday.Today {
      try await fixture.desk.ask(ShowToday(), by: fixture.caller([.frontDesk]))
    }
    let now = try await today()
    #expect(now.toComplete.map(\.referral) == [filed.referral] && now.toCompleteCount == 1)
    #expect(now.toComplete.first?.lastDay.map { $0 < DeskFixture.today } == true && now.runningOut.isEmpty)
    clock.pass(Int64(Deadline.daysOrderOver - 1) * 86_400)
    #expect(try await today().toComplete.count == 1)
    clock.pass(2 * 86_400)
    let forgotten = try await today()
    #expect(forgotten.toComplete.isEmpty && forgotten.toCompleteCount == 0, "it is not asked about for ever")
  }

  @Test("The next order of the episode takes one that came too late off the list")
  func renewed() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let old = DeskFixture.order().replacing("11/02/2026", with: "02/02/2026")
    let filed = try await fixture.signOff(try await fixture.receive(old))
    let story = try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: fixture.caller([.frontDesk]))
    let next = try await fixture.receive(DeskFixture.order())
    let opened = try await fixture.desk.ask(ShowReview(intake: next), by: fixture.caller([.frontDesk]))
    _ = try await fixture.perform(
      SignOffReferral(
        intake: next, order: 0,
        entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
        patient: .existing(story.patient.id), payment: .coverage(story.coverage!.id), episode: filed.episode),
      "sign-off-2")
    let today = try await fixture.desk.ask(ShowToday(), by: fixture.caller([.frontDesk]))
    #expect(today.toComplete.isEmpty && today.toCompleteCount == 0)
  }
}
