import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A payer pays at last what had been given up: the earlier decision is undone, and nobody pays twice.
@Suite struct WonAppealTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  /// A claim of 140.00 refused, given up one way or the other, then paid: 96.00, and 44.00 by contract.
  private func won(
    _ engine: DeskEngine = .sqlite, _ ending: SettleDenial.Ending
  ) async throws -> (MoneyFixture, RemittanceID, ClaimID) {
    let money = try await MoneyFixture(engine)
    let claim = try await money.send(1)
    let refused = [[MoneyFixture.pr("204", 7000)], [MoneyFixture.pr("204", 7000)]]
    try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, refused)])])
    let denial = try await money.ask(ShowDenials()).lines[0].stored.id
    _ = try await money.perform(SettleDenial(denial: denial, ending: ending, how: "Given up."))
    let paid = [[MoneyFixture.co("45", 2200)], [MoneyFixture.co("45", 2200)]]
    let posted = try await money.post([
      MoneyFixture.remittance([MoneyFixture.answer(1, paid, icn: "ICN2")], trace: "T2")
    ])
    return (money, posted.remittances[0].id, claim)
  }

  private func post(_ remittance: RemittanceID, takingBack: [PostingID]) -> ResolveParkedClaim {
    ResolveParkedClaim(
      remittance: remittance, number: 0,
      decision: .post(
        controlNumber: "1", contractual: Self.cents(4400), toPatient: .zero, takingBack: takingBack),
      reason: "Appeal won.")
  }

  @Test("A write-off is undone and the payment posted in one act, once", arguments: DeskEngine.allCases)
  func writtenOff(engine: DeskEngine) async throws {
    let (money, remittance, claim) = try await won(engine, .writeOff(Self.cents(14000)))
    let waiting = try await money.ask(ShowRemittance(remittance: remittance)).claims[0]
    #expect(waiting.answer.content.reason == .moreThanOpen(.zero))
    #expect(waiting.decisions.map(\.cause) == [.writeOff])
    await #expect(throws: Refusal.self) { try await money.perform(post(remittance, takingBack: [])) }
    let stranger = PostingID(high: 9, low: 9)
    await #expect(throws: Refusal.self) { try await money.perform(post(remittance, takingBack: [stranger])) }
    let decision = waiting.decisions.map(\.id)
    #expect(try await money.perform(post(remittance, takingBack: decision)))
    #expect(try await money.balance(.writeOff) == 0)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await money.balance(.contractualAdjustment) == 4400)
    #expect(try await money.balance(.suspense(remittance)) == 0)
    let patient = money.patient
    let standing = try await money.read { connection in try connection.decisions(about: claim, of: patient) }
    #expect(standing.isEmpty)
    try await money.verify()
  }

  @Test("What had become the patient's is theirs no more; what they paid of it is held for them")
  func transferred() async throws {
    let signed = CalendarDay("2026-11-01")
    let (money, remittance, claim) = try await won(.sqlite, .toPatient(Self.cents(14000), noticeSignedOn: signed))
    _ = try await money.perform(TakePatientPayment(patient: money.patient, amount: Self.cents(5000), method: .card))
    let decision = try await money.ask(ShowRemittance(remittance: remittance)).claims[0].decisions.map(\.id)
    #expect(try await money.perform(post(remittance, takingBack: decision)))
    #expect(try await money.balance(.patientReceivable(money.patient)) == 0)
    #expect(try await money.balance(.patientCredit(money.patient)) == -5000)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    try await money.verify()
  }

  @Test("A debt that was forgone since never becomes money the patient gets: both are undone, or neither")
  func forgone() async throws {
    let signed = CalendarDay("2026-11-01")
    let (money, remittance, _) = try await won(.sqlite, .toPatient(Self.cents(14000), noticeSignedOn: signed))
    _ = try await money.perform(
      WriteOffPatient(patient: money.patient, amount: Self.cents(14000), reason: "Hardship."))
    let decisions = try await money.ask(ShowRemittance(remittance: remittance)).claims[0].decisions
    #expect(Set(decisions.map(\.cause)) == [.transferToPatient, .writeOff])
    let transfer = try #require(decisions.first { $0.cause == .transferToPatient }).id
    let refusal = await #expect(throws: Refusal.self) {
      try await money.perform(post(remittance, takingBack: [transfer]))
    }
    #expect(refusal?.faults.map(\.field) == ["takeBack"])
    #expect(try await money.perform(post(remittance, takingBack: decisions.map(\.id))))
    for account in [Account.patientCredit(money.patient), .patientReceivable(money.patient), .writeOff] {
      #expect(try await money.balance(account) == 0)
    }
    try await money.verify()
  }
}
