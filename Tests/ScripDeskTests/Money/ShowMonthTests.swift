import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A month of real acts adds up, is the sum of its days, and leads from what was owed before it to what is owed after it.
@Suite struct ShowMonthTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }
  static let november = CalendarMonth("2026-11")!
  static let december = CalendarMonth("2026-12")!
  static let daySeconds: Int64 = 86_400

  /// Two claims of 105.00 and a receipt of 30.00 in November, the first claim answered and paid; in December it is taken
  /// back, and the second is refused and written off.
  static func lived(_ engine: DeskEngine = .sqlite) async throws -> ClaimFixture {
    let clock = MovedClock()
    let fixture = try await ClaimFixture(engine, now: { clock.now })
    let patient = fixture.patient
    let first = try await fixture.makeClaim(1, on: "2026-11-17")
    try await fixture.send("1001", first)
    let answer = Self.answer("1001", [.init(.contractual, "45", cents(2_000)), .init(.patient, "3", cents(2_500))])
    try await post(answer, trace: "T1", fixture)
    _ = try await fixture.act(
      TakePatientPayment(patient: patient, amount: cents(3_000), method: .cash), "month-pay")
    _ = try await fixture.act(CloseDay(day: DeskFixture.today, drawer: cents(3_000)), "month-close")
    clock.pass(daySeconds)
    _ = try await fixture.act(RefundPatient(patient: patient, amount: cents(500), method: .card), "month-refund")
    let appointment = try await fixture.sign(2, on: "2026-11-19", outside: 15)
    _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-2")
    let second = try await fixture.act(MakeClaims(episode: fixture.episode), "claims-2")[0]
    try await fixture.send("1002", second)
    _ = try await fixture.act(IssueReceipt(episode: fixture.episode), "month-receipt")
    _ = try await fixture.act(WriteOffPatient(patient: patient, amount: cents(1_000), reason: "Agreed."), "month-off")
    clock.pass(7 * daySeconds)
    try await post(ResolveTests.takeback(of: answer), trace: "T2", fixture)
    try await post(Self.answer("1002", [.init(.contractual, "197", cents(10_500))]), trace: "T3", fixture)
    let denials = try await fixture.base.desk.ask(ShowDenials(), by: fixture.biller).lines
    let refused = try #require(denials.first { $0.claimNumber == "1002" }).stored.id
    _ = try await fixture.act(
      SettleDenial(denial: refused, ending: .writeOff(cents(10_500)), how: "No authorization."), "month-settle")
    return fixture
  }

  private static func answer(_ number: String, _ adjustments: [ClaimAdjustment]) -> RemittedClaim {
    let (charge, paid) = (cents(10_500), cents(10_500) - adjustments.total)
    let line = RemittedLine(
      controlNumber: "\(number)-1", procedure: .massage, day: CalendarDay("2026-11-19"), charge: charge, paid: paid,
      adjustments: adjustments)
    return RemittedClaim(
      controlNumber: number, status: .processedPrimary, charge: charge, paid: paid, payerClaimNumber: "P\(number)",
      lines: [line])
  }

  private static func post(_ answer: RemittedClaim, trace: String, _ fixture: ClaimFixture) async throws {
    _ = try await fixture.base.desk.postRemittanceAsProgram(
      Arrival(via: .upload, fileName: "day.835", mediaType: "text/plain"), in: fixture.base.practice,
      key: RequestKey("month-\(trace)")!, bytes: MoneyFixture.file([MoneyFixture.remittance([answer], trace: trace)]))
  }

  private static func month(_ month: CalendarMonth, _ fixture: ClaimFixture) async throws -> ShowMonth.Month {
    try await fixture.base.desk.ask(ShowMonth(month: month), by: fixture.biller)
  }

  /// Opening, charged, moved, paid, forgone, written off, closing.
  private static func shown(_ side: MonthBooks.Side) -> [Int] {
    [side.opening, side.charged, side.moved, side.paid, side.forgone, side.writtenOff, side.closing].map(\.cents)
  }

  @Test("What is owed at the end is what was owed before and what happened since", arguments: DeskEngine.allCases)
  func addsUp(engine: DeskEngine) async throws {
    let fixture = try await Self.lived(engine)
    let november = try await Self.month(Self.november, fixture)
    #expect(Self.shown(november.books.payers) == [0, 21_000, -2_500, 6_000, 2_000, 0, 10_500])
    #expect(Self.shown(november.books.patients) == [0, 3_000, 2_500, 2_500, 0, 1_000, 2_000])
    let december = try await Self.month(Self.december, fixture)
    #expect(Self.shown(december.books.payers) == [10_500, 0, 2_500, -6_000, -2_000, 10_500, 10_500])
    #expect(Self.shown(december.books.patients) == [2_000, 0, -2_500, -500, 0, 0, 0])
    #expect(november.books.isSound && december.books.isSound)
    #expect(december.books.heldForPatients.opening == .zero && december.books.heldForPatients.closing.cents == 500)
    #expect(december.books.payersCash.received.cents == -6_000)
    #expect(november.newest == Self.december)
    let before = try await Self.month(CalendarMonth("2026-10")!, fixture)
    #expect(before.books.days.isEmpty && before.books.together == MonthBooks.Side())
    let later = try await Self.month(CalendarMonth("2027-03")!, fixture)
    #expect(later.books.payers.opening.cents == 10_500 && later.books.days.isEmpty && later.books.isSound)
  }

  @Test("Payers, ways of paying and therapists have a line each", arguments: DeskEngine.allCases)
  func lines(engine: DeskEngine) async throws {
    let fixture = try await Self.lived(engine)
    let november = try await Self.month(Self.november, fixture)
    #expect(november.payers.map(\.name) == ["REGENCE"])
    #expect(november.payers.map(\.paid.cents) == [6_000] && november.payers.map(\.givenBack) == [.zero])
    #expect(november.methods.map(\.method) == [.card, .cash])
    #expect(november.methods.map(\.paid.cents) == [0, 3_000] && november.methods.map(\.givenBack.cents) == [500, 0])
    #expect(november.therapists.map(\.name) == ["Sam Lee"])
    let work = try #require(november.therapists.first).work
    #expect([work.sessions, work.units, work.charged.cents] == [2, 7, 24_000])
    let december = try await Self.month(Self.december, fixture)
    #expect(december.methods.isEmpty && december.therapists.isEmpty)
  }

  @Test("A month is the sum of its days, and a closed day is what it was closed with")
  func days() async throws {
    let fixture = try await Self.lived()
    let november = try await Self.month(Self.november, fixture)
    #expect(november.books.days.map(\.day.description) == ["2026-11-24", "2026-11-25"])
    #expect(november.books.days.map(\.charged.cents) == [10_500, 13_500])
    #expect(november.closedDays == [DeskFixture.today])
    var (methods, accounts): ([String: Money], [String: Money]) = ([:], [:])
    for line in november.books.days {
      let day = try await fixture.base.desk.ask(ShowDay(day: line.day), by: fixture.biller)
      #expect(day.totals.payers == line.payers)
      #expect(day.totals.byMethod.values.reduce(.zero, +) == line.patients)
      methods.merge(day.totals.byMethod, uniquingKeysWith: +)
      accounts.merge(day.totals.accounts, uniquingKeysWith: +)
    }
    #expect(Dictionary(uniqueKeysWithValues: november.methods.map { ($0.method.rawValue, $0.received) }) == methods)
    let books = november.books
    #expect(
      accounts["payerReceivable"] == books.payers.closing && accounts["patientReceivable"] == books.patients.closing)
    #expect(accounts["revenue"] == -books.together.charged && accounts["writeOff"] == books.together.writtenOff)
    #expect(accounts["contractualAdjustment"] == books.together.forgone)
  }

  @Test("The ledger has every entry of the month, by numbers, and leaves a line in the access log")
  func ledger() async throws {
    let fixture = try await Self.lived()
    let lines = try await fixture.base.desk.ask(ShowMonthLedger(month: Self.november), by: fixture.biller)
    let entries = lines.map(\.entry)
    for (posting, own) in Dictionary(grouping: entries, by: \.posting) {
      #expect(own.reduce(Money.zero) { $0 + $1.amount } == .zero, "\(posting)")
    }
    let owed = entries.filter { $0.account == .payerReceivable }
    #expect(owed.reduce(Money.zero) { $0 + $1.amount }.cents == 10_500)
    #expect(Set(owed.map(\.claimNumber)) == ["1001", "1002"])
    #expect(entries.compactMap(\.receiptNumber) == [1, 1])
    #expect(Set(entries.compactMap(\.payerName)) == ["REGENCE"])
    #expect(Set(entries.compactMap(\.patient)) == [fixture.patient])
    #expect(lines.filter { $0.method == .card }.map(\.entry.cause) == [.refund, .refund])
    #expect(entries.map(\.day) == entries.map(\.day).sorted())
    await fixture.base.desk.flushAccessLog()
    let told = try await fixture.base.desk.database.read(in: .of(fixture.base.practice)) { connection in
      try connection.auditLines(of: .access, limit: 100).filter { $0.act == "ShowMonthLedger" }.map(\.subjects)
    }
    #expect(told == [["month/2026-11"]])
  }

  @Test("Another practice sees nothing of it, and no role without the books sees any of it")
  func strangers() async throws {
    let fixture = try await Self.lived()
    let desk = fixture.base.desk
    let other = try await desk.addPractice(named: "Other Hands")
    let stranger = fixture.base.caller([.owner], in: other)
    let empty = try await desk.ask(ShowMonth(month: Self.november), by: stranger)
    #expect(empty.books.days.isEmpty && empty.books.together == MonthBooks.Side())
    #expect(empty.payers.isEmpty && empty.methods.isEmpty && empty.therapists.isEmpty && empty.closedDays.isEmpty)
    #expect(try await desk.ask(ShowMonthLedger(month: Self.november), by: stranger).isEmpty)
    for role in [Role.frontDesk, .therapist] {
      await #expect(throws: Refusal.forbidden) {
        try await desk.ask(ShowMonth(), by: fixture.base.caller([role]))
      }
      await #expect(throws: Refusal.forbidden) {
        try await desk.ask(ShowMonthLedger(month: Self.november), by: fixture.base.caller([role]))
      }
    }
  }
}
