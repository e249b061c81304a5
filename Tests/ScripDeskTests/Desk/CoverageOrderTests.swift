import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Which ways to pay can stand beside each other on one chart.
@Suite struct CoverageOrderTests {
  private static let patient = PatientID(high: 1, low: 1)
  private static let plans = [
    "PPO": Plan(id: PlanID(high: 4, low: 1), payerName: "Regence", name: "PPO", classKey: "commercial_in_network"),
    "Medicare": Plan(id: PlanID(high: 4, low: 2), payerName: "Medicare", name: "", classKey: "medicare_original"),
    "PIP": Plan(id: PlanID(high: 4, low: 3), payerName: "Farmers", name: "PIP", classKey: "auto_pip_wa"),
    "L&I": Plan(id: PlanID(high: 4, low: 4), payerName: "L&I", name: "", classKey: "workers_comp_wa_lni"),
  ]

  typealias Way = (plan: String, number: String?, rank: Int, from: String?, to: String?)

  private static func known(_ way: Way, _ place: UInt64) -> CoverageOrder.Known {
    let plan = plans[way.plan]!
    var coverage = Coverage(
      id: CoverageID(high: 2, low: place), patient: patient, plan: plan.id, memberID: way.number, rank: way.rank)
    (coverage.from, coverage.to) = (way.from.flatMap { CalendarDay($0) }, way.to.flatMap { CalendarDay($0) })
    return (coverage, plan)
  }

  typealias Row = (has: Way, added: Way, fault: String?)
  private static let first = "Regence PPO already pays first: make this one 2, or change that one."
  private static let until =
    "Regence PPO pays first until 31 Dec 2025: write the day from which this one holds, or make it 2."
  private static let twice = "Regence PPO is a way to pay already: change that one, or write the other number."
  static let rows: [Row] = [
    (("PPO", "TW1", 1, nil, nil), ("Medicare", "M1", 1, nil, nil), first),
    (("PPO", "TW1", 1, nil, nil), ("Medicare", "M1", 2, nil, nil), nil),
    (("PPO", "TW1", 1, nil, nil), ("PPO", "TW9", 2, nil, nil), nil),
    (("PPO", "TW1", 1, nil, nil), ("PPO", "tw-1", 2, nil, nil), twice),
    (("PPO", "TW1", 1, nil, nil), ("PPO", "TW9", 1, nil, nil), first),
    (("PPO", nil, 1, nil, nil), ("PPO", nil, 2, nil, nil), twice),
    (("PPO", "TW1", 1, nil, "2025-12-31"), ("PPO", "TW1", 1, "2026-01-01", nil), nil),
    (("PPO", "TW1", 1, nil, "2026-01-01"), ("Medicare", "M1", 1, "2026-01-01", nil), first),
    (("PPO", "TW1", 1, nil, "2025-12-31"), ("Medicare", "M1", 1, nil, nil), until),
    (("PPO", "TW1", 1, nil, nil), ("PIP", "C1", 1, nil, nil), nil),
    (("PIP", "C1", 1, nil, nil), ("L&I", "B1", 1, nil, nil), nil),
    (("L&I", "B1", 1, nil, nil), ("L&I", "B2", 1, nil, nil), nil),
  ]

  @Test("One health plan is asked first on any day; an accident is its own insurer's", arguments: rows.indices)
  func order(row: Int) {
    let (has, added, fault) = Self.rows[row]
    let new = Self.known(added, 2)
    let order = CoverageOrder(coverage: new.coverage, plan: new.plan, others: [Self.known(has, 1)])
    #expect(order.fault?.sentence == fault)
    #expect(order.fault.map(\.field) == fault.map { $0 == Self.twice ? "plan" : "rank" })
  }

