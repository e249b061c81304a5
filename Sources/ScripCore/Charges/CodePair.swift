/// Two codes that a payer takes for one service on one day, unless a modifier says that they were apart.
///
/// Data: CMS's quarterly PTP file, or a payer's own list. The modifier stands on the second column.
public struct CodePair: Hashable, Sendable, Codable {
  public var first: ProcedureCode
  public var second: ProcedureCode
  /// Whether a modifier may part them at all: indicator 1.
  public var maySeparate: Bool
  public var from: CalendarDay
  public var to: CalendarDay?

  public init(
    first: ProcedureCode, second: ProcedureCode, maySeparate: Bool, from: CalendarDay, to: CalendarDay? = nil
  ) {
    self.first = first
    self.second = second
    self.maySeparate = maySeparate
    self.from = from
    self.to = to
  }

  public func holds(on day: CalendarDay) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

  /// Reads `code_pairs.csv`: column_1, column_2, indicator, from, to, mark. Nil when a line cannot be understood.
  public static func pairs(_ bytes: some Collection<UInt8>) -> [CodePair]? {
    var pairs: [CodePair] = []
    for row in CSV(bytes).rows {
      guard row.count >= 5, let first = ProcedureCode(row[0]), let second = ProcedureCode(row[1]),
        let from = CalendarDay(row[3])
      else { return nil }
      pairs.append(
        CodePair(first: first, second: second, maySeparate: row[2] == "1", from: from, to: CalendarDay(row[4])))
    }
    return pairs
  }
}

/// What in a note shows that two codes of a pair were apart. Source: domain.md C3: intervals that do not overlap, and
/// another region or a full quarter hour of each.
public struct PairEvidence: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// No region was worked on under both codes.
    case otherRegions
    /// Each code has at least a quarter hour of its own.
    case ownQuarterHours
  }

  public var kind: Kind
  /// `neck under 97124; low back under 97140`.
  public var words: String

  /// Nil when the note does not show it: then no modifier is offered.
  public init?(_ pair: CodePair, in work: [DeliveredSession.Work]) {
    let (first, second) = (work.of(pair.first), work.of(pair.second))
    guard first.minutes >= 8, second.minutes >= 8 else { return nil }
    if !first.regions.isEmpty, !second.regions.isEmpty, first.regions.isDisjoint(with: second.regions) {
      kind = .otherRegions
      words = "\(first.regions.shown) under \(pair.first); \(second.regions.shown) under \(pair.second)"
    } else if first.minutes >= 15, second.minutes >= 15 {
      kind = .ownQuarterHours
      words = "\(first.minutes) minutes of \(pair.first), \(second.minutes) other minutes of \(pair.second)"
    } else {
      return nil
    }
  }
}

extension [DeliveredSession.Work] {
  /// Minutes and regions under one code of the order.
  fileprivate func of(_ code: ProcedureCode) -> (minutes: Int, regions: BodyRegions) {
    let own = filter { $0.code == code && $0.segment == .ordered }
    return (own.reduce(0) { $0 + $1.minutes }, BodyRegions(own.flatMap(\.areas).map(\.region)))
  }
}
