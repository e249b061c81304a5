import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What payers take or give beside claims: each on its own balance, until somebody says which claim it was.
@Suite struct PayerBalanceTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  /// A file of one paid claim, `beside` taken beside it, whose payer is named so.
  private func file(_ number: Int, beside: Int, named lines: [String], trace: String) -> [UInt8] {
    let paid = MoneyFixture.answer(number, [[MoneyFixture.co("45", 2200)], []], icn: "ICN\(number)")
    let remittance = MoneyFixture.remittance(
      [paid], trace: trace, beside: [ProviderAdjustment("WO", reference: nil, amount: Self.cents(beside))])
    var text = String(decoding: MoneyFixture.file([remittance]), as: UTF8.self)
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // The writer names the payer in N1 and REF 2U; a real file may do neither.
    var kept = parts.filter { !$0.hasPrefix("REF*2U") }
    let place = kept.firstIndex { $0.hasPrefix("N1*PR") }!
    let address = kept[(place + 1)...(place + 2)]
    kept.replaceSubrange(place...(place + 2), with: [lines[0]] + address + lines.dropFirst())
    let segments = kept.firstIndex { $0.hasPrefix("SE*") }! - kept.firstIndex { $0.hasPrefix("ST*") }! + 1
    kept = kept.map { $0.hasPrefix("SE*") ? "SE*\(segments)*0001~" : $0 }
    text = kept.joined(separator: "\n")
    return Array(text.utf8)
  }

  @Test("Each payer has a balance of its own: by N104, else REF 2U, else TRN03", arguments: DeskEngine.allCases)
  func numbers(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    for number in 1...3 { try await money.send(number) }
    let files = [
      file(1, beside: 100, named: ["N1*PR*REGENCE*XV*00932~"], trace: "A1"),
      file(2, beside: 200, named: ["N1*PR*EVERGREEN~", "REF*2U*EVG01~"], trace: "A2"),
      file(3, beside: 400, named: ["N1*PR*CASCADE~"], trace: "A3"),
    ]
    for bytes in files {
      let posted = try await money.post(bytes: bytes)
      #expect(posted.reason == nil && posted.remittances.allSatisfy { $0.held == nil }, "\(posted)")
    }
    let balances = try await money.ask(ShowPayerBalances())
    #expect(balances.map(\.number) == ["00932", "1911111111", "EVG01"])
    #expect(balances.map(\.name) == ["REGENCE", "CASCADE", "EVERGREEN"])
    #expect(balances.map(\.open.taken.cents) == [100, 400, 200])
    try await money.verify()
  }

  typealias Row = (beside: Int, applied: Int, isDone: Bool, open: Int)
  /// Of a claim of 140.00 with 118.00 paid and 22.00 forgone: what was taken (or given) and put down to it.
  static let rows: [Row] = [
    (700, 700, true, 700), (700, 300, true, 300), (700, 701, false, 0), (700, 0, false, 0), (-700, 700, false, 0),
  ]

  @Test("What was taken opens the claim again and stands among the refused ones", arguments: rows.indices)
  func apply(index: Int) async throws {
    let row = Self.rows[index]
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let paid = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []])
    try await money.post([
      MoneyFixture.remittance(
        [paid], beside: [ProviderAdjustment("WO", reference: nil, amount: Self.cents(row.beside))])
    ])
    let act = ApplyPayerBalance(
      payer: "00932", controlNumber: "1", amount: Self.cents(row.applied), reason: "Overpaid by the plan.")
    if row.isDone {
      #expect(try await money.perform(act))
    } else {
      let refusal = await #expect(throws: Refusal.self) { try await money.perform(act) }
      #expect(refusal?.faults.map(\.field) == ["amount"])
    }
    #expect(try await money.balance(.payerReceivable(claim)) == row.open)
    #expect(try await money.balance(.payerBalance("00932")) == row.beside - (row.isDone ? row.applied : 0))
    let denials = try await money.ask(ShowDenials()).lines
    #expect(denials.map(\.stored.denial.amount.cents) == (row.isDone ? [row.applied] : []))
    try await money.verify()
  }

  @Test("What was given pays a claim that is open; an unanswered claim and a stranger's take nothing")
  func given() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    try await money.send(2)
    let refused = MoneyFixture.answer(1, [[MoneyFixture.co("197", 7000)], []])
    try await money.post([
      MoneyFixture.remittance([refused], beside: [ProviderAdjustment("72", reference: nil, amount: Self.cents(-3000))])
    ])
    func apply(_ number: String) -> ApplyPayerBalance {
      ApplyPayerBalance(payer: "00932", controlNumber: number, amount: Self.cents(3000), reason: "Told by the payer.")
    }
    for number in ["2", "404"] {
      let refusal = await #expect(throws: Refusal.self) { try await money.perform(apply(number)) }
      #expect(refusal?.faults.map(\.field) == ["claim"])
    }
    #expect(try await money.perform(apply("1")))
    #expect(try await money.balance(.payerReceivable(claim)) == 4000)
    #expect(try await money.ask(ShowPayerBalances()).isEmpty)
    try await money.verify()
  }

  @Test("What a payer took and what it gave are never set off: each is put down to the claim it is about")
  func apart() async throws {
    let money = try await MoneyFixture()
    let (first, second) = (try await money.send(1), try await money.send(2))
    let answers = [
      MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []]),
      MoneyFixture.answer(2, [[MoneyFixture.co("197", 7000)], []], icn: "ICN2"),
    ]
    try await money.post([
      MoneyFixture.remittance(
        answers,
        beside: [
          ProviderAdjustment("72", reference: "2", amount: Self.cents(-6000)),
          ProviderAdjustment("WO", reference: "1", amount: Self.cents(700)),
        ])
    ])
    let balance = try #require(try await money.ask(ShowPayerBalances()).first)
    #expect(balance.open.taken == Self.cents(700) && balance.open.given == Self.cents(6000))
    #expect(balance.entries.map(\.note) == ["72, about 2", "WO, about 1"])
    #expect(try await money.balance(.payerBalance("00932")) == -5300)
    #expect(try await money.ask(ShowWaitingMoney()).beside == CountedMoney(1, Self.cents(6700)))
    func apply(_ number: String, _ cents: Int, isTaken: Bool?) -> ApplyPayerBalance {
      ApplyPayerBalance(
        payer: "00932", controlNumber: number, amount: Self.cents(cents), isTaken: isTaken, reason: "Told so.")
    }
    let open = await #expect(throws: Refusal.self) { try await money.perform(apply("1", 700, isTaken: nil)) }
    #expect(open?.faults.map(\.field) == ["payer"])
    let more = await #expect(throws: Refusal.self) { try await money.perform(apply("1", 701, isTaken: true)) }
    #expect(more?.faults.map(\.field) == ["amount"])
    #expect(try await money.perform(apply("1", 700, isTaken: true)))
    #expect(try await money.balance(.payerReceivable(first)) == 700)
    #expect(try await money.balance(.payerBalance("00932")) == -6000)
    #expect(try await money.perform(apply("2", 6000, isTaken: false)))
    #expect(try await money.balance(.payerReceivable(second)) == 1000)
    #expect(try await money.ask(ShowPayerBalances()).isEmpty)
    try await money.verify()
  }

  /// A second payer's claim, answered by it, beside Regence's 3.00 that stand on Regence's balance.
  private func twoPayers() async throws -> (money: MoneyFixture, other: ClaimID) {
    let money = try await MoneyFixture()
    try await money.send(1)
    let (patient, plan, other) = (money.patient, money.fixture.inNetwork, ClaimID(high: 5, low: 2))
    try await money.write { connection in
      var claim = Claim.sent("2", family: "DELACROIX", lines: [7000, 7000])
      claim.coverage.payer = ClaimPayer(name: "Washington L&I", number: "LNI01")
      try connection.add(claim, other, patient, plan)
    }
    let paid = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []])
    var foreign = MoneyFixture.remittance(
      [MoneyFixture.answer(2, [[MoneyFixture.co("45", 2200)], []], icn: "ICN2")], trace: "EFT2")
    foreign.payer = ClaimPayer(name: "WASHINGTON L&I", number: "LNI01", address: foreign.payer.address)
    try await money.post([
      MoneyFixture.remittance([paid], beside: [ProviderAdjustment("WO", reference: nil, amount: Self.cents(300))]),
      foreign,
    ])
    return (money, other)
  }

  @Test("What one payer took is never put down to another payer's claim")
  func strangers() async throws {
    let (money, other) = try await twoPayers()
    let act = ApplyPayerBalance(
      payer: "00932", controlNumber: "2", amount: Self.cents(300), reason: "Told by the payer.")
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(act) }
    #expect(refusal?.faults.map(\.field) == ["claim"])
    #expect(refusal?.faults.first?.sentence.hasPrefix("This claim went to Washington L&I.") == true)
    #expect(try await money.balance(.payerReceivable(other)) == 0)
    #expect(try await money.balance(.payerBalance("00932")) == 300)
    try await money.verify()
  }

  @Test("What was put down stands on the claim, and is taken off it once, with its work")
  func takeBack() async throws {
    let (money, _) = try await twoPayers()
    let claim = ClaimID(high: 5, low: 1)
    let put = ApplyPayerBalance(payer: "00932", controlNumber: "1", amount: Self.cents(300), reason: "Overpaid.")
    #expect(try await money.perform(put))
    let opened = try await money.ask(ShowClaim(claim: claim))
    let applied = try #require(opened.decided.first)
    #expect(opened.decided.map(\.cause) == [.payerBalanceApplied] && opened.open == Self.cents(300))
    let back = TakeBackPayerBalance(claim: claim, posting: applied.id, reason: "It was another claim's.")
    let unsaid = TakeBackPayerBalance(claim: claim, posting: applied.id, reason: "")
    await #expect(throws: Refusal.self) { try await money.perform(unsaid) }
    #expect(try await money.perform(back))
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await money.balance(.payerBalance("00932")) == 300)
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    #expect(try await money.ask(ShowClaim(claim: claim)).decided.isEmpty)
    let again = await #expect(throws: Refusal.self) { try await money.perform(back) }
    #expect(again?.kind == .conflict)
    try await money.verify()
  }

  @Test("Money a payer gave, taken off a claim again, leaves work for what is open then")
  func givenAndTakenOff() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let refused = MoneyFixture.answer(1, [[MoneyFixture.co("197", 2200)], []])
    try await money.post([
      MoneyFixture.remittance([refused], beside: [ProviderAdjustment("WO", reference: nil, amount: Self.cents(-2200))])
    ])
    let put = ApplyPayerBalance(payer: "00932", controlNumber: "1", amount: Self.cents(2200), reason: "Paid beside.")
    #expect(try await money.perform(put))
    if let denial = try await money.ask(ShowDenials()).lines.first?.stored.id {
      _ = try await money.perform(SettleDenial(denial: denial, ending: .answered, how: "Paid beside."))
    }
    let applied = try #require(try await money.ask(ShowClaim(claim: claim)).decided.first)
    let back = TakeBackPayerBalance(claim: claim, posting: applied.id, reason: "It was another claim's.")
    #expect(try await money.perform(back))
    #expect(try await money.balance(.payerReceivable(claim)) == 2200)
    #expect(try await money.ask(ShowDenials()).lines.map(\.stored.denial.amount.cents) == [2200])
    try await money.verify()
  }

  @Test("What was written off meanwhile is not another claim's any more")
  func settledSince() async throws {
    let (money, _) = try await twoPayers()
    let claim = ClaimID(high: 5, low: 1)
    let put = ApplyPayerBalance(payer: "00932", controlNumber: "1", amount: Self.cents(300), reason: "Overpaid.")
    #expect(try await money.perform(put))
    let denial = try #require(try await money.ask(ShowDenials()).lines.first).stored.id
    _ = try await money.perform(SettleDenial(denial: denial, ending: .writeOff(Self.cents(300)), how: "Too small."))
    let applied = try #require(
      try await money.ask(ShowClaim(claim: claim)).decided.first { $0.cause == .payerBalanceApplied })
    let back = TakeBackPayerBalance(claim: claim, posting: applied.id, reason: "It was another claim's.")
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(back) }
    #expect(refusal?.faults.map(\.field) == ["reason"])
    try await money.verify()
  }
}
