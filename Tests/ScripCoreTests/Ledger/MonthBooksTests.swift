import ScripCore
import Testing

/// What is owed at the end of a month is what was owed at its beginning and what happened since, on both sides.
@Suite struct MonthBooksTests {
  typealias Moved = (kind: Account.Kind, cents: Int)
  /// A side as six amounts: charged, moved, paid, forgone, written off, and what it owes more at the end.
  typealias Row = (
    what: String, cause: Posting.Cause, isOfClaim: Bool, entries: [Moved], payers: [Int], patients: [Int]
  )
  static let nothing = [0, 0, 0, 0, 0, 0]
  static let rows: [Row] = [
    (
      "a claim leaves", .charge, true, [(.payerReceivable, 14000), (.revenue, -14000)],
      [14000, 0, 0, 0, 0, 14000], nothing
    ),
    (
      "a claim is voided", .chargeTakenBack, true, [(.payerReceivable, -14000), (.revenue, 14000)],
      [-14000, 0, 0, 0, 0, -14000], nothing
    ),
    (
      "a receipt", .charge, false, [(.patientReceivable, 9000), (.revenue, -9000)],
      nothing, [9000, 0, 0, 0, 0, 9000]
    ),
    (
      "a fee for a missed visit", .missedVisit, false, [(.patientReceivable, 5000), (.revenue, -5000)],
      nothing, [5000, 0, 0, 0, 0, 5000]
    ),
    ("a deposit", .deposit, false, [(.cash, 10300), (.suspense, -10300)], nothing, nothing),
    (
      "an answer", .remittedClaim, true,
      [(.payerReceivable, -14000), (.suspense, 9300), (.contractualAdjustment, 2200), (.patientReceivable, 2500)],
      [0, -2500, 9300, 2200, 0, -14000], [0, 2500, 0, 0, 0, 2500]
    ),
    (
      "a takeback", .reversal, true,
      [(.payerReceivable, 14000), (.suspense, -9300), (.contractualAdjustment, -2200), (.patientReceivable, -2500)],
      [0, 2500, -9300, -2200, 0, 14000], [0, -2500, 0, 0, 0, -2500]
    ),
    (
      "an answer from paper taken back", .paperTakenBack, true, [(.payerReceivable, 9300), (.suspense, -9300)],
      [0, 0, -9300, 0, 0, 9300], nothing
    ),
    ("its deposit taken back", .paperTakenBack, false, [(.cash, -9300), (.suspense, 9300)], nothing, nothing),
    ("interest", .providerAdjustment, false, [(.suspense, 40), (.interest, -40)], nothing, nothing),
    (
      "taken beside claims, put down to one", .payerBalanceApplied, true,
      [(.payerReceivable, 1500), (.payerBalance, -1500)], [0, 0, -1500, 0, 0, 1500], nothing
    ),
    (
      "a patient pays more than is owed", .patientPayment, false,
      [(.cash, 3000), (.patientReceivable, -2500), (.patientCredit, -500)], nothing, [0, 0, 2500, 0, 0, -2500]
    ),
    (
      "a payment taken back", .patientPaymentTakenBack, false,
      [(.cash, -3000), (.patientReceivable, 2500), (.patientCredit, 500)], nothing, [0, 0, -2500, 0, 0, 2500]
    ),
    ("a refund", .refund, false, [(.cash, -500), (.patientCredit, 500)], nothing, nothing),
    (
      "what is held pays", .settlement, false, [(.patientCredit, 500), (.patientReceivable, -500)],
      nothing, [0, 0, 500, 0, 0, -500]
    ),
    (
      "a patient's debt written off", .writeOff, false, [(.writeOff, 700), (.patientReceivable, -700)],
      nothing, [0, 0, 0, 0, 700, -700]
    ),
    (
      "a refusal written off", .writeOff, true, [(.writeOff, 700), (.payerReceivable, -700)],
      [0, 0, 0, 0, 700, -700], nothing
    ),
    (
      "a write-off undone", .decisionTakenBack, true, [(.writeOff, -700), (.payerReceivable, 700)],
      [0, 0, 0, 0, -700, 700], nothing
    ),
    (
      "a refusal becomes the patient's", .transferToPatient, true,
      [(.patientReceivable, 700), (.payerReceivable, -700)], [0, -700, 0, 0, 0, -700], [0, 700, 0, 0, 0, 700]
    ),
    (
      "the next payer is asked", .transferToPayer, true, [(.payerReceivable, 2000), (.patientReceivable, -2000)],
      [0, 2000, 0, 0, 0, 2000], [0, -2000, 0, 0, 0, -2000]
    ),
  ]

