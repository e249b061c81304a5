import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What a receipt says was charged and paid is what the books say.
@Suite struct ReceiptActTests {
  /// Sessions of 90.00 at an insurer out of network, charged.
  static func charged(
    _ days: [String], outside: Int = 0, now: @escaping @Sendable () -> Moment = { DeskFixture.now }
  ) async throws -> ClaimFixture {
    let fixture = try await ClaimFixture(.sqlite, classKey: "commercial_out_of_network", now: now)
    for (index, day) in days.enumerated() {
      let appointment = try await fixture.sign(index + 1, on: day, outside: outside)
      _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-\(index)")
    }
    return fixture
  }

  static func opened(_ receipt: ReceiptID, _ fixture: ClaimFixture) async throws -> ShowReceipt.Opened {
    try await fixture.base.desk.ask(ShowReceipt(receipt: receipt), by: fixture.biller)
  }

  @Test("The work of two therapists gets two receipts, each under the name of who did it")
  func therapists() async throws {
    var fixture = try await Self.charged(["2026-11-18"])
    let second = try await fixture.act(
      SaveTherapist(Therapist(id: TherapistID(high: 0, low: 0), name: "Ann Rey", npi: "2000000028"), isNew: true),
      "second")
    let first = fixture.therapist
    fixture.therapist = second
    let appointment = try await fixture.sign(2, on: "2026-11-19")
    _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-second")
    var names: [String?] = []
    for number in 1...2 {
      let id = try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-\(number)")
      let opened = try await Self.opened(id, fixture)
      #expect(opened.receipt.charges.map(\.therapist) == [number == 1 ? first : second])
      names.append(opened.therapist?.name)
    }
    #expect(names == ["Sam Lee", "Ann Rey"])
    await #expect(throws: Refusal.self) {
      try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-3")
    }
  }

  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  @Test("What the patient agreed to pay stands on the account before it has a receipt, and in the books from then on")
  func withoutReceipt() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let appointment = try await fixture.sign(1, outside: 15)
    let charged = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    #expect(charged.fromPayer.cents == 10_500 && charged.fromPatient.cents == 3_000)
    func account() async throws -> ShowAccount.Account {
      try await fixture.base.desk.ask(ShowAccount(patient: fixture.patient), by: fixture.biller)
    }
    let before = try await account()
    #expect(before.withoutReceipt.map(\.amount.cents) == [3_000] && before.balance == PatientBalance())
    _ = try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-1")
    let after = try await account()
    #expect(after.withoutReceipt.isEmpty && after.balance.owed.cents == 3_000)
  }

  @Test("A receipt keeps the balance of its day; what was paid since shows on the account")
  func paidSince() async throws {
    let fixture = try await Self.charged(["2026-11-18"])
    let paid = Receipt.Payment(amount: Self.cents(1_000), method: .card, day: DeskFixture.today)
    let id = try await fixture.act(IssueReceipt(episode: fixture.episode, payments: [paid]), "receipt-1")
    #expect(try await Self.opened(id, fixture).owed.cents == 8_000)
    _ = try await fixture.act(
      TakePatientPayment(patient: fixture.patient, amount: Self.cents(8_000), method: .check), "rest")
    let opened = try await Self.opened(id, fixture)
    #expect(opened.receipt.balance.cents == 8_000 && opened.owed == .zero)
    #expect(try await fixture.sheet().balance.owed == .zero)
  }

  @Test("A receipt asks for its own lines alone, and shows what was paid before as it was paid")
  func paid() async throws {
    let fixture = try await Self.charged(["2026-11-18"], outside: 15)
    for (cents, method) in [(5_000, .cash), (2_000, .check)] as [(Int, Receipt.Payment.Method)] {
      _ = try await fixture.act(
        TakePatientPayment(patient: fixture.patient, amount: Self.cents(cents), method: method), "before-\(cents)")
    }
    func give(_ cents: Int, _ key: String) async throws -> Receipt {
      let paid = Receipt.Payment(amount: Self.cents(cents), method: .card, day: DeskFixture.today)
      let id = try await fixture.act(IssueReceipt(episode: fixture.episode, payments: cents == 0 ? [] : [paid]), key)
      return try await Self.opened(id, fixture).receipt
    }
    #expect(try await fixture.sheet().nextReceipt?.due.cents == 2_000)
    let refusal = await #expect(throws: Refusal.self) { try await give(12_000 - 7_000, "all") }
    #expect(refusal?.faults.map(\.field) == ["paid"])
    let ordered = try await give(2_000, "ordered")
    #expect(ordered.charged.cents == 9_000 && ordered.paid.cents == 9_000 && ordered.balance == .zero)
    // Both were taken in one moment.
    let before = (ordered.fromAccount ?? []).sorted { $0.amount > $1.amount }
    #expect(before.map(\.method) == [.cash, .check] && before.map(\.amount.cents) == [5_000, 2_000])
    #expect(try await fixture.sheet().nextReceipt?.due.cents == 3_000)
    let outside = try await give(0, "outside")
    #expect(outside.fromAccount == nil && outside.balance.cents == 3_000)
    let account = try await fixture.base.desk.ask(ShowAccount(patient: fixture.patient), by: fixture.biller)
    #expect(account.balance == PatientBalance(owed: Self.cents(3_000), credit: .zero))
  }

  @Test("A receipt is given only as it was shown: not the next one in its place, and not on an account that changed")
  func seen() async throws {
    let fixture = try await Self.charged(["2026-11-18"], outside: 15)
    let paid = Receipt.Payment(amount: Self.cents(3_000), method: .card, day: DeskFixture.today)
    func give(seeing mark: RecordMark, _ key: String) async throws -> ReceiptID {
      try await fixture.act(IssueReceipt(episode: fixture.episode, payments: [paid], seen: mark), key)
    }
    let shown = try await fixture.sheet().mark
    _ = try await give(seeing: shown, "first")
    let next = try await fixture.sheet()
    #expect(next.nextReceipt?.kind == .outsideOrder && next.mark != shown)
    let refusal = await #expect(throws: Refusal.self) { try await give(seeing: shown, "second") }
    #expect(refusal?.faults.map(\.field) == [RecordMark.field])
    #expect(
      refusal?.faults.first?.sentence.hasPrefix(
        "The account changed since this page was opened: $60.00 is owed now, $0.00 is held.") == true)
    _ = try await fixture.act(
      TakePatientPayment(patient: fixture.patient, amount: Self.cents(1_000), method: .cash), "meanwhile")
    await #expect(throws: Refusal.self) { try await give(seeing: next.mark, "third") }
    #expect(try await fixture.sheet().receipts.count == 1)
    _ = try await give(seeing: try await fixture.sheet().mark, "fourth")
    let empty = try await fixture.sheet()
    #expect(empty.receipts.count == 2 && empty.nextReceipt == nil)
    await #expect(throws: Refusal.self) { try await give(seeing: next.mark, "fifth") }
  }

  typealias Voided = (prepaid: Int, paid: Int, elsewhere: Int, back: Int, most: Int)
  /// Of a receipt of 90.00: what was held before it, paid with it, is owed elsewhere, and went back.
  static let voids: [Voided] = [
    (0, 9_000, 0, 9_000, 9_000), (0, 9_000, 6_000, 3_000, 3_000), (0, 9_000, 6_000, 0, 3_000),
    (0, 0, 0, 0, 0), (5_000, 4_000, 0, 4_000, 9_000), (0, 9_000, 12_000, 0, 0),
  ]

  @Test("A credit note prints what went back, and the books say the same", arguments: voids.indices)
  func void(index: Int) async throws {
    let row = Self.voids[index]
    let fixture = try await Self.charged(["2026-11-18"])
    let patient = fixture.patient
    func held() async throws -> PatientBalance {
      try await fixture.base.desk.ask(ShowAccount(patient: patient), by: fixture.biller).balance
    }
    if row.prepaid > 0 {
      _ = try await fixture.act(
        TakePatientPayment(patient: patient, amount: Self.cents(row.prepaid), method: .cash), "before")
    }
    let paid = Receipt.Payment(amount: Self.cents(row.paid), method: .cash, day: DeskFixture.today)
    let id = try await fixture.act(
      IssueReceipt(episode: fixture.episode, payments: row.paid == 0 ? [] : [paid]), "receipt")
    let elsewhere = row.elsewhere
    try await fixture.base.desk.write(in: fixture.base.practice) { connection in
      let entries = PatientMoney.charge(Self.cents(elsewhere), to: patient)
      guard
        let posting = Posting(
          id: PostingID(high: 77, low: 1), day: DeskFixture.today, at: DeskFixture.now, cause: .charge,
          entries: entries, patient: patient)
      else { return }
      try connection.append(posting, by: MembershipID(high: 7, low: 2))
    }
    let over = VoidReceipt(receipt: id, givenBack: Self.cents(row.most + 1), method: .cash)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.act(over, "over") }
    #expect(refusal?.faults.map(\.field) == ["back"])
    let before = try await held()
    let note = try await fixture.act(VoidReceipt(receipt: id, givenBack: Self.cents(row.back), method: .cash), "void")
    let printed = try await Self.opened(note, fixture).receipt
    #expect(printed.charged.cents == -9_000)
    #expect(printed.payments.map(\.amount.cents) == (row.back == 0 ? [] : [-row.back]))
    #expect(printed.paid.cents == -(row.prepaid + row.paid))
    let after = try await held()
    // The charge is gone, and so is what went back; nothing else moved.
    let moved = (before.owed - before.credit) - (after.owed - after.credit)
    #expect(moved.cents == 9_000 - row.back)
    let payments = try await fixture.base.desk.ask(ShowAccount(patient: patient), by: fixture.biller).payments
    #expect(payments.filter { $0.kind == .refund }.map(\.amount.cents) == (row.back == 0 ? [] : [row.back]))
  }
}