  @Test("It is refused where it is saved, and what it says is taken", arguments: DeskEngine.allCases)
  func saved(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let patient = try await fixture.perform(
      SavePatient(id: nil, givenName: "Noor", familyName: "Abernathy", birthDate: nil), "patient-1")
    func coverage(_ plan: PlanID, _ number: String, rank: Int) -> Coverage {
      Coverage(id: CoverageID(high: 0, low: 0), patient: patient, plan: plan, memberID: number, rank: rank)
    }
    let first = coverage(fixture.inNetwork, "TW1", rank: 1)
    let id = try await fixture.perform(SaveCoverage(first, isNew: true), "first")
    let second = SaveCoverage(coverage(fixture.inNetwork, "TW2", rank: 1), isNew: true)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(second, "second") }
    #expect(refusal?.faults.map(\.field) == ["rank"])
    _ = try await fixture.perform(SaveCoverage(coverage(fixture.inNetwork, "TW2", rank: 2), isNew: true), "third")
    _ = try await fixture.perform(SaveCoverage(coverage(fixture.accident, "B1", rank: 1), isNew: true), "fourth")
    // Saved again as it is, a coverage is not in its own way.
    var same = first
    same.id = id
    _ = try await fixture.perform(SaveCoverage(same, isNew: false), "again")
  }

  @Test("An accident has happened already, to somebody who was born")
  func future() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let born = CalendarDay("1970-11-23")!
    let patient = try await fixture.perform(
      SavePatient(id: nil, givenName: "Noor", familyName: "Abernathy", birthDate: born), "patient-1")
    var coverage = Coverage(id: CoverageID(high: 0, low: 0), patient: patient, plan: fixture.inNetwork)
    coverage.injuryDate = DeskFixture.today.adding(days: 1)
    let tomorrow = SaveCoverage(coverage, isNew: true)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(tomorrow, "coverage-1") }
    #expect(refusal?.faults.map(\.field) == ["injuryDate"])
    coverage.injuryDate = born.adding(days: -1)
    let unborn = SaveCoverage(coverage, isNew: true)
    let early = await #expect(throws: Refusal.self) { try await fixture.perform(unborn, "coverage-0") }
    #expect(
      early?.faults == [.init("injuryDate", "The accident lies before the patient was born. Check the year.")])
    coverage.injuryDate = DeskFixture.today
    _ = try await fixture.perform(SaveCoverage(coverage, isNew: true), "coverage-2")
  }

  typealias Read = (has: Way, read: String, rank: Int)
  /// What the chart has when an order of 24 Nov 2026 names another plan, and the place that one takes.
  static let read: [Read] = [
    (("PPO", "TW1", 1, nil, nil), "Medicare", 2), (("PPO", "TW1", 2, nil, nil), "Medicare", 1),
    (("PPO", "TW1", 1, nil, "2026-11-23"), "Medicare", 1), (("PPO", "TW1", 1, nil, "2026-11-24"), "Medicare", 2),
    (("PIP", "C1", 1, nil, nil), "PPO", 1), (("PPO", "TW1", 1, nil, nil), "PIP", 1),
    (("PPO", "TW1", 1, nil, nil), "L&I", 1),
  ]

  @Test(
    "A plan that an order names pays behind the health plans on file; an accident's insurer pays first",
    arguments: read.indices)
  func signedOff(row: Int) async throws {
    let (has, name, rank) = Self.read[row]
    let fixture = try await DeskFixture(.sqlite)
    let (known, plan) = (Self.known(has, 1), Self.plans[name]!)
    let place = try await fixture.desk.write(in: fixture.practice) { connection in
      try connection.save(
        Patient(id: Self.patient, givenName: "Noor", familyName: "Abernathy", birthDate: CalendarDay("1970-11-23")))
      for plan in Self.plans.values { try connection.save(plan) }
      try connection.save(known.coverage)
      return Self.patient
    }
    let intake = try await fixture.receive(DeskFixture.order())
    let review = try await fixture.desk.ask(ShowReview(intake: intake), by: fixture.caller([.frontDesk]))
    let filed = try await fixture.perform(
      SignOffReferral(
        intake: intake, order: 0,
        entries: ReviewEntries(
          fields: ["patient.name": "Noor Abernathy", "patient.dateOfBirth": "11/23/1970"],
          particulars: review.review!.particulars[0]),
        patient: .existing(place), payment: .newCoverage(plan: plan.id, memberID: "ZZ9"), episode: nil), "sign-off-row")
    let story = try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: fixture.caller([.frontDesk]))
    #expect(story.coverage?.plan == plan.id && story.coverage?.rank == rank)
  }

  typealias Later = (own: Way, other: Way, isLater: Bool)
  static let later: [Later] = [
    (("PIP", "C1", 1, nil, nil), ("PPO", "TW1", 1, nil, nil), true),
    (("PIP", "C1", 2, nil, nil), ("PPO", "TW1", 1, nil, nil), true),
    (("PPO", "TW1", 1, nil, nil), ("PIP", "C1", 2, nil, nil), false),
    (("PPO", "TW1", 1, nil, nil), ("PPO", "TW9", 2, nil, nil), true),
    (("PPO", "TW9", 2, nil, nil), ("PPO", "TW1", 1, nil, nil), false),
    (("L&I", "B1", 1, nil, nil), ("PPO", "TW1", 1, nil, nil), false),
  ]

  @Test(
    "Behind an accident's insurer the health plans are asked, whatever its place among them", arguments: later.indices)
  func behindAccident(row: Int) async throws {
    let (has, other, isLater) = Self.later[row]
    let fixture = try await DeskFixture(.sqlite)
    let reference = try DeskFixture.reference()
    let found = try await fixture.desk.write(in: fixture.practice) { connection in
      try connection.save(Patient(id: Self.patient, givenName: "Noor", familyName: "Abernathy", birthDate: nil))
      for plan in Self.plans.values { try connection.save(plan) }
      for (place, way) in [has, other].enumerated() {
        var coverage = Self.known(way, UInt64(place + 1)).coverage
        if way.plan == "PIP" || way.plan == "L&I" { coverage.claimNumber = way.number }
        try connection.save(coverage)
      }
      let own = Self.known(has, 1)
      let day = CalendarDay("2026-11-19")!
      let claim = StoredClaim(
        id: ClaimID(high: 5, low: 1), number: "1001", episode: EpisodeID(high: 3, low: 1), patient: Self.patient,
        coverage: own.coverage.id, plan: own.plan.id, firstDay: day, lastDay: day, charge: Money(cents: 10_500),
        standing: .answered, standingAt: DeskFixture.now)
      return try connection.laterCoverage(than: claim, reference: reference)?.coverage.id
    }
    #expect(found == (isLater ? CoverageID(high: 2, low: 2) : nil))
  }

  @Test("An accident's insurer is named first on its claims; a health plan keeps its place")
  func named() {
    for (plan, rank) in [("PIP", 1), ("L&I", 1), ("PPO", 2)] {
      let (coverage, plan) = Self.known((plan, "C1", 2, nil, nil), 1)
      #expect(coverage.inTurn(of: plan).rank == rank)
    }
  }
}
