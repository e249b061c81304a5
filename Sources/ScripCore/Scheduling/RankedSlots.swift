/// Free times in the order in which a desk should offer them: those that can be billed first, each group by the clock.
///
/// A determination is asked once for each day, therapist and location: it does not depend on the hour.
public struct RankedSlots: Sendable {
  public struct Offer: Sendable {
    public let slot: FreeSlot
    public let determination: Determination
  }

  /// When a time begins.
  public struct Start: Hashable, Sendable, Comparable {
    public let day: CalendarDay
    public let time: ClockTime

    public init(day: CalendarDay, time: ClockTime) {
      self.day = day
      self.time = time
    }

    init(_ slot: FreeSlot) { self.init(day: slot.day, time: slot.start) }

    public static func < (left: Self, right: Self) -> Bool { (left.day, left.time) < (right.day, right.time) }
  }

  /// Why times are left out: the first reason of each, and how many it keeps away.
  public struct Reason: Hashable, Sendable {
    public let words: String
    public var count: Int
  }

  public private(set) var offers: [Offer] = []
  /// Free times that the payer would not pay for and that are not offered, with the most frequent reason first.
  public private(set) var hidden: [Reason] = []
  /// Free times that would be paid, are closer than ordered, and are left out because there are enough of the others.
  public private(set) var closerHidden = 0
  /// The last day that was looked at.
  public private(set) var lastDay: CalendarDay
  /// When the first time begins that was left out because there are enough; always later than the first one offered,
  /// so that who goes on from there gets on.
  public private(set) var cut: Start?
  /// No time the payer would pay for was found, so that the others are offered although they were not asked for.
  public private(set) var hasOnlyUnpaid = false

  public var hiddenCount: Int { hidden.reduce(0) { $0 + $1.count } }

  /// `limit` times that are paid, or of each kind when `all` are wanted; more only to keep those of one hour together.
  ///
  /// Looks at no day more than it needs: it ends behind the day on which there are enough of the best kind.
  public init(
    _ search: FreeSlots, _ wish: FreeSlots.Wish, limit: Int, all: Bool, exists: (FreeSlot) -> Bool,
    decide: (FreeSlot) -> Determination
  ) {
    var groups = Groups(limit: limit)
    // Days that are not wished for are looked at, too, in that nothing is to be found on them.
    var last = wish.days.upperBound
    search.eachDay(of: wish) { day in
      var answers: [Groups.Answer?] = Array(repeating: nil, count: day.pairs.count)
      day.eachSlot { slot, pair in
        guard exists(slot) else { return true }
        let answer = answers[pair] ?? Groups.Answer(decide(slot))
        answers[pair] = answer
        groups.add(slot, answer)
        return true
      }
      guard !all, groups.hasEnough(.payable) else { return true }
      last = day.day
      return false
    }
    lastDay = last
    hasOnlyUnpaid = groups.hasOnlyUnpaid
    let shown = all || hasOnlyUnpaid ? Payability.allCases : Payability.allCases.filter(\.isPaid)
    offers = shown.flatMap { groups.kept[$0.rawValue] }
    var left: [Start] = []
    if !(all || hasOnlyUnpaid) {
      // Together they are as many as were asked for, and never fewer than there are of the best kind.
      let best = shown.map { groups.kept[$0.rawValue].count }.first { $0 > 0 } ?? 0
      let (kept, dropped) = (offers.prefix(max(best, limit)), offers.dropFirst(max(best, limit)))
      let isCloser = { (offer: Offer) in offer.determination.payability == .closer }
      if kept.contains(where: { !isCloser($0) }) {
        closerHidden = groups.closer - kept.count(where: isCloser)
      }
      left = dropped.filter { closerHidden == 0 || !isCloser($0) }.map { Start($0.slot) }
      offers = Array(kept)
      hidden = groups.reasons.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
        .map(\.element)
    }
    // Those are asked for by a link of their own; the list goes on with what keeps the order.
    left += shown.filter { closerHidden == 0 || $0 != .closer }.compactMap { groups.cut[$0.rawValue] }
    let first = offers.map { Start($0.slot) }.min()
    cut = left.filter { start in first.map { $0 < start } ?? true }.min()
  }
}

/// Times by what the payer says of them: so many of each kind are kept, the others only counted.
private struct Groups {
  /// What holds for every hour of a day with one therapist at one location.
  struct Answer {
    let determination: Determination
    let kind: Payability
    /// Why it would not be paid.
    let reason: String?

    init(_ determination: Determination) {
      self.determination = determination
      kind = determination.payability
      reason = kind.isPaid ? nil : determination.gaps.first?.what.shown ?? ""
    }
  }

  let limit: Int
  private(set) var kept: [[RankedSlots.Offer]] = Array(repeating: [], count: Payability.allCases.count)
  /// When the first time of each kind begins that was not kept.
  private(set) var cut: [RankedSlots.Start?] = Array(repeating: nil, count: Payability.allCases.count)
  /// Why times would not be paid, in the order in which the reasons came up.
  private(set) var reasons: [RankedSlots.Reason] = []
  /// How many would be paid and are closer than ordered.
  private(set) var closer = 0

  init(limit: Int) { self.limit = limit }

  func hasEnough(_ kind: Payability) -> Bool { kept[kind.rawValue].count >= limit }

  var hasOnlyUnpaid: Bool {
    func found(_ isPaid: Bool) -> Bool {
      Payability.allCases.contains { $0.isPaid == isPaid && !kept[$0.rawValue].isEmpty }
    }
    return found(false) && !found(true)
  }

  mutating func add(_ slot: FreeSlot, _ answer: Answer) {
    let kind = answer.kind
    if let reason = answer.reason { count(reason) }
    if kind == .closer { closer += 1 }
    let start = RankedSlots.Start(slot)
    let last = kept[kind.rawValue].last.map { RankedSlots.Start($0.slot) }
    guard !hasEnough(kind) || last == start else {
      if cut[kind.rawValue] == nil { cut[kind.rawValue] = start }
      return
    }
    kept[kind.rawValue].append(RankedSlots.Offer(slot: slot, determination: answer.determination))
  }

  private mutating func count(_ words: String) {
    if let index = reasons.firstIndex(where: { $0.words == words }) {
      reasons[index].count += 1
    } else {
      reasons.append(RankedSlots.Reason(words: words, count: 1))
    }
  }
}