  static let day = CalendarDay("2026-11-03")!

  static func sums(_ row: Row) -> [BookSum] {
    row.entries.map {
      BookSum(
        day: day, cause: row.cause, isOfClaim: row.isOfClaim, account: $0.kind, amount: Money(cents: $0.cents))
    }
  }

  /// What each kind of account holds when it held `opening` before.
  static func closing(_ sums: [BookSum], from opening: [Account.Kind: Money] = [:]) -> [Account.Kind: Money] {
    sums.reduce(into: opening) { $0[$1.account, default: .zero] += $1.amount }
  }

  static func shown(_ side: MonthBooks.Side) -> [Int] {
    [side.charged, side.moved, side.paid, side.forgone, side.writtenOff, side.closing - side.opening].map(\.cents)
  }

  @Test("Each thing that happens stands on its side and explains what is owed after it", arguments: rows.indices)
  func eachCause(index: Int) {
    let row = Self.rows[index]
    let sums = Self.sums(row)
    #expect(sums.reduce(Money.zero) { $0 + $1.amount } == .zero, "\(row.what)")
    let month = MonthBooks(sums, opening: [:], closing: Self.closing(sums))
    #expect(Self.shown(month.payers) == row.payers, "\(row.what)")
    #expect(Self.shown(month.patients) == row.patients, "\(row.what)")
    #expect(month.isSound, "\(row.what)")
  }

  @Test("A month of all of it adds up from what was owed before, and payments are told apart by what became of them")
  func month() {
    let opening: [Account.Kind: Money] = [
      .payerReceivable: Money(cents: 50000), .patientReceivable: Money(cents: 3000),
      .patientCredit: Money(cents: -1000), .suspense: Money(cents: -250), .payerBalance: Money(cents: 1500),
    ]
    let sums = Self.rows.flatMap(Self.sums)
    let month = MonthBooks(sums, opening: opening, closing: Self.closing(sums, from: opening))
    #expect(month.payers.opening.cents == 50000 && month.patients.opening.cents == 3000)
    #expect(month.together.difference == .zero && month.together.moved == .zero)
    #expect(month.together.charged == Money(cents: 14000))
    #expect(month.heldForPatients.opening == Money(cents: 1000) && month.heldForPatients.closing == .zero)
    let payers = month.payersCash
    #expect([payers.received, payers.applied, payers.interest].map(\.cents) == [1000, -10800, 40])
    #expect([payers.beside, payers.waiting].map(\.cents) == [1500, 10260] && payers.difference == .zero)
    let patients = month.patientsCash
    #expect([patients.received, patients.applied, patients.waiting].map(\.cents) == [-500, 500, -1000])
  }

  @Test("The days of a month come to what the month does, oldest first")
  func days() {
    let days = ["2026-11-05", "2026-11-03"].map { CalendarDay($0)! }
    let sums = days.flatMap { day in
      Self.rows.flatMap(Self.sums).map {
        BookSum(day: day, cause: $0.cause, isOfClaim: $0.isOfClaim, account: $0.account, amount: $0.amount)
      }
    }
    let month = MonthBooks(sums, opening: [:], closing: Self.closing(sums))
    #expect(month.days.map(\.day) == days.sorted())
    #expect(month.days.reduce(Money.zero) { $0 + $1.charged } == month.together.charged)
    #expect(month.days.reduce(Money.zero) { $0 + $1.payers } == month.payersCash.received)
    #expect(month.days.reduce(Money.zero) { $0 + $1.patients } == month.patientsCash.received)
    #expect(month.days.map(\.charged.cents) == [14000, 14000])
  }

  @Test("What no movement explains is shown, and never hidden in another amount")
  func difference() {
    let sums = Self.sums(Self.rows[0])
    var closing = Self.closing(sums)
    closing[.payerReceivable, default: .zero] += Money(cents: 1)
    let month = MonthBooks(sums, opening: [:], closing: closing)
    #expect(month.payers.difference == Money(cents: 1) && month.patients.difference == .zero)
    #expect(!month.isSound)
    #expect(month.payers.charged == Money(cents: 14000) && month.together.difference == Money(cents: 1))
  }

  @Test("A month without a posting holds what it held")
  func empty() {
    let held: [Account.Kind: Money] = [.payerReceivable: Money(cents: 4200)]
    let month = MonthBooks([], opening: held, closing: held)
    #expect(month.payers.opening == month.payers.closing && month.payers.difference == .zero)
    #expect(month.patients == MonthBooks.Side() && month.days.isEmpty)
  }
}
