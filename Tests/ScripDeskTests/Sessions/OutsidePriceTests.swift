import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Work outside the order costs what the patient was told.
@Suite struct OutsidePriceTests {
  private static func priced() async throws -> SessionFixture {
    let fixture = try await SessionFixture(.sqlite)
    let fees = FeeSchedule(
      validFrom: CalendarDay("2026-01-01")!,
      prices: [.init(.massage, perUnit: Money(cents: 3_500), selfPay: Money(cents: 3_000))])
    _ = try await fixture.base.perform(SaveFees(fees), "fees")
    return fixture
  }

  @Test("The price the patient agreed to stands in the note, and the charge is the same")
  func kept() async throws {
    let fixture = try await Self.priced()
    let appointment = try await fixture.book(1)
    let note = SessionFixture.note { $0.outside?.work[0].minutes = 30 }
    let answer = try await fixture.base.desk.ask(
      AskAboutNote(appointment: appointment, note: note), by: fixture.caller(fixture.therapist))
    #expect(answer.outsidePrice == .amount(Money(cents: 6_000)))
    let long = SessionFixture.note {
      $0.outside?.work[0].minutes = 30
      $0.ranLonger = "The hip as well"
      $0.outside?.price = Money(cents: 3_000)
    }
    await #expect(throws: Refusal.self, "told half of it") {
      try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: long), "sign-1")
    }
    var told = long
    told.outside?.price = Money(cents: 6_000)
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: told), "sign-2")
    #expect(try await fixture.opened(appointment).signed?.note.note.outside?.price == Money(cents: 6_000))
    _ = try await fixture.base.perform(ChargeSession(appointment: appointment), "charge-1")
    let charges = try await fixture.base.desk.write(in: fixture.base.practice) { try $0.charges(of: appointment) }
    #expect(charges.map(\.charge).filter { $0.segment == .outsideOrder }.total == Money(cents: 6_000))
  }

  @Test("Prices saved later, from a day before the session, are asked about and leave what the patient agreed to")
  func later() async throws {
    let fixture = try await Self.priced()
    let appointment = try await fixture.book(1)
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let fees = FeeSchedule(
      validFrom: CalendarDay("2026-11-10")!,
      prices: [.init(.massage, perUnit: Money(cents: 4_000), selfPay: Money(cents: 3_700))])
    let asked = await #expect(throws: Refusal.self) { try await fixture.base.perform(SaveFees(fees), "fees-2") }
    #expect(asked?.faults.map(\.field) == [SaveFees.meantField])
    let told = asked?.faults.first?.sentence ?? ""
    #expect(told.hasPrefix("Since 10 Nov 2026: 1 session is signed and not charged yet"))
    _ = try await fixture.base.perform(SaveFees(fees, isMeant: true), "fees-3")
    _ = try await fixture.base.perform(ChargeSession(appointment: appointment), "charge-1")
    let charges = try await fixture.base.desk.write(in: fixture.base.practice) { try $0.charges(of: appointment) }
    let cents = charges.map(\.charge).reduce(into: [:]) { $0[$1.segment] = $1.amount.cents }
    #expect(cents == [.ordered: 12_000, .outsideOrder: 3_000])
    let again = await #expect(throws: Refusal.self) { try await fixture.base.perform(SaveFees(fees), "fees-4") }
    #expect(again?.faults.first?.sentence.contains("1 session is charged already") == true)
    var tomorrow = fees
    tomorrow.validFrom = DeskFixture.today.adding(days: 1)
    _ = try await fixture.base.perform(SaveFees(tomorrow), "fees-5")
  }

  @Test("Prices for one kind of payer ask only about sessions that they are for")
  func ofAnotherClass() async throws {
    let fixture = try await Self.priced()
    let appointment = try await fixture.book(1)
    let own = try await fixture.opened(appointment).payer.key
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let fees = { (classKey: String?) in
      FeeSchedule(
        classKey: classKey, validFrom: CalendarDay("2026-11-10")!,
        prices: [.init(.massage, perUnit: Money(cents: 4_000), selfPay: Money(cents: 3_700))])
    }
    let other = try #require(DeskFixture.reference().payers.classes.first { $0.key != own }).key
    _ = try await fixture.base.perform(SaveFees(fees(other)), "fees-2")
    await #expect(throws: Refusal.self) { try await fixture.base.perform(SaveFees(fees(own)), "fees-3") }
    _ = try await fixture.base.perform(SaveFees(fees(own), isMeant: true), "fees-4")
    // The session's class has prices of its own now, so those for every other class are not for it.
    _ = try await fixture.base.perform(SaveFees(fees(nil)), "fees-5")
  }

  @Test("Without a price on file none is kept, and the note can be signed")
  func none() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let appointment = try await fixture.book(1)
    let note = SessionFixture.note { $0.outside?.price = Money(cents: 1) }
    let answer = try await fixture.base.desk.ask(
      AskAboutNote(appointment: appointment, note: note), by: fixture.caller(fixture.therapist))
    #expect(answer.outsidePrice == .noPrice(.massage))
    try await fixture.act(SignNote(appointment: appointment, revisionSeen: 0, note: note), "sign-1")
    #expect(try await fixture.opened(appointment).signed?.note.note.outside?.price == nil)
  }

  @Test("Where no patient may be asked for money, there is nothing to agree to pay")
  func never() async throws {
    var payer = try #require(try await SessionFixture(.sqlite).opened(payerOf: 1))
    payer.selfPay = .never
    let units = UnitCount([TreatedMinutes(.massage, minutes: 15)!], rule: .cpt)
    let price = OutsidePrice(units, on: DeskFixture.today, payer: payer, fees: [])
    guard case .nothing = price else {
      Issue.record("\(String(describing: price))")
      return
    }
    #expect(price?.amount == nil)
  }
}

extension SessionFixture {
  fileprivate func opened(payerOf number: Int) async throws -> PayerRules? {
    try await opened(try await book(number)).payer
  }
}
