import ScripCore
import Testing

/// Which coverages of a chart a payer counts as one.
@Suite struct PlanMemberTests {
  typealias Way = (plan: UInt64, number: String?, claim: String?, injury: String?)

  private static func member(_ way: Way, _ place: UInt64, of patient: UInt64 = 1) -> PlanMember {
    var coverage = Coverage(
      id: CoverageID(high: 2, low: place), patient: PatientID(high: 1, low: patient),
      plan: PlanID(high: 4, low: way.plan), memberID: way.number)
    (coverage.claimNumber, coverage.injuryDate) = (way.claim, way.injury.flatMap { CalendarDay($0) })
    return PlanMember(coverage)
  }

  typealias Row = (one: Way, other: Way, same: Bool)
  static let rows: [Row] = [
    ((1, "TW1", nil, nil), (1, "TW1", nil, nil), true),
    ((1, "TW1", nil, nil), (1, " tw-1", "", nil), true),
    ((1, "TW1", nil, nil), (1, "TW2", nil, nil), false),
    ((1, "TW1", nil, nil), (2, "TW1", nil, nil), false),
    ((1, nil, nil, nil), (1, "", nil, nil), true),
    // A number that is not known yet may turn out to be another one.
    ((1, "TW1", nil, nil), (1, nil, nil, nil), false),
    ((3, nil, "C-17", "2026-02-03"), (3, nil, "c17", "2026-02-03"), true),
    ((3, nil, "C-17", "2026-02-03"), (3, nil, "C-18", "2026-02-03"), false),
    ((3, "TW1", "C-17", nil), (3, "TW1", nil, nil), false),
    ((3, nil, nil, "2026-02-03"), (3, nil, nil, "2026-05-06"), false),
  ]

  @Test("One plan and number are one member, however they are written; each accident is its own", arguments: rows)
  func same(row: Row) {
    #expect((Self.member(row.one, 1) == Self.member(row.other, 2)) == row.same)
  }

  @Test("A number of two charts is two members")
  func charts() {
    let way: Way = (1, "TW1", nil, nil)
    #expect(Self.member(way, 1, of: 1) != Self.member(way, 1, of: 2))
  }
}
