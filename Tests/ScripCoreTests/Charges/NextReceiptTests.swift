import TestSupport
import Testing

@testable import ScripCore

/// Which lines stand on one receipt.
@Suite struct NextReceiptTests {
  static let day = CalendarDay("2026-11-03")!

  /// An open line of the patient's; each letter of `differing` names what is other than usual.
  static func line(_ number: Int, _ differing: String = "", on day: CalendarDay = day) -> Charge {
    let session = DeliveredSession(
      note: NoteID(high: 1, low: UInt64(number)), appointment: AppointmentID(high: 1, low: UInt64(number)),
      episode: EpisodeID(high: 1, low: 1), patient: PatientID(high: 1, low: 1),
      therapist: TherapistID(high: 1, low: differing.contains("t") ? 2 : 1),
      location: LocationID(high: 1, low: differing.contains("l") ? 2 : 1), day: day, work: [],
      signedAt: Moment(milliseconds: 0))
    return Charge(
      id: ChargeID(high: 1, low: UInt64(number)), of: session,
      segment: differing.contains("s") ? .outsideOrder : .ordered, payer: .patient, code: .massage, minutes: 45,
      units: 3, working: [], perUnit: Money(cents: 3_000))
  }

  static func letter(_ number: Int, signedOn day: String) -> NecessityLetter {
    NecessityLetter(
      id: LetterID(high: 1, low: UInt64(number)), patient: PatientID(high: 1, low: 1), account: .fsa,
      signedOn: CalendarDay(day)!, prescriberName: "Helen Bergstrom")
  }

  typealias Row = (what: String, open: [Charge], receipts: [[UInt64]])
  static let rows: [Row] = [
    ("nothing", [], []), ("two days alike", [line(1), line(2, on: day.adding(days: 7))], [[1, 2]]),
    ("another therapist", [line(1), line(2, "t"), line(3)], [[1, 3], [2]]),
    ("another location", [line(1, "l"), line(2)], [[1], [2]]),
    ("work beside the order comes last", [line(1, "s"), line(2)], [[2], [1]]),
    ("all of it", [line(1, "tl"), line(2, "t"), line(3, "s"), line(4, "st")], [[1], [2], [3], [4]]),
    ("a new letter", [line(1), line(2, on: CalendarDay("2026-12-01")!)], [[1], [2]]),
  ]

  @Test("A receipt names one therapist, location, segment and letter, and every line gets one", arguments: rows.indices)
  func lines(index: Int) {
    let row = Self.rows[index]
    let letters = [Self.letter(2, signedOn: "2026-12-01"), Self.letter(1, signedOn: "2025-12-01")]
    var open = row.open
    var receipts: [[UInt64]] = []
    while let next = NextReceipt(of: open, under: Story.rules("fsa"), orders: [], letters: letters) {
      receipts.append(next.lines.map(\.id.low))
      open.removeAll { next.lines.contains($0) }
    }
    #expect(receipts == row.receipts, "\(row.what)")
  }

  @Test("A new version of the order makes a receipt of its own, but not for work beside it")
  func orders() {
    var first = ReferralVersion(referral: ReferralID(high: 1, low: 1))
    first.signedOn = CalendarDay("2026-10-01")
    var second = ReferralVersion(referral: ReferralID(high: 1, low: 1), version: 2)
    second.signedOn = CalendarDay("2026-11-10")
    let days = [Self.day, CalendarDay("2026-11-12")!]
    func lines(_ differing: String) -> Int? {
      let open = days.enumerated().map { Self.line($0 + 1, differing, on: $1) }
      return NextReceipt(of: open, under: Story.rules("hsa"), orders: [first, second])?.lines.count
    }
    #expect(lines("") == 1)
    #expect(lines("s") == 2)
  }

  typealias Spending = (payments: [Int], held: Int, amount: Int, spent: [Int])
  static let spendings: [Spending] = [
    ([], 0, 0, []), ([5_000], 5_000, 3_000, [3_000]), ([5_000, 2_000], 7_000, 7_000, [5_000, 2_000]),
    // The first 4.000 were spent long ago.
    ([4_000, 5_000, 2_000], 7_000, 6_000, [5_000, 1_000]), ([4_000, 5_000], 2_500, 2_000, [2_000]),
    ([1_000], 0, 0, []),
  ]

  @Test("What came first is spent first, and never more than is held", arguments: spendings.indices)
  func spending(index: Int) {
    let row = Self.spendings[index]
    let payments = row.payments.map { Receipt.Payment(amount: Money(cents: $0), method: .cash, day: Self.day) }
    let spent = payments.spending(Money(cents: row.amount), of: Money(cents: row.held))
    #expect(spent.map(\.amount.cents) == row.spent)
  }
}
