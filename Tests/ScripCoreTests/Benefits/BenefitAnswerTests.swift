import ScripCore
import Testing

/// What a payer answered, by telephone or by wire, as one kind of answer.
@Suite struct BenefitAnswerTests {
  static let day = CalendarDay("2026-11-24")!

  private static func call(_ change: (inout BenefitDetails) -> Void = { _ in }) -> BenefitFacts {
    var details = BenefitDetails(source: .call)
    (details.representative, details.reference, details.at) = ("Dana", "8841", ClockTime(minutes: 870))
    change(&details)
    var facts = BenefitFacts()
    facts.answeredOn = day
    facts.details = details
    return facts
  }

  typealias Row = (name: String, change: @Sendable (inout BenefitDetails) -> Void, open: [String])
  static let rows: [Row] = [
    ("whole", { _ in }, []), ("nobody's name", { $0.representative = "" }, ["Q25"]),
    ("no reference", { $0.reference = nil }, ["Q25"]), ("no time", { $0.at = nil }, ["Q25"]),
    ("units without minutes", { $0.unitsPerVisit = 4 }, ["Q07"]),
    (
      "units with minutes",
      {
        $0.unitsPerVisit = 4
        $0.minutesPerUnit = 15
      }, []
    ),
    ("a portal needs nobody's name", { $0 = BenefitDetails(source: .portal) }, []),
  ]

  @Test("A call is open until it has who, when and reference, and minutes beside units", arguments: rows)
  func open(row: Row) { #expect(Self.call(row.change).openQuestions == row.open, "\(row.name)") }

  @Test(
    "An answer is old after 30 days, or when its plan year is over",
    arguments: [(30, nil, false), (31, nil, true), (5, 4, true), (5, 5, false)] as [(Int, Int?, Bool)])
  func age(days: Int, yearEndsAfter: Int?, isOld: Bool) {
    let facts = Self.call { $0.planTo = yearEndsAfter.map { Self.day.adding(days: $0) } }
    #expect(facts.isOld(on: Self.day.adding(days: days)) == isOld)
  }

  private static func line(
    _ kind: String, _ service: String, _ change: (inout BenefitLine) -> Void = { _ in }
  ) -> BenefitLine {
    var line = BenefitLine(kind: kind, serviceTypes: [service])
    change(&line)
    return line
  }

  private static let reply = BenefitReply(
    traceNumber: "93175", payer: ClaimPayer(name: "Regence", number: "00932"), member: nil,
    lines: [
      line("1", "30"), line("1", "BE") { $0.authorization = .needed },
      line("F", "BE") { ($0.period, $0.quantity) = ("23", .init("VS", hundredths: 1200)) },
      line("F", "BE") { ($0.period, $0.quantity) = ("29", .init("VS", hundredths: 900)) },
      line("B", "30") { ($0.network, $0.amount) = (.inNetwork, Money(cents: 25_00)) },
      line("B", "BE") { ($0.network, $0.amount) = (.inNetwork, Money(cents: 20_00)) },
      line("A", "BE") { ($0.network, $0.basisPoints) = (.outOfNetwork, 4000) },
      line("C", "30") { ($0.network, $0.level, $0.period, $0.amount) = (.both, "IND", "23", Money(cents: 500_00)) },
      line("C", "30") { ($0.network, $0.level, $0.period, $0.amount) = (.both, "IND", "29", Money(cents: 120_00)) },
      line("C", "30") { ($0.network, $0.level, $0.period, $0.amount) = (.both, "FAM", "29", Money(cents: 900_00)) },
    ])

  @Test("A 271 says the same things as a call, of massage where it names massage")
  func wire() throws {
    let facts = try #require(BenefitFacts(Self.reply, answeredOn: Self.day))
    let details = try #require(facts.details)
    #expect(facts.covered == true)
    #expect(details.authorizationNeeded == true)
    #expect((details.visitsAllowed, details.visitsUsed) == (12, 3))
    #expect(details.inNetwork.copay == Money(cents: 20_00))
    #expect(details.outOfNetwork.coinsurance?.points == 4000)
    #expect(details.inNetwork.deductibleLeft == Money(cents: 120_00))
    #expect(facts.answeredBy == "Regence, 271 of 24 Nov 2026")
    #expect(facts.openQuestions == [])
  }

  @Test("That a plan is active does not say that massage is covered")
  func active() throws {
    let reply = BenefitReply(
      traceNumber: nil, payer: ClaimPayer(name: "Regence", number: "00932"), member: nil, lines: [Self.line("1", "30")])
    #expect(try #require(BenefitFacts(reply, answeredOn: Self.day)).covered == nil)
  }

  @Test("Where call and wire disagree both are shown; what only one says is no difference")
  func differences() throws {
    var call = Self.call {
      $0.visitsAllowed = 20
      $0.visitsUsed = 3
    }
    call.standalone = true
    let wire = try #require(BenefitFacts(Self.reply, answeredOn: Self.day))
    #expect(
      call.differences(from: wire) == [BenefitDifference(what: "Visits a year", one: "20", other: "12")])
  }
}
