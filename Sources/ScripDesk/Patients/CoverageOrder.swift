import ScripCore
import ScripSQL

/// Whether a way to pay can stand beside the others of the chart.
///
/// Health plans pay one after the other, so that on any day one of them is asked first. Accident insurers, workers'
/// compensation, the VA and accounts of the patient's own pay for what is theirs alone and wait for nobody: their
/// order says nothing, and two accidents are two claims of one insurer.
struct CoverageOrder {
  typealias Known = (coverage: Coverage, plan: Plan)

  let coverage: Coverage
  let plan: Plan
  /// The others of the chart.
  let others: [Known]

  /// What to change; nil when nothing is in the way.
  var fault: Refusal.Fault? {
    let sameTime = others.filter { coverage.meets($0.coverage) }
    if sameTime.contains(where: { $0.plan.id == plan.id && $0.coverage.number == coverage.number }) {
      return .init("plan", "\(plan.shown) is a way to pay already: change that one, or write the other number.")
    }
    guard plan.waitsForOthers else { return nil }
    let inTurn = sameTime.filter(\.plan.waitsForOthers)
    guard let first = inTurn.first(where: { $0.coverage.rank == coverage.rank }) else { return nil }
    let place = ["first", "second", "third"].dropFirst(coverage.rank - 1).first ?? "in place \(coverage.rank)"
    if let ends = first.coverage.to, coverage.from == nil {
      return .init(
        "rank",
        "\(first.plan.shown) pays \(place) until \(ends.shown): write the day from which this one holds, or make it "
          + "\(free).")
    }
    return .init("rank", "\(first.plan.shown) already pays \(place): make this one \(free), or change that one.")
  }

  /// The first place in which it stands in nobody's way: the first of all for what waits for nobody.
  var free: Int {
    guard plan.waitsForOthers else { return 1 }
    let taken = Set(others.filter { $0.plan.waitsForOthers && coverage.meets($0.coverage) }.map(\.coverage.rank))
    return (1...10).first { !taken.contains($0) } ?? 9
  }
}

extension Connection {
  /// What is wrong with a coverage as it would be saved.
  func faults(of coverage: Coverage, _ plan: Plan, on today: CalendarDay) throws -> [Refusal.Fault] {
    var faults: [Refusal.Fault] = []
    if let from = coverage.from, let to = coverage.to, to < from {
      faults.append(.init("to", "The last day is before the first."))
    }
    if let injury = coverage.injuryDate, injury > today {
      faults.append(.init("injuryDate", "The accident cannot lie in the future."))
    }
    if let injury = coverage.injuryDate, let born = try patient(coverage.patient)?.birthDate, injury < born {
      faults.append(.init("injuryDate", "The accident lies before the patient was born. Check the year."))
    }
    return faults.isEmpty ? [try orderFault(of: coverage, plan)].compactMap(\.self) : faults
  }

  /// The fault of a coverage beside those that the chart has.
  private func orderFault(of coverage: Coverage, _ plan: Plan) throws -> Refusal.Fault? {
    CoverageOrder(coverage: coverage, plan: plan, others: try others(than: coverage)).fault
  }

  /// In which place a coverage pays that begins to be known on a day: behind the health plans that the chart has on it.
  func place(of coverage: Coverage, _ plan: Plan, on day: CalendarDay) throws -> Int {
    let holding = try others(than: coverage).filter { $0.coverage.to.map { $0 >= day } ?? true }
    return CoverageOrder(coverage: coverage, plan: plan, others: holding).free
  }

  /// Whether one of the chart's health plans has to answer before this one on a day. An accident's insurer is asked by
  /// a claim of its own, and not before other treatment.
  func waitsForAnother(_ coverage: Coverage, _ plan: Plan, on day: CalendarDay) throws -> Bool {
    guard plan.waitsForOthers else { return false }
    return try others(than: coverage).contains {
      $0.plan.waitsForOthers && $0.coverage.rank < coverage.rank && $0.coverage.holds(on: day)
    }
  }

  /// The health plan that pays next after this one on a day; nil where none does.
  func laterPlan(than coverage: Coverage, _ plan: Plan, on day: CalendarDay) throws -> CoverageOrder.Known? {
    guard plan.waitsForOthers else { return nil }
    return try others(than: coverage).filter {
      $0.plan.waitsForOthers && $0.coverage.rank > coverage.rank && $0.coverage.holds(on: day)
    }.min { $0.coverage.rank < $1.coverage.rank }
  }

  private func others(than coverage: Coverage) throws -> [CoverageOrder.Known] {
    var others: [CoverageOrder.Known] = []
    for other in try coverages(of: coverage.patient) where other.id != coverage.id {
      if let plan = try self.plan(other.plan) { others.append((other, plan)) }
    }
    return others
  }
}

extension Coverage {
  /// What the payer knows the patient by, however its letters are set.
  fileprivate var number: String { PlanMember.bare(memberID ?? claimNumber) }

  /// As claims under a plan name it: what waits for nobody is the first payer of what is its own, whatever place it has.
  func inTurn(of plan: Plan) -> Coverage {
    var placed = self
    if !plan.waitsForOthers { placed.rank = 1 }
    return placed
  }

  func holds(on day: CalendarDay) -> Bool {
    DaySpan(from, to).holds(day)
  }

  /// Whether there is a day on which both hold.
  fileprivate func meets(_ other: Coverage) -> Bool { DaySpan(from, to).meets(DaySpan(other.from, other.to)) }
}

extension Plan {
  /// One of the health plans that pay in turn.
  var waitsForOthers: Bool {
    classKey.hasPrefix("commercial") || classKey.hasPrefix("medicare") || classKey == "medicaid"
  }
}
