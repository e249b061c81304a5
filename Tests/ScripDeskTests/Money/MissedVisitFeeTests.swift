import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// The fee for a visit given up late or not kept: on the patient's account by a person's decision, and nowhere else.
@Suite struct MissedVisitFeeTests {
  static let policy = CancellationPolicy(noticeHours: 24, fee: Money(cents: 4500))

  /// A visit of an in-network patient, cancelled an hour before it begins.
  private func missed(_ engine: DeskEngine = .sqlite) async throws -> (BookingFixture, AppointmentID) {
    let fixture = try await BookingFixture(engine, cancellation: Self.policy)
    let id = try await fixture.book(fixture.time(BookingFixture.day(1), at: 1200))
    fixture.clock.pass(40 * 3600)
    try await fixture.act(CancelAppointment(appointment: id, cause: .patient))
    return (fixture, id)
  }

  private func account(_ fixture: BookingFixture) async throws -> ShowAccount.Account {
    try await fixture.base.desk.ask(ShowAccount(patient: fixture.patient), by: fixture.base.caller([.frontDesk]))
  }

  @Test(
    "A fee is nobody's until a person charges it; then it is owed, on the statement, once",
    arguments: DeskEngine.allCases)
  func charged(engine: DeskEngine) async throws {
    let (fixture, id) = try await missed(engine)
    let before = try await account(fixture)
    #expect(before.balance.owed == .zero && before.lines.isEmpty && before.openFees.map(\.id) == [id])
    try await fixture.act(ChargeMissedVisit(appointment: id))
    let after = try await account(fixture)
    #expect(after.balance.owed.cents == 4500 && after.openFees.isEmpty && after.payers == .zero)
    #expect(after.lines.map(\.posting.cause) == [.missedVisit])
    #expect(after.lines.first?.posting.note == "Cancelled late, \(BookingFixture.day(1).shown)")
    let again = try await fixture.refusal(ChargeMissedVisit(appointment: id))
    #expect(again?.contains("already") == true)
    let money = try await fixture.base.desk.ask(
      ShowEpisodeMoney(episode: fixture.filed.episode), by: fixture.base.caller([.biller]))
    #expect(money.charges.isEmpty && money.claims.isEmpty, "no line that a claim or receipt could hold")
    let claims = try await fixture.refusal(MakeClaims(episode: fixture.filed.episode))
    #expect(claims?.contains("Nothing waits to be claimed") == true)
  }

  @Test("Waiving needs a reason, which stays; what was charged and paid by then is held for the patient")
  func waived() async throws {
    let (fixture, id) = try await missed()
    let silent = try await fixture.refusal(WaiveMissedVisit(appointment: id, reason: ""))
    #expect(silent?.contains("Write why") == true)
    try await fixture.act(ChargeMissedVisit(appointment: id))
    try await fixture.act(TakePatientPayment(patient: fixture.patient, amount: Money(cents: 4500), method: .cash))
    try await fixture.act(WaiveMissedVisit(appointment: id, reason: "was in hospital"))
    let account = try await account(fixture)
    #expect(account.balance == PatientBalance(owed: .zero, credit: Money(cents: 4500)))
    let kept = try await fixture.shown(id).appointment
    let outcomes = (kept.feeDecisions ?? []).map(\.outcome)
    guard outcomes.count == 2, case .charged = outcomes[0], case .waived(let reason, let back) = outcomes[1] else {
      Issue.record("both decisions stay: \(outcomes)")
      return
    }
    #expect(reason == "was in hospital" && back != nil && !kept.isFeeOpen && !kept.isFeeCharged)
    for act in [WaiveMissedVisit(appointment: id, reason: "again")] {
      let refused = try await fixture.refusal(act)
      #expect(refused?.contains("no fee to waive") == true)
    }
    let charge = try await fixture.refusal(ChargeMissedVisit(appointment: id))
    #expect(charge != nil)
  }

  @Test("Waived without having been charged, it moves no money")
  func waivedAtOnce() async throws {
    let (fixture, id) = try await missed()
    try await fixture.act(WaiveMissedVisit(appointment: id, reason: "first time"))
    let account = try await account(fixture)
    #expect(account.lines.isEmpty && account.openFees.isEmpty)
  }

  /// A visit of day 1 that was noted as not come and charged for, the afternoon after.
  private func charged() async throws -> (BookingFixture, AppointmentID) {
    let fixture = try await BookingFixture(.sqlite, cancellation: Self.policy)
    let id = try await fixture.book(fixture.time())
    fixture.clock.pass(86_400 + 11 * 3600)
    try await fixture.act(MarkNoShow(appointment: id))
    try await fixture.act(ChargeMissedVisit(appointment: id))
    return (fixture, id)
  }

