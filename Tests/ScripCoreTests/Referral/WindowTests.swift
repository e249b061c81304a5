import Testing

@testable import ScripCore

/// Sixty edges of the days on which an order counts. Source: domain notes B1 rules 1, 2 and 6.
@Suite struct WindowTests {
  struct Order: Sendable {
    var signed: String? = "2026-11-02"
    var ordered: String?
    var starts: String?
    var ends: String?
    var period: OrderedSchedule.Period?
    var defaultDays = 365
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let claim: String
    let order: Order
    /// The last day before, the first, the last, and the first day after; nil where the calendar gives none.
    let edges: [(day: String, counts: Bool)]

    var testDescription: String { claim }
  }

  static let rows: [Row] = [
    Row(
      claim: "signed, no end: the payer's default of 365 days", order: Order(),
      edges: [("2026-11-01", false), ("2026-11-02", true), ("2027-11-01", true), ("2027-11-02", false)]),
    Row(
      claim: "a payer with 90 days", order: Order(defaultDays: 90),
      edges: [("2026-11-01", false), ("2026-11-02", true), ("2027-01-30", true), ("2027-01-31", false)]),
    Row(
      claim: "six weeks", order: Order(signed: "2026-02-28", period: .init(6, .week)),
      edges: [("2026-02-27", false), ("2026-02-28", true), ("2026-04-10", true), ("2026-04-11", false)]),
    Row(
      claim: "twelve months from the 31st", order: Order(signed: "2026-01-31", period: .init(12, .month)),
      edges: [("2026-01-30", false), ("2026-01-31", true), ("2027-01-30", true), ("2027-01-31", false)]),
    Row(
      claim: "one month into February", order: Order(signed: "2026-01-31", period: .init(1, .month)),
      edges: [("2026-01-30", false), ("2026-01-31", true), ("2026-02-28", true), ("2026-03-01", false)]),
    Row(
      claim: "one month into a leap February", order: Order(signed: "2028-01-31", period: .init(1, .month)),
      edges: [("2028-01-30", false), ("2028-01-31", true), ("2028-02-29", true), ("2028-03-01", false)]),
    Row(
      claim: "an explicit end wins over the period", order: Order(ends: "2026-12-31", period: .init(6, .week)),
      edges: [("2026-11-01", false), ("2026-11-02", true), ("2026-12-31", true), ("2027-01-01", false)]),
    Row(
      claim: "an explicit start wins over the signature", order: Order(starts: "2026-12-01", period: .init(4, .week)),
      edges: [("2026-11-30", false), ("2026-12-01", true), ("2026-12-28", true), ("2026-12-29", false)]),
    Row(
      claim: "unsigned: the day of the order",
      order: Order(signed: nil, ordered: "2026-10-05", period: .init(30, .day)),
      edges: [("2026-10-04", false), ("2026-10-05", true), ("2026-11-03", true), ("2026-11-04", false)]),
    Row(
      claim: "signed after it was ordered: the signature", order: Order(ordered: "2026-10-05", period: .init(1, .week)),
      edges: [("2026-11-01", false), ("2026-11-02", true), ("2026-11-08", true), ("2026-11-09", false)]),
    Row(
      claim: "across the turn of the year", order: Order(signed: "2026-12-15", period: .init(1, .month)),
      edges: [("2026-12-14", false), ("2026-12-15", true), ("2027-01-14", true), ("2027-01-15", false)]),
    Row(
      claim: "one day", order: Order(period: .init(1, .day)),
      edges: [("2026-11-01", false), ("2026-11-02", true), ("2026-11-03", false), ("2027-11-02", false)]),
    Row(
      claim: "an end before the start leaves the first day", order: Order(ends: "2026-10-01"),
      edges: [("2026-10-01", false), ("2026-11-01", false), ("2026-11-02", true), ("2026-11-03", false)]),
    Row(
      claim: "a year from a leap day", order: Order(signed: "2028-02-29", period: .init(1, .year)),
      edges: [("2028-02-28", false), ("2028-02-29", true), ("2029-02-28", true), ("2029-03-01", false)]),
    Row(
      claim: "start and end both explicit", order: Order(starts: "2026-11-10", ends: "2026-11-20"),
      edges: [("2026-11-09", false), ("2026-11-10", true), ("2026-11-20", true), ("2026-11-21", false)]),
  ]

  @Test("An order counts from its first day to its last, both inclusive", arguments: rows)
  func edges(row: Row) {
    var payer = Sample.payer("commercial_out_of_network")
    payer.defaultValidityDays = row.order.defaultDays
    let order = Sample.order {
      $0.signedOn = row.order.signed.map(Sample.day)
      $0.orderedOn = row.order.ordered.map(Sample.day)
      $0.startsOn = row.order.starts.map(Sample.day)
      $0.endsOn = row.order.ends.map(Sample.day)
      $0.schedule = OrderedSchedule(duration: row.order.period)
    }
    for edge in row.edges {
      var facts = Sample.facts("commercial_out_of_network")
      facts.payer = payer
      facts.referrals = [order]
      let answer = determine(facts, on: Sample.day(edge.day))
      #expect((answer.finding("referral.window") == nil) == edge.counts, "\(edge.day)")
    }
  }

  @Test("The rows hold sixty edges")
  func sixty() { #expect(Self.rows.reduce(0) { $0 + $1.edges.count } == 60) }

  @Test("An amendment rules from its own day; the old version keeps the days before")
  func amendment() {
    let first = Sample.order { $0.effectiveFrom = Sample.day("2026-11-02") }
    let second = Sample.order {
      $0.version = 2
      $0.effectiveFrom = Sample.day("2026-11-20")
    }
    let versions = [second, first]
    #expect(versions.inForce(on: Sample.day("2026-11-19"))?.version == 1)
    #expect(versions.inForce(on: Sample.day("2026-11-20"))?.version == 2)
    #expect(versions.inForce(on: Sample.day("2026-10-01"))?.version == 1)
    #expect([ReferralVersion]().inForce(on: Sample.today) == nil)
  }

  @Test("An order that ended is renewed by the progress report where a visit was used, else ordered anew")
  func renewal() {
    func act(_ visit: LimitEntry.Act?) -> Fix.Act? {
      let facts = Sample.facts("commercial_in_network") { facts in
        facts.order { $0.endsOn = Sample.day("2026-11-23") }
        guard let visit else { return }
        let size = VisitSize(units: 4, dollars: .zero)
        facts.ledger.replay(LimitEntry(visit, AppointmentID(high: 7, low: 1), on: Sample.signedOn, size: size))
      }
      return determine(facts, on: Sample.today).finding("referral.window")?.fix.act
    }
    #expect(act(.consume) == .renew)
    #expect(act(nil) == .askPrescriber)
    // A booking is no treatment.
    #expect(act(.reserve) == .askPrescriber)
  }
}
