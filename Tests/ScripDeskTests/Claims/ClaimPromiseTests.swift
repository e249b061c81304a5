import ScripCore
import ScripSQL
import ScripStore
import TestSupport
import Testing

@testable import ScripDesk

/// No claim is half sent, lost, or sent as two; nothing is asked for twice.
@Suite struct ClaimPromiseTests {
  @Test("A sender that dies between sending and noting, 200 times: every file arrives, repeats carry its number")
  func killedSender() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    try await fixture.allow(visits: 400)
    var random = SeededGenerator(seed: 11)
    var arrived: [Int: [UInt8]] = [:]
    var (deaths, repeats) = (0, 0)
    for round in 1...50 {
      let day = CalendarDay("2026-11-03")!.adding(days: round % 20)
      _ = try await fixture.makeClaim(round, on: day.description)
      _ = try await fixture.act(SubmitClaims(), "submit-\(round)")
      // The sender starts four times and dies each time: after carrying a file over, before or after noting it.
      for _ in 1...4 {
        deaths += 1
        let notesFirst = Bool.random(using: &random)
        guard let file = try await fixture.base.desk.waitingClaimFiles().randomElement(using: &random) else { continue }
        if let known = arrived[file.controlNumber] {
          repeats += 1
          #expect(known == file.bytes)
        }
        arrived[file.controlNumber] = file.bytes
        if notesFirst { try await fixture.base.desk.noteHandedOver(file) }
      }
    }
    for file in try await fixture.base.desk.waitingClaimFiles() {
      if let known = arrived[file.controlNumber] { #expect(known == file.bytes) }
      arrived[file.controlNumber] = file.bytes
      try await fixture.base.desk.noteHandedOver(file)
    }
    #expect(arrived.keys.sorted() == Array(1...50))
    #expect(deaths == 200 && repeats > 20)
    let sent = arrived.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    for number in 1001...1050 { #expect(sent.components(separatedBy: "CLM*\(number)*").count == 2) }
    #expect(try await fixture.base.desk.waitingClaimFiles().isEmpty)
  }

  @Test("A submission that fails half way leaves every claim as it was, and no file", arguments: DeskEngine.allCases)
  func whole(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine)
    let base = fixture.base
    var claims: [ClaimID] = []
    for number in 1...3 { claims.append(try await fixture.makeClaim(number, on: "2026-11-1\(number)")) }
    let made = claims
    // The last claim's row was changed by hand: writing it is refused, after the first two were written.
    let last = claims[2]
    try await base.desk.write(in: base.practice) { connection in
      _ = try connection.execute("UPDATE claim SET cents = cents + 1 WHERE id = \(last)")
    }
    await #expect(throws: AlteredRow.self) { try await fixture.act(SubmitClaims(), "submit-1") }
    #expect(try await base.desk.waitingClaimFiles().isEmpty)
    let standings = try await base.desk.write(in: base.practice) { connection in
      try made.map { try connection.claim($0)!.standing }
    }
    #expect(standings == [.ready, .ready, .ready])
    #expect(try await fixture.opened(claims[0]).events.map(\.event.kind) == [.made])
  }

