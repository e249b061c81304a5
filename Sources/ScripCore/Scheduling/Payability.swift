/// How far the payer goes along with a time, best first.
public enum Payability: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// Nothing speaks against it; where nobody but the patient pays, nothing keeps them from it.
  case payable
  /// It would be paid, and the payer is likely to ask.
  case questioned
  /// It would be paid, and has more sessions around it than ordered: somebody writes down why.
  case closer
  /// The payer would pay once the paper is here: nothing else is missing.
  case needsPaper
  /// The payer would not pay; the patient may.
  case selfPay
  /// Not to be booked.
  case blocked

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// Whether it can be booked without the patient paying what a payer refuses.
  public var isPaid: Bool { self <= .closer }
}

/// What has to come before a payer pays, where nothing else is missing.
public enum MissingPaper: Hashable, Sendable {
  case referral, authorization
  /// The number that the plan gives a referral of its own.
  case planReferral
}

extension Determination {
  public var payability: Payability {
    if missingPaper != nil { return .needsPaper }
    switch verdict {
    case .blocked: return .blocked
    case .selfPay where !gaps.isEmpty: return .selfPay
    case .ready, .selfPay: return isCloserThanOrdered ? .closer : level == .questioned ? .questioned : .payable
    }
  }

  /// More sessions would lie around the day than the order says.
  public var isCloserThanOrdered: Bool { tooClose != nil }

  /// Why the day is closer to others than ordered.
  public var tooClose: Finding? { findings.first { $0.rule == Rule.weeklyFrequency.id } }

  /// The paper that keeps the payer from paying, the first of several; nil when nothing does, or something else too.
  public var missingPaper: MissingPaper? {
    // That a patient is never billed only follows from the others.
    let missing = Set(gaps.map(\.rule)).subtracting([Rule.patientNeverBilled.id])
    let referral: Set = [Rule.orderPresent.id, Rule.orderWindow.id, Rule.bookingGate.id]
    let others: Set = [Rule.authorizationInForce.id, Rule.planReferralNumber.id]
    guard !missing.isEmpty, missing.isSubset(of: referral.union(others)) else { return nil }
    if !missing.isDisjoint(with: referral) { return .referral }
    return missing.contains(Rule.authorizationInForce.id) ? .authorization : .planReferral
  }
}
