import Foundation
import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What people decide about money: parked claims, refusals, takebacks, patients, the day. Nobody is billed who must not be.
@Suite struct ResolveTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  private func parked(_ money: MoneyFixture, _ answer: RemittedClaim) async throws -> RemittanceID {
    try await money.post([MoneyFixture.remittance([answer])]).remittances[0].id
  }

  @Test("A parked claim is assigned and posted by hand; its money leaves suspense", arguments: DeskEngine.allCases)
  func assign(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let claim = try await money.send(1)
    let id = try await parked(money, MoneyFixture.answer(77, [[MoneyFixture.co("45", 2200)], []]))
    func act(_ number: String, _ contractual: Int, reason: String = "Number mistyped.") -> ResolveParkedClaim {
      ResolveParkedClaim(
        remittance: id, number: 0,
        decision: .post(controlNumber: number, contractual: Self.cents(contractual), toPatient: .zero), reason: reason)
    }
    for wrong in [act("78", 2200), act("1", 2300), act("1", -100), act("1", 2200, reason: "")] {
      let refusal = await #expect(throws: Refusal.self) { try await money.perform(wrong) }
      #expect(refusal?.faults.count == 1)
    }
    #expect(try await money.perform(act("1", 2200)))
    #expect(try await money.balance(.suspense(id)) == 0)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    let again = await #expect(throws: Refusal.self) { try await money.perform(act("1", 2200)) }
    #expect(again?.kind == .conflict)
    // What was posted by hand is taken back like any other answer.
    let takeback = try await money.post([
      MoneyFixture.remittance(
        [Self.takeback(of: MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []]))], trace: "T2")
    ])
    #expect(try await money.ask(ShowRemittance(remittance: takeback.remittances[0].id)).line.parked == .zero)
    #expect(try await money.balance(.payerReceivable(claim)) == 14000)
    try await money.verify()
  }

  @Test("Parked money is kept, returned, or closed when there is none")
  func otherDecisions() async throws {
    let money = try await MoneyFixture()
    let id = try await parked(money, MoneyFixture.answer(77, [[MoneyFixture.co("45", 2200)], []]))
    func decide(_ decision: ResolveParkedClaim.Decision) async throws -> Bool {
      try await money.perform(
        ResolveParkedClaim(remittance: id, number: 0, decision: decision, reason: "Asked the payer."))
    }
    await #expect(throws: Refusal.self) { try await decide(.close) }
    #expect(try await decide(.keep))
    #expect(try await money.balance(.suspense(id)) == -11800)
    #expect(try await decide(.returnMoney))
    #expect(try await money.balance(.suspense(id)) == 0)
    #expect(try await money.balance(.cash) == 0)
    try await money.verify()
  }

  @Test("A veteran is billed by no way: not by the file, not by hand, not from the work list")
  func veteran() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1, of: money.veteran)
    let share = MoneyFixture.answer(1, [[MoneyFixture.pr("3", 2500)], []], family: "HALE")
    let id = try await parked(money, share)
    let bench = try await money.ask(ShowRemittance(remittance: id))
    #expect(bench.claims[0].answer.content.reason == .patientNeverBilled(Self.cents(2500)))
    let byHand = ResolveParkedClaim(
      remittance: id, number: 0,
      decision: .post(controlNumber: "1", contractual: .zero, toPatient: Self.cents(2500)), reason: "Share.")
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(byHand) }
    #expect(refusal?.faults.map(\.field) == ["toPatient"])
    try await money.send(2, of: money.veteran)
    let refused = [[MoneyFixture.co("50", 7000)], [MoneyFixture.co("50", 7000)]]
    try await money.post([
      MoneyFixture.remittance([MoneyFixture.answer(2, refused, family: "HALE", icn: "ICN2")], trace: "T2")
    ])
    let denial = try await money.ask(ShowDenials()).lines[0].stored.id
    let settle = SettleDenial(
      denial: denial, ending: .toPatient(Self.cents(14000), noticeSignedOn: CalendarDay("2026-11-01")), how: "Notice.")
    await #expect(throws: Refusal.self) { try await money.perform(settle) }
    #expect(try await money.balance(.patientReceivable(money.veteran)) == 0)
    #expect(try await money.balance(.payerReceivable(claim)) == 14000)
    try await money.verify()
  }

  @Test("A refusal becomes the patient's only with a notice signed before the session; late filing never")
  func notice() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let refused = [[MoneyFixture.pr("204", 7000)], [MoneyFixture.co("29", 7000)]]
    try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, refused)])])
    let line = try await money.ask(ShowDenials()).lines[0]
    #expect(line.stored.denial.amount.cents == 14000)
    func settle(_ cents: Int, signed: String?) -> SettleDenial {
      SettleDenial(
        denial: line.stored.id,
        ending: .toPatient(Self.cents(cents), noticeSignedOn: signed.flatMap { CalendarDay($0) }),
        how: "Not covered.")
    }
    // Half of it was filed too late: of that not a cent goes to the patient.
    let late = await #expect(throws: Refusal.self) { try await money.perform(settle(7001, signed: "2026-11-01")) }
    #expect(late?.faults.first?.sentence.contains("Reason 29") == true)
    let other = MoneyFixture.answer(2, [[MoneyFixture.pr("204", 7000)], []], icn: "ICN2")
    try await money.send(2)
    try await money.post([MoneyFixture.remittance([other], trace: "T2")])
    let second = try await money.ask(ShowDenials()).lines.first { $0.claimNumber == "2" }!.stored.id
    for signed in [nil, "2026-11-04"] as [String?] {
      let act = SettleDenial(
        denial: second, ending: .toPatient(Self.cents(7000), noticeSignedOn: signed.flatMap { CalendarDay($0) }),
        how: "X.")
      await #expect(throws: Refusal.self) { try await money.perform(act) }
    }
    let act = SettleDenial(
      denial: second, ending: .toPatient(Self.cents(7000), noticeSignedOn: CalendarDay("2026-11-03")), how: "Notice.")
    #expect(try await money.perform(act))
    #expect(try await money.balance(.patientReceivable(money.patient)) == 7000)
    try await money.verify()
  }

  static func takeback(of answer: RemittedClaim) -> RemittedClaim {
    var back = answer
    back.status = .reversal
    (back.charge, back.paid) = (-back.charge, -back.paid)
    back.lines = back.lines.map { line in
      var line = line
      (line.charge, line.paid) = (-line.charge, -line.paid)
      line.adjustments = line.adjustments.map { ClaimAdjustment($0.group, $0.reason, -$0.amount) }
      return line
    }
    return back
  }

  @Test("A takeback opens the claim, turns what the patient had paid into credit, and puts it on the work list")
  func takeback() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let answer = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200), MoneyFixture.pr("3", 2500)], []])
    try await money.post([MoneyFixture.remittance([answer])])
    _ = try await money.perform(TakePatientPayment(patient: money.patient, amount: Self.cents(2500), method: .card))
    #expect(try await money.balance(.patientReceivable(money.patient)) == 0)
    try await money.post([MoneyFixture.remittance([Self.takeback(of: answer)], trace: "T2")])
    #expect(try await money.balance(.payerReceivable(claim)) == 14000)
    #expect(try await money.balance(.patientCredit(money.patient)) == -2500)
    let denials = try await money.ask(ShowDenials()).lines
    #expect(denials.map(\.stored.denial.next.task) == ["takeback"])
    // Decided anew, the credit pays the new share, and the work is done.
    let anew = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200), MoneyFixture.pr("3", 1000)], []], icn: "ICN2")
    try await money.post([MoneyFixture.remittance([anew], trace: "T3")])
    #expect(try await money.balance(.patientReceivable(money.patient)) == 0)
    #expect(try await money.balance(.patientCredit(money.patient)) == -1500)
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    let refund = RefundPatient(patient: money.patient, amount: Self.cents(1501), method: .check)
    await #expect(throws: Refusal.self) { try await money.perform(refund) }
    _ = try await money.perform(RefundPatient(patient: money.patient, amount: Self.cents(1500), method: .check))
    #expect(try await money.balance(.patientCredit(money.patient)) == 0)
    let account = try await money.ask(ShowAccount(patient: money.patient))
    #expect(account.balance == PatientBalance() && account.payers == .zero)
    #expect(account.lines.reduce(.zero) { $0 + $1.owed } == .zero)
    try await money.verify()
  }

  @Test("A replacement asks anew; the replaced claim owes only what was paid on it")
  func replacement() async throws {
    let money = try await MoneyFixture()
    let first = try await money.send(1)
    let answer = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("97", 7000)]])
    try await money.post([MoneyFixture.remittance([answer])])
    let second = ClaimID(high: 5, low: 2)
    let (patient, plan) = (money.patient, money.fixture.inNetwork)
    try await money.write { connection in
      try connection.add(
        Claim.sent("2", family: "DELACROIX", lines: [7000, 7000]), second, patient, plan, replaces: first)
    }
    let anew = MoneyFixture.answer(2, [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("45", 1000)]], icn: "ICN2")
    try await money.post([MoneyFixture.remittance([Self.takeback(of: answer), anew], trace: "T2")])
    #expect(try await money.balance(.payerReceivable(first)) == 0)
    #expect(try await money.balance(.payerReceivable(second)) == 0)
    #expect(try await money.balance(.revenue) == -14000)
    try await money.verify()
  }

  @Test("Paper is posted like a file, with the same checks, once")
  func paper() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    func paper(paid: Int, contractual: Int, payment: Int) -> EnterPaperRemittance {
      EnterPaperRemittance(
        PaperRemittance(
          traceNumber: "4711", day: CalendarDay("2026-11-20")!, method: .cheque,
          payment: Self.cents(payment),
          lines: [
            PaperRemittance.Line(
              controlNumber: "1", paid: Self.cents(paid), contractual: Self.cents(contractual),
              patient: Self.cents(2500))
          ]))
    }
    let wrong: [(EnterPaperRemittance, [String])] = [
      (paper(paid: 9000, contractual: 2200, payment: 9000), ["claim1"]),
      (paper(paid: 9300, contractual: 2200, payment: 9301), ["payment"]),
    ]
    for (act, fields) in wrong {
      let refusal = await #expect(throws: Refusal.self) { try await money.perform(act) }
      #expect(refusal?.faults.map(\.field) == fields)
    }
    let posted = try await money.perform(paper(paid: 9300, contractual: 2200, payment: 9300))
    #expect(try await money.perform(paper(paid: 9300, contractual: 2200, payment: 9300)).isDuplicate)
    #expect(try await money.ask(ShowRemittance(remittance: posted.id)).line.parked == .zero)
    #expect(try await money.balance(.patientReceivable(money.patient)) == 2500)
    try await money.verify()
  }

  @Test("A closed day does not change: what comes later is on the next one", arguments: DeskEngine.allCases)
  func dayClose(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let pay = { (cents: Int, method: Receipt.Payment.Method) in
      TakePatientPayment(patient: money.patient, amount: Self.cents(cents), method: method)
    }
    _ = try await money.perform(pay(3000, .cash))
    _ = try await money.perform(pay(2000, .card))
    await #expect(throws: Refusal.self) {
      try await money.perform(CloseDay(day: DeskFixture.today, drawer: Self.cents(2900)))
    }
    let totals = try await money.perform(CloseDay(day: DeskFixture.today, drawer: Self.cents(3000)))
    #expect(totals.byMethod == ["cash": Self.cents(3000), "card": Self.cents(2000)])
    let twice = await #expect(throws: Refusal.self) {
      try await money.perform(CloseDay(day: DeskFixture.today, drawer: nil))
    }
    #expect(twice?.kind == .conflict)
    _ = try await money.perform(pay(1000, .cash))
    let closed = try await money.ask(ShowDay(day: DeskFixture.today))
    #expect(closed.totals.byMethod == totals.byMethod && closed.closedAt != nil)
    let recounted = try await money.read { connection in try connection.totals(on: DeskFixture.today) }
    #expect(recounted.accounts == totals.accounts)
    #expect(try await money.ask(ShowDay()).day == DeskFixture.today.adding(days: 1))
    try await money.verify()
  }

  @Test("The account tells the day something happened, also after the day's close; the books take it on the next")
  func paidAfterClose() async throws {
    let money = try await MoneyFixture()
    _ = try await money.perform(CloseDay(day: DeskFixture.today, drawer: nil))
    let act = TakePatientPayment(patient: money.patient, amount: Self.cents(1500), method: .card)
    _ = try await money.perform(act)
    let line = try #require(try await money.ask(ShowAccount(patient: money.patient)).lines.last)
    #expect(line.day == DeskFixture.today && line.payment?.amount == Self.cents(1500))
    let tomorrow = DeskFixture.today.adding(days: 1)
    #expect(line.posting.day == tomorrow)
    #expect(try await money.ask(ShowDay(day: tomorrow)).totals.byMethod == ["card": Self.cents(1500)])
    #expect(try await money.ask(ShowDay(day: DeskFixture.today)).totals.byMethod == [:])
  }

  @Test("A day with a visit still booked is closed only when that is meant")
  func visitsLeft() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let desk = fixture.base.desk
    let visit = Appointment(
      id: AppointmentID(high: 970, low: 1), episode: fixture.episode, patient: fixture.patient,
      therapist: fixture.therapist, location: fixture.location, day: DeskFixture.today,
      start: ClockTime(minutes: 600), minutes: 60, paying: .underOrder, state: .booked)
    try await desk.write(in: fixture.base.practice) { connection in try connection.insert(visit) }
    #expect(try await desk.ask(ShowDay(), by: fixture.biller).visitsLeft == 1)
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.act(CloseDay(day: DeskFixture.today, drawer: nil), "close-1")
    }
    #expect(refusal?.faults.map(\.field) == [CloseDay.meantField])
    #expect(refusal?.faults.first?.sentence.hasPrefix("1 visit of this day is still booked") == true)
    _ = try await fixture.act(CloseDay(day: DeskFixture.today, drawer: nil, isMeant: true), "close-2")
    #expect(try await desk.ask(ShowDay(day: DeskFixture.today), by: fixture.biller).closedAt != nil)
  }

  @Test("A posting that lost an entry is named by verify")
  func lostEntry() async throws {
    let money = try await MoneyFixture()
    _ = try await money.perform(TakePatientPayment(patient: money.patient, amount: Self.cents(100), method: .cash))
    let faults = try await money.read { connection in try connection.ledgerFaults() }
    #expect(faults.isEmpty)
    try await money.write { connection in try connection.execute("DELETE FROM posting_entry WHERE number = 1") }
    let found = try await money.read { connection in try connection.ledgerFaults() }
    #expect(found.map(\.kind) == [.missing])
  }

  @Test("Neither nothing nor less than nothing is taken, given back or forgone")
  func amounts() async throws {
    let money = try await MoneyFixture()
    for cents in [0, -1] {
      await #expect(throws: Refusal.self) {
        try await money.perform(TakePatientPayment(patient: money.patient, amount: Self.cents(cents), method: .cash))
      }
      await #expect(throws: Refusal.self) {
        try await money.perform(WriteOffPatient(patient: money.patient, amount: Self.cents(cents), reason: "Small."))
      }
    }
    let stranger = PatientID(high: 9, low: 9)
    await #expect(throws: Refusal.notFound) {
      try await money.perform(TakePatientPayment(patient: stranger, amount: Self.cents(5), method: .cash))
    }
  }
}
