import ScripCore
import TestSupport
import Testing

/// Cost estimates in cents. Rows E1...E9 are those of docs/reference/estimate.md.
@Suite struct EstimateTests {
  static let asOf = CalendarDay("2026-11-03")!

  static func known(_ cents: Int?) -> Known<Money>? {
    cents.map { Known(Money(cents: $0), source: "call of 3 Nov 2026", asOf: asOf) }
  }

  /// The letters of the formula; `r` in basis points.
  static func input(
    b: Int, a: Int? = nil, d: Int? = nil, c: Int? = nil, r: Int? = nil, x: Int? = nil, out: Bool = false
  ) -> EstimateInput {
    EstimateInput(
      billed: known(b)!, allowed: known(a), deductibleLeft: known(d), copay: known(c),
      coinsurance: r.flatMap { BasisPoints($0) }.map { Known($0, source: "call of 3 Nov 2026", asOf: asOf) },
      outOfPocketLeft: known(x), mayBillBalance: out)
  }

  typealias Row = (
    name: String, input: EstimateInput, ded: Int, copay: Int, coins: Int, plan: Int, off: Int, balance: Int,
    patient: Int
  )
  static let rows: [Row] = [
    ("E1", input(b: 140_00, a: 96_00, c: 25_00), 0, 25_00, 0, 71_00, 44_00, 0, 25_00),
    ("E2", input(b: 140_00, a: 96_00, d: 500_00, r: 2000), 96_00, 0, 0, 0, 44_00, 0, 96_00),
    ("E3", input(b: 140_00, a: 96_00, d: 30_00, r: 2000), 30_00, 0, 13_20, 52_80, 44_00, 0, 43_20),
    ("E4", input(b: 140_00, a: 96_00, d: 0, r: 2000, x: 10_00), 0, 0, 19_20, 86_00, 44_00, 0, 10_00),
    ("E5", input(b: 140_00, a: 80_00, d: 20_00, r: 4000, out: true), 20_00, 0, 24_00, 36_00, 0, 60_00, 104_00),
    ("E7", input(b: 140_00, a: 83_33, r: 1500), 0, 0, 12_50, 70_83, 56_67, 0, 12_50),
    ("E8", input(b: 140_00, a: 96_00), 0, 0, 0, 96_00, 44_00, 0, 0),
    ("E9", input(b: 90_00, a: 96_00, c: 25_00), 0, 25_00, 0, 65_00, 0, 0, 25_00),
  ]

  @Test("Each example comes to its cents", arguments: rows)
  func example(row: Row) {
    let estimate = Estimate(row.input)
    #expect(estimate.deductible.cents == row.ded)
    #expect(estimate.copay.cents == row.copay)
    #expect(estimate.coinsurance.cents == row.coins)
    #expect(estimate.plan.cents == row.plan)
    #expect(estimate.writeOff.cents == row.off)
    #expect(estimate.balance.cents == row.balance)
    #expect(estimate.patient.cents == row.patient)
  }

  @Test("E6: without a visit left the patient pays the practice's own price")
  func selfPay() {
    let estimate = Estimate(selfPay: Self.known(110_00)!, billed: Self.known(140_00)!)
    #expect(estimate.patient.cents == 110_00)
    #expect(estimate.writeOff.cents == 30_00)
    #expect(estimate.plan == .zero)
  }

  @Test("Over a series the deductible is used up first")
  func series() {
    var input = Self.input(b: 140_00, a: 96_00, d: 150_00, r: 2000)
    var patient: [Int] = []
    for _ in 1...3 {
      let estimate = Estimate(input)
      patient.append(estimate.patient.cents)
      input = input.after(estimate)
    }
    #expect(patient == [96_00, 62_40, 19_20])
  }

  @Test("What the practice bills above the allowed amount never counts towards the out-of-pocket limit")
  func balanceDoesNotCount() {
    let input = Self.input(b: 140_00, a: 80_00, r: 5000, x: 60_00, out: true)
    #expect(input.after(Estimate(input)).outOfPocketLeft?.value.cents == 20_00)
  }

  @Test("Plan, patient and write-off add up to the charge in 100,000 random cases")
  func addsUp() {
    var random = SeededGenerator(seed: 140_00)
    func cents() -> Int? { Bool.random(using: &random) ? Int.random(in: 0...300_00, using: &random) : nil }
    for _ in 0..<100_000 {
      let billed = Int.random(in: 0...300_00, using: &random)
      let estimate = Estimate(
        Self.input(
          b: billed, a: cents(), d: cents(), c: cents(), r: Int.random(in: 0...10_000, using: &random), x: cents(),
          out: Bool.random(using: &random)))
      let parts = [estimate.plan, estimate.patient, estimate.writeOff]
      if parts.reduce(.zero, +).cents != billed || parts.contains(where: { $0 < .zero }) {
        Issue.record("seed 14000: \(estimate)")
        return
      }
    }
  }

  @Test("Every figure is printed with its source and its age")
  func ages() {
    let figures = Estimate(Self.input(b: 140_00, a: 96_00, d: 30_00, c: 25_00, r: 1250, x: 10_00)).figures
    #expect(
      figures.map { "\($0.name) \($0.value)" } == [
        "charge $140.00", "allowed by the plan $96.00", "deductible left $30.00", "copay $25.00",
        "coinsurance 12.5 %", "out-of-pocket limit left $10.00",
      ])
    #expect(figures.allSatisfy { $0.source == "call of 3 Nov 2026" })
    #expect(figures.allSatisfy { !$0.isOld(on: CalendarDay("2026-12-03")!) })
    #expect(figures.allSatisfy { $0.isOld(on: CalendarDay("2026-12-04")!) })
  }
}
