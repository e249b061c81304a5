import TestSupport
import Testing

@testable import ScripCore

/// Which of the payer's numbers a line was permitted under.
@Suite struct ClaimPermissionTests {
  static func day(_ text: String) -> CalendarDay { CalendarDay(text)! }

  static func authorization(
    _ number: UInt64, _ from: String, _ to: String, _ state: PriorAuthorization.State = .granted
  ) -> PriorAuthorization {
    PriorAuthorization(
      id: AuthorizationID(high: 1, low: number), number: "A\(number)", state: state, from: CalendarDay(from),
      to: CalendarDay(to))
  }

  typealias Row = (authorizations: [PriorAuthorization], drawn: UInt64?, day: String, number: String?)
  static let rows: [Row] = [
    (
      [authorization(1, "2026-08-01", "2026-09-15"), authorization(2, "2026-09-16", "2026-11-01")], nil, "2026-09-08",
      "A1"
    ),
    (
      [authorization(1, "2026-08-01", "2026-09-15"), authorization(2, "2026-09-16", "2026-11-01")], nil, "2026-09-22",
      "A2"
    ),
    // Both hold the day: the one that the visit was drawn on.
    (
      [authorization(1, "2026-08-01", "2026-09-30"), authorization(2, "2026-09-16", "2026-11-01")], 1, "2026-09-22",
      "A1"
    ),
    (
      [authorization(1, "2026-08-01", "2026-09-30"), authorization(2, "2026-09-16", "2026-11-01")], 2, "2026-09-22",
      "A2"
    ),
    (
      [authorization(1, "2026-08-01", "2026-09-30"), authorization(2, "2026-09-16", "2026-11-01")], nil, "2026-09-22",
      "A2"
    ),
    // What it was drawn on was taken back since.
    (
      [authorization(1, "2026-08-01", "2026-09-30", .denied), authorization(2, "2026-09-16", "2026-11-01")], 1,
      "2026-09-22", "A2"
    ),
    ([authorization(1, "2026-08-01", "2026-09-15", .ended)], nil, "2026-09-15", "A1"),
    ([authorization(1, "2026-08-01", "2026-09-15", .ended)], nil, "2026-09-16", nil),
    ([authorization(1, "2026-08-01", "2026-09-15", .asked)], nil, "2026-09-08", nil),
    ([], nil, "2026-09-08", nil),
  ]

  @Test(
    "A line carries the authorization that it was drawn on, else the last that holds its day", arguments: rows.indices)
  func authorization(index: Int) throws {
    let row = Self.rows[index]
    var charge = try #require(try Story("va_ccn").charged().get().charges.first)
    charge.day = Self.day(row.day)
    var permissions = ClaimPermissions(authorizations: row.authorizations)
    if let drawn = row.drawn {
      let size = VisitSize(units: 4, dollars: .zero)
      permissions.ledger.replay(
        LimitEntry(
          .consume, charge.appointment, on: charge.day, size: size, authorization: LimitID(high: 1, low: drawn)))
    }
    #expect(permissions.permission(of: charge).authorization == row.number)
  }

  @Test("Of two plan referral numbers the one goes out that holds the day, the last written first")
  func planReferral() throws {
    func referral(_ number: String, _ from: String?, _ to: String?) -> PlanReferral {
      PlanReferral(
        number: number, from: from.map(Self.day), to: to.map(Self.day), answeredBy: "letter",
        answeredOn: Self.day("2026-08-01"))
    }
    let permissions = ClaimPermissions(planReferrals: [
      referral("R2", "2026-09-16", "2026-11-01"), referral("R1", nil, "2026-09-30"),
    ])
    var charge = try #require(try Story("commercial_in_network").charged().get().charges.first)
    for (day, number) in [("2026-09-15", "R1"), ("2026-09-16", "R2"), ("2026-11-02", nil)] {
      charge.day = Self.day(day)
      #expect(permissions.permission(of: charge).planReferral == number)
    }
  }

  @Test("Lines permitted under two numbers do not go out on one claim")
  func mixed() throws {
    var story = Story("va_ccn")
    story.authorizations = [
      Self.authorization(1, "2026-11-01", "2026-11-15"), Self.authorization(2, "2026-11-16", "2026-12-30"),
    ]
    var draft = story.draft()
    #expect(draft.built.claim?.authorizationNumber == "A2")
    var earlier = draft.charges[0]
    earlier.day = Self.day("2026-11-10")
    draft.charges.append(earlier)
    #expect(draft.built.claim == nil)
    #expect(draft.built.findings.map(\.rule) == ["claim.one-permission"])
  }
}