  @Test("A line is on a claim or on a receipt, never on both")
  func never() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let appointment = try await fixture.sign(1, outside: 15)
    let charged = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    let (payers, patients) = (charged.charges[0], charged.charges[1])
    // The payer's line gets no receipt, before it is claimed and after.
    await #expect(throws: Refusal.self) {
      try await fixture.act(IssueReceipt(episode: fixture.episode, charges: [payers]), "receipt-0")
    }
    _ = try await fixture.act(MakeClaims(episode: fixture.episode), "claims-1")
    await #expect(throws: Refusal.self) {
      try await fixture.act(IssueReceipt(episode: fixture.episode, charges: [payers, patients]), "receipt-1")
    }
    let receipt = try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-2")
    let opened = try await fixture.base.desk.ask(ShowReceipt(receipt: receipt), by: fixture.biller)
    #expect(opened.receipt.kind == .outsideOrder && opened.receipt.charged.cents == 3_000)
    await #expect(throws: Refusal.self) {
      try await fixture.act(IssueReceipt(episode: fixture.episode, charges: [patients]), "receipt-3")
    }
    let stored = try await fixture.sheet().charges
    #expect(stored.allSatisfy { ($0.claim == nil) != ($0.receipt == nil) })
  }

  @Test("Out of network the session gets a superbill and no claim")
  func superbill() async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "commercial_out_of_network")
    let appointment = try await fixture.sign(1)
    let charged = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    #expect(charged.fromPayer == .zero && charged.fromPatient.cents == 9_000)
    await #expect(throws: Refusal.self) { try await fixture.act(MakeClaims(episode: fixture.episode), "claims-1") }
    let paid = Receipt.Payment(amount: Money(cents: 9_000), method: .card, day: DeskFixture.today)
    let id = try await fixture.act(IssueReceipt(episode: fixture.episode, payments: [paid]), "receipt-1")
    let receipt = try await fixture.base.desk.ask(ShowReceipt(receipt: id), by: fixture.biller).receipt
    #expect(receipt.kind == .superbill && receipt.balance == .zero && receipt.showsDiagnoses)
  }

  @Test("Receipt numbers of a location have no gap, whatever is refused between", arguments: DeskEngine.allCases)
  func gapless(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine, classKey: "hsa")
    var numbers: [Int] = []
    for number in 1...6 {
      let appointment = try await fixture.sign(number, on: "2026-11-1\(number)")
      _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-\(number)")
      let id = try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-\(number)")
      await #expect(throws: Refusal.self) {
        try await fixture.act(IssueReceipt(episode: fixture.episode), "nothing-\(number)")
      }
      numbers.append(try await fixture.base.desk.ask(ShowReceipt(receipt: id), by: fixture.biller).receipt.number)
      if number == 3 {
        let note = try await fixture.act(VoidReceipt(receipt: id), "void-1")
        let credit = try await fixture.base.desk.ask(ShowReceipt(receipt: note), by: fixture.biller)
        #expect(credit.receipt.charged.cents == -9_000 && credit.voids?.id == id)
        numbers.append(credit.receipt.number)
        await #expect(throws: Refusal.self) { try await fixture.act(VoidReceipt(receipt: id), "void-2") }
      }
    }
    #expect(numbers == Array(1...7))
  }

  @Test(
    "Every row of claims and receipts is under its digest, and its lists use their index",
    arguments: DeskEngine.allCases)
  func rows(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine)
    _ = try await fixture.makeClaim(1)
    _ = try await fixture.act(SubmitClaims(), "submit-1")
    let base = fixture.base
    let faults = try await base.desk.database.read(in: .of(base.practice)) { connection in
      try CheckedTable.all.flatMap { try connection.faults(in: $0) }
    }
    #expect(faults == [])
  }

  @Test("Another practice's claims are not there")
  func tenancy() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    let other = try await fixture.base.desk.addPractice(named: "Other Hands")
    let stranger = fixture.base.caller(Set(Role.allCases), in: other)
    await #expect(throws: Refusal.notFound) { try await fixture.base.desk.ask(ShowClaim(claim: claim), by: stranger) }
    #expect(try await fixture.base.desk.ask(ShowClaims(), by: stranger).ready.isEmpty)
  }

  @Test("A letter is kept with its last day")
  func letters() async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "fsa")
    _ = try await fixture.act(
      RecordLetter(
        patient: fixture.patient, account: .fsa, signedOn: CalendarDay("2026-06-01")!, prescriberName: "Helen Bergstrom"
      ),
      "letter-1")
    #expect(try await fixture.sheet().letters.map(\.lastDay) == [CalendarDay("2027-05-31")!])
    for (day, key) in [("2027-06-01", "letter-2"), ("1900-01-01", "letter-3")] {
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.act(
          RecordLetter(patient: fixture.patient, account: .fsa, signedOn: CalendarDay(day)!, prescriberName: "H. B."),
          key)
      }
      #expect(refusal?.faults.map(\.field) == ["signedOn"])
    }
  }
}
