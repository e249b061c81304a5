import ScripCore
import ScripDesk

/// What the made-up practice needs to send claims. Every number is invented; NPIs that must pass their check digit begin
/// with 2, as no issued one is known to.
enum DemoMoney {
  static let therapistNPIs = ["2000000010", "2000000028", "2000000036", "2000000051"]

  /// What a patient who does not come is asked for, where the payer lets them be asked.
  static let missedVisitFee = Money(cents: 4_500)
  /// Who pays after Regence for those who have two plans.
  static let secondPayer = ClaimPayer(name: "WENATCHEE BENEFIT", number: "DEMO0417")

  static func complete(_ practice: inout Practice) {
    practice.cancellation = CancellationPolicy(noticeHours: 24, fee: missedVisitFee)
    practice.npi = "2000000002"
    practice.tax = .employer("900000001")
    practice.billingAddress = PostalAddress(
      street: "5401 Market Row, Ste C", city: "Seattle", state: "WA", zip: "981070001")
    practice.clearinghouse = Clearinghouse(
      name: "Harbor Clearing", submitterNumber: "TIDEWATER", receiverNumber: "HARBOR01", isTest: true)
  }

  static func complete(_ plan: inout Plan) {
    plan.payerNumber = "DEMO" + String(plan.classKey.utf8.reduce(0) { ($0 * 31 + Int($1)) % 9_000 } + 1_000)
    plan.claimAddress = PostalAddress(street: "PO Box 555", city: "Tacoma", state: "WA", zip: "984010555")
    plan.filingLimitDays = 180
  }

  /// A price for each code that the practice offers, in force for two years back.
  static func fees(from today: CalendarDay) -> SaveFees {
    SaveFees(
      FeeSchedule(
        validFrom: today.adding(days: -730),
        prices: [
          .init(.massage, perUnit: Money(cents: 3_500), selfPay: Money(cents: 3_000)),
          .init(.manualTherapy, perUnit: Money(cents: 4_000), selfPay: Money(cents: 3_200)),
          .init(.exercise, perUnit: Money(cents: 3_800)), .init(.motorControl, perUnit: Money(cents: 3_900)),
          .init(.heatCold, perUnit: Money(cents: 1_000)),
        ]))
  }
}
