/// One limit on the visits of an episode, with everything it ever said. The newest version rules.
public struct Limit: Hashable, Sendable {
  public let id: LimitID
  public let kind: LimitKind
  /// Oldest first; never empty.
  public internal(set) var versions: [LimitVersion]
  /// What bookings of this ledger hold or have used, in the measure of the kind.
  public internal(set) var taken: Int
  /// What the other episodes of the same member hold or have used of it. Zero for a limit of the episode's own.
  public internal(set) var takenBeside = 0

  /// The version that rules.
  public var current: LimitVersion { versions[versions.count - 1] }

  /// What is left, in the measure of the kind. Negative only when a later version allows less than is taken,
  /// or when episodes that did not have the limit yet took more than there is.
  public var left: Int {
    let index = versions.count - 1
    return versions[index].amount - versions[index].usedElsewhere - taken - takenBeside
  }

  /// `12 visits by the plan year, call of 3 Nov 2026, as of 3 Nov 2026`; then what goes to other care, if anything does.
  public var shown: String {
    let said = "\(shown(current.amount)) by the \(kind.shown), \(current.source), as of \(current.asOf.shown)"
    return besideShown.map { "\(said), \($0)" } ?? said
  }

  /// `5 visits of it for other care`: why less is left than the episode itself has taken. Nil where that is nothing.
  public var besideShown: String? { takenBeside == 0 ? nil : "\(shown(takenBeside)) of it for other care" }

  private func shown(_ amount: Int) -> String {
    switch kind.measure {
    case .visits: "\(amount) visit\(amount == 1 ? "" : "s")"
    case .units: "\(amount) unit\(amount == 1 ? "" : "s")"
    case .cents: Money(cents: amount).shown
    case .nothing where kind == .unitsPerVisit: "\(amount) unit\(amount == 1 ? "" : "s") a visit"
    case .nothing: "days \(current.from?.shown ?? "open") to \(current.to?.shown ?? "open")"
    }
  }
}