  @Test("Who came after all owes no fee: what was charged is taken back, even under a policy that asks another by now")
  func cameAfterAll() async throws {
    let (fixture, id) = try await charged()
    try await fixture.act(TakePatientPayment(patient: fixture.patient, amount: Money(cents: 1000), method: .cash))
    var profile = try #require(
      try await fixture.base.desk.ask(ShowSettings(), by: fixture.base.caller([.owner])).profile)
    profile.cancellation = CancellationPolicy(noticeHours: 24, fee: Money(cents: 9900))
    try await fixture.act(SavePractice(profile))
    fixture.clock.pass(60)
    try await fixture.act(MarkArrived(appointment: id, isHere: true))
    let account = try await account(fixture)
    #expect(account.balance == PatientBalance(owed: .zero, credit: Money(cents: 1000)) && account.openFees.isEmpty)
    let back = try #require(account.lines.map(\.posting).first { $0.cause == .chargeTakenBack })
    #expect(back.note == "The patient came. Did not come, \(BookingFixture.day(1).shown)")
    let kept = try await fixture.shown(id).appointment
    #expect(!kept.isFeeOpen && !kept.isFeeCharged && kept.feeDecisions?.count == 2)
    #expect(kept.feeDecisions?.last?.outcome == .waived(reason: "the patient came", takenBack: back.id))
    let again = try await fixture.refusal(WaiveMissedVisit(appointment: id, reason: "again"))
    #expect(again?.contains("no fee to waive") == true)
  }

  @Test("A visit moved after its fee was decided keeps the decisions, and asks anew when it is missed again")
  func missedAgain() async throws {
    let (fixture, id) = try await charged()
    fixture.clock.pass(60)
    try await fixture.act(MarkArrived(appointment: id, isHere: true))
    try await fixture.act(MarkArrived(appointment: id, isHere: false))
    try await fixture.act(MoveAppointment(appointment: id, time: fixture.time(BookingFixture.day(3))))
    let moved = try await fixture.shown(id).appointment
    #expect(moved.feeDecisions?.count == 2 && !moved.isFeeOpen)
    fixture.clock.pass(86_400)
    try await fixture.act(CancelAppointment(appointment: id, cause: .patient))
    let missed = try await fixture.shown(id).appointment
    #expect(missed.isFeeOpen && missed.feeDecisions?.count == 2)
    try await fixture.act(ChargeMissedVisit(appointment: id))
    let account = try await account(fixture)
    #expect(account.balance.owed.cents == 4500 && account.openFees.isEmpty)
  }

  @Test("A fee that stands on the account is waived at what was charged, however the visit stands")
  func waivedLater() async throws {
    let (fixture, id) = try await charged()
    var kept = try await fixture.shown(id).appointment
    kept.state = .arrived(at: fixture.clock.now)
    let arrived = kept
    // As a record has it that was made before coming after all took the fee back.
    try await fixture.base.desk.database.write(in: .of(fixture.base.practice)) { connection in
      try connection.update(arrived)
    }
    try await fixture.act(WaiveMissedVisit(appointment: id, reason: "came after all"))
    let account = try await account(fixture)
    #expect(account.balance == PatientBalance())
  }

  @Test("Who must not be billed is charged no fee, even one that was proposed under other rules")
  func neverBilled() async throws {
    let (fixture, id) = try await missed()
    let plans = try await fixture.base.desk.ask(ShowSettings(), by: fixture.base.caller([.owner])).plans
    var plan = try #require(plans.first { $0.id == fixture.base.inNetwork })
    plan.classKey = "va_ccn"
    try await fixture.act(SavePlan(plan, isNew: false))
    let said = try await fixture.refusal(ChargeMissedVisit(appointment: id))
    let account = try await account(fixture)
    #expect(said?.contains("never billed") == true && account.lines.isEmpty)
  }

  @Test("A visit that was kept, or given up in time, has no fee to charge")
  func none() async throws {
    let fixture = try await BookingFixture(.sqlite, cancellation: Self.policy)
    let id = try await fixture.book(fixture.time(BookingFixture.day(3)))
    let booked = try await fixture.refusal(ChargeMissedVisit(appointment: id))
    try await fixture.act(CancelAppointment(appointment: id, cause: .patient))
    let inTime = try await fixture.refusal(ChargeMissedVisit(appointment: id))
    #expect(booked?.contains("no fee") == true && inTime?.contains("no fee") == true)
  }
}
