import ScripCore
import Testing

@testable import ScripDesk

/// The payer's numbers on claims, from where the desk writes them down.
@Suite struct PermittedClaimTests {
  static func granted(_ number: String, _ from: String, _ to: String) -> PriorAuthorization {
    PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: number, state: .granted, from: CalendarDay(from),
      to: CalendarDay(to), visitsGranted: 12, answeredOn: CalendarDay("2026-11-02"), answeredBy: "letter")
  }

  @Test("The plan referral number written down at the episode satisfies the check and goes out on the claim")
  func planReferral() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    _ = try await fixture.act(
      RecordPlanReferral(
        episode: fixture.episode,
        referral: PlanReferral(number: "R-77120", answeredBy: "letter", answeredOn: CalendarDay("2026-11-02")!)),
      "referral-1")
    let claim = try await fixture.makeClaim(1)
    #expect(try await fixture.opened(claim).content?.planReferralNumber == "R-77120")
  }

  @Test(
    "Sessions under two authorizations go out on two claims, each with its own number", arguments: DeskEngine.allCases)
  func split(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine, classKey: "va_ccn")
    for grant in [Self.granted("A", "2026-11-01", "2026-11-12"), Self.granted("B", "2026-11-13", "2026-12-30")] {
      _ = try await fixture.act(
        RecordAuthorization(episode: fixture.episode, authorization: grant), "grant-\(grant.number ?? "")")
    }
    for (number, day) in [(1, "2026-11-10"), (2, "2026-11-12"), (3, "2026-11-19")] {
      let appointment = try await fixture.sign(number, on: day)
      _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-\(number)")
    }
    let claims = try await fixture.act(MakeClaims(episode: fixture.episode), "claims-1")
    var numbers: [String?] = []
    var lines: [Int] = []
    for claim in claims {
      let opened = try await fixture.opened(claim)
      numbers.append(opened.content?.authorizationNumber)
      lines.append(opened.charges.count)
    }
    #expect(numbers == ["A", "B"] && lines == [2, 1])
  }

  @Test("An authorization that ended still stands on the claim of a day it held, and on none after")
  func ended() async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "va_ccn")
    var grant = Self.granted("A", "2026-11-01", "2027-01-30")
    grant.id = try await fixture.act(RecordAuthorization(episode: fixture.episode, authorization: grant), "grant-1")
    let claim = try await fixture.makeClaim(1)
    grant.state = .ended
    let end = ChangeAuthorization(episode: fixture.episode, authorization: grant, versionsSeen: 1)
    #expect(try await fixture.act(end, "ended-1") == 2)
    #expect(try await fixture.act(ScrubClaim(claim: claim), "scrub-1") == .ready)
    #expect(try await fixture.opened(claim).content?.authorizationNumber == "A")
    let kept = try await fixture.base.desk.ask(
      ShowEpisode(episode: fixture.episode), by: fixture.base.caller([.frontDesk]))
    #expect(kept.authorizations.map(\.to) == [DeskFixture.today])
  }

  @Test("What was never granted cannot end")
  func neverGranted() async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "va_ccn")
    var asked = Self.granted("A", "2026-11-01", "2027-01-30")
    (asked.state, asked.visitsGranted) = (.asked, nil)
    asked.id = try await fixture.act(RecordAuthorization(episode: fixture.episode, authorization: asked), "asked-1")
    asked.state = .ended
    let end = ChangeAuthorization(episode: fixture.episode, authorization: asked, versionsSeen: 1)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.act(end, "ended-1") }
    #expect(refusal?.kind == .conflict)
  }
}
