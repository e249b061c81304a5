import Testing

@testable import ScripCore

/// When giving up a time is late, and who may be asked for money.
@Suite struct CancellationPolicyTests {
  static let begins = Moment(milliseconds: 1_795_507_200_000)

  @Test(
    "Late is inside the hours of notice, not at their edge",
    arguments: [(24, -86_401, false), (24, -86_400, false), (24, -86_399, true), (0, 0, false), (0, 1, true)])
  func late(hours: Int, seconds: Int64, late: Bool) {
    let policy = CancellationPolicy(noticeHours: hours, fee: Money(cents: 5000))
    #expect(policy.isLate(now: Self.begins.adding(seconds: seconds), begins: Self.begins) == late)
  }

  @Test("A fee is asked only where the payer lets the patient be billed", arguments: Sample.catalog.classes)
  func fee(payer: PayerRules) {
    let policy = CancellationPolicy(noticeHours: 24, fee: Money(cents: 5000))
    let never: Set = ["va_ccn", "workers_comp_wa_lni", "workers_comp_other", "medicaid"]
    #expect((policy.fee(under: payer) == nil) == never.contains(payer.key), "\(payer.key)")
    #expect(CancellationPolicy.unset.fee(under: payer) == nil)
  }
}
