/// How many visits are left: limits, and what bookings hold and signed notes have used of them. A pure value.
///
/// Promises: a booking never makes a limit negative, it is refused instead; only a new version of a limit, or what
/// other episodes take of one that belongs to the coverage, can leave less than is taken. Replaying the entries over
/// the limits gives an equal ledger.
/// Source: docs/reference/limits.md.
public struct VisitLedger: Hashable, Sendable {
  public private(set) var limits: [Limit]
  /// Every entry ever taken, oldest first.
  public private(set) var entries: [LimitEntry]
  /// What one more visit is expected to take; turns units and dollars into visits.
  public var expected: VisitSize
  /// What is held or used now, one per booking, in the order in which it was last taken.
  private(set) var holdings: [Holding]
  /// Visits that signed notes have used.
  public private(set) var visitsConsumed: Int
  /// What the other episodes of the same member hold or have used. They are no visits of this ledger.
  private var beside: [Holding]

  /// A booking's place in the ledger.
  struct Holding: Hashable, Sendable {
    let booking: AppointmentID
    let day: CalendarDay
    let size: VisitSize
    let authorization: LimitID?
    let isConsumed: Bool
  }

  /// A ledger without limits: everything fits. Four units are the hour that most payers stop at.
  public init(expected: VisitSize = VisitSize(units: 4, dollars: .zero)) {
    limits = []
    entries = []
    holdings = []
    beside = []
    visitsConsumed = 0
    self.expected = expected
  }

  /// Visits held by bookings and used by signed notes.
  public var visitsUsed: Int { holdings.count }

  /// Sets what a limit says from now on; opens the limit when it is new. Nothing is taken back from bookings.
  public mutating func set(_ version: LimitVersion, of id: LimitID, kind: LimitKind) {
    // A handful of limits: looking through them is faster than any table.
    let known = limits.firstIndex { $0.id == id }
    let index = known ?? limits.count
    if known == nil {
      limits.append(Limit(id: id, kind: kind, versions: [version], taken: 0))
    } else {
      precondition(limits[index].kind == kind, "A limit keeps its kind; open another limit")
      limits[index].versions.append(version)
    }
    // Counted anew: the window may have moved.
    limits[index].taken = holdings.reduce(0) { $0 + limits[index].amount(of: $1) }
    countBeside(at: index)
  }

  /// Whether a limit belongs to the coverage, so that it matters what other episodes take.
  public var sharesLimits: Bool { limits.contains { $0.kind.belongsToCoverage } }

  /// Counts what `others`, the visits of the other episodes of the same member, take of the limits that belong to it,
  /// in place of what was counted so before. Nothing else of this ledger changes.
  public mutating func count(beside others: VisitLedger) {
    beside = others.holdings
    for index in limits.indices { countBeside(at: index) }
  }

  private mutating func countBeside(at index: Int) {
    guard limits[index].kind.belongsToCoverage else { return }
    limits[index].takenBeside = beside.reduce(0) { $0 + limits[index].amount(of: $1) }
  }

  /// Forgets the limits that a payer sets, for another payer that is asked about the same visits: the order's stay.
  public mutating func keepOrderLimits() { limits.removeAll { $0.kind != .referralVisits } }

  /// Takes off the limits whose version in force leaves the visit of this booking to an earlier one: they do not bear
  /// on it.
  mutating func setAside(keepersOf booking: AppointmentID) {
    guard let index = holding(of: booking) else { return }
    let holding = holdings[index]
    limits.removeAll { $0.current.leaves(holding) }
  }

  /// Takes an entry that was decided before, as a store reads it back. It is not asked again whether it fits.
  public mutating func replay(_ entry: LimitEntry) {
    entries.append(entry)
    if let index = holding(of: entry.booking) { remove(at: index) }
    guard entry.act != .release else { return }
    let holding = Holding(
      booking: entry.booking, day: entry.day, size: entry.size, authorization: entry.authorization,
      isConsumed: entry.act == .consume)
    holdings.append(holding)
    if holding.isConsumed { visitsConsumed += 1 }
    for index in limits.indices { limits[index].taken += limits[index].amount(of: holding) }
  }

  /// The latest bookings are asked for most, so the search begins at the end.
  func holding(of booking: AppointmentID) -> Int? { holdings.lastIndex { $0.booking == booking } }

  /// Forgets a holding, not its entries.
  mutating func remove(at place: Int) {
    let holding = holdings.remove(at: place)
    if holding.isConsumed { visitsConsumed -= 1 }
    for index in limits.indices { limits[index].taken -= limits[index].amount(of: holding) }
  }
}

extension Limit {
  /// What one holding takes of this limit: of an authorization when drawn on it, of others when the window holds its day
  /// and no earlier version keeps it.
  fileprivate func amount(of holding: VisitLedger.Holding) -> Int {
    let counts =
      kind.isAuthorization
      ? holding.authorization == id : current.holds(holding.day) && !current.leaves(holding)
    return counts ? holding.size.amount(in: kind.measure) : 0
  }
}
