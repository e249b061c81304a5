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
    let taken = Set(inTurn.map(\.coverage.rank))
    let free = (1...10).first { !taken.contains($0) } ?? 9
    let place = ["first", "second", "third"].dropFirst(coverage.rank - 1).first ?? "in place \(coverage.rank)"
    return .init("rank", "\(first.plan.shown) already pays \(place): make this one \(free), or change that one.")
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
    return faults.isEmpty ? [try orderFault(of: coverage, plan)].compactMap(\.self) : faults
  }

  /// The fault of a coverage beside those that the chart has.
  private func orderFault(of coverage: Coverage, _ plan: Plan) throws -> Refusal.Fault? {
    var others: [CoverageOrder.Known] = []
    for other in try coverages(of: coverage.patient) where other.id != coverage.id {
      if let plan = try self.plan(other.plan) { others.append((other, plan)) }
    }
    return CoverageOrder(coverage: coverage, plan: plan, others: others).fault
  }
}

extension Coverage {
  /// What the payer knows the patient by, however its letters are set.
  fileprivate var number: String { PlanMember.bare(memberID ?? claimNumber) }

  /// Whether there is a day on which both hold.
  fileprivate func meets(_ other: Coverage) -> Bool {
    if let to, let begins = other.from, to < begins { return false }
    if let ends = other.to, let from, ends < from { return false }
    return true
  }
}

extension Plan {
  /// One of the health plans that pay in turn.
  fileprivate var waitsForOthers: Bool {
    classKey.hasPrefix("commercial") || classKey.hasPrefix("medicare") || classKey == "medicaid"
  }
}
