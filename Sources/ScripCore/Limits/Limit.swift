/// One limit on the visits of an episode, with everything it ever said. The newest version rules.
public struct Limit: Hashable, Sendable {
  public let id: LimitID
  public let kind: LimitKind
  /// Oldest first; never empty.
  public internal(set) var versions: [LimitVersion]
  /// What bookings of this ledger hold or have used, in the measure of the kind.
  public internal(set) var taken: Int

  /// The version that rules.
  public var current: LimitVersion { versions[versions.count - 1] }

  /// What is left, in the measure of the kind. Negative only when a later version allows less than is taken.
  public var left: Int {
    let index = versions.count - 1
    return versions[index].amount - versions[index].usedElsewhere - taken
  }

  /// `12 visits by the plan year, call of 3 Nov 2026, as of 3 Nov 2026`.
  public var shown: String {
    "\(amountShown) by the \(kind.shown), \(current.source), as of \(current.asOf.shown)"
  }

  private var amountShown: String {
    let amount = current.amount
    return switch kind.measure {
    case .visits: "\(amount) visit\(amount == 1 ? "" : "s")"
    case .units: "\(amount) unit\(amount == 1 ? "" : "s")"
    case .cents: Money(cents: amount).shown
    case .nothing where kind == .unitsPerVisit: "\(amount) unit\(amount == 1 ? "" : "s") a visit"
    case .nothing: "days \(current.from?.shown ?? "open") to \(current.to?.shown ?? "open")"
    }
  }
}
