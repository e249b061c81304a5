/// How far the payer goes along with a time, best first.
public enum Payability: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// Nothing speaks against it; where nobody but the patient pays, nothing keeps them from it.
  case payable
  /// It would be paid, and the payer is likely to ask.
  case questioned
  /// The payer would not pay; the patient may.
  case selfPay
  /// Not to be booked.
  case blocked

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// Whether it can be booked without the patient paying what a payer refuses.
  public var isPaid: Bool { self <= .questioned }
}

extension Determination {
  public var payability: Payability {
    switch verdict {
    case .blocked: .blocked
    case .selfPay where !gaps.isEmpty: .selfPay
    case .ready, .selfPay: level == .questioned ? .questioned : .payable
    }
  }
}

/// Free times in the order in which a desk should offer them: those that can be billed first, each group by the clock.
///
/// A determination is asked once for each day, therapist and location: it does not depend on the hour.
public struct RankedSlots: Sendable {
  public struct Offer: Sendable {
    public let slot: FreeSlot
    public let determination: Determination
  }

  /// Why times are left out: the first reason of each, and how many it keeps away.
  public struct Reason: Hashable, Sendable {
    public let words: String
    public var count: Int
  }

  private struct Place: Hashable {
    let day: CalendarDay
    let therapist: TherapistID
    let location: LocationID
  }

  public private(set) var offers: [Offer] = []
  /// Free times that the payer would not pay for and that are not offered, with the most frequent reason first.
  public private(set) var hidden: [Reason] = []
  /// The last day that was looked at.
  public private(set) var lastDay: CalendarDay
  /// The first day on which a time of a kind that is offered was left out because there are enough.
  public private(set) var cutOn: CalendarDay?
  /// No time the payer would pay for was found, so that the others are offered although they were not asked for.
  public private(set) var hasOnlyUnpaid = false

  public var hiddenCount: Int { hidden.reduce(0) { $0 + $1.count } }

  /// `limit` times that are paid, or of each kind when `all` are wanted.
  ///
  /// Looks at no day more than it needs: it ends behind the day on which there are enough of the best kind.
  public init(
    _ search: FreeSlots, _ wish: FreeSlots.Wish, limit: Int, all: Bool, exists: (FreeSlot) -> Bool,
    decide: (FreeSlot) -> Determination
  ) {
    var answers: [Place: Determination] = [:]
    var groups: [[Offer]] = Array(repeating: [], count: Payability.allCases.count)
    var last = wish.days.lowerBound
    search.eachDay(of: wish) { day, slots in
      last = day
      for slot in slots where exists(slot) {
        let place = Place(day: day, therapist: slot.therapist, location: slot.location)
        let answer = answers[place] ?? decide(slot)
        answers[place] = answer
        groups[answer.payability.rawValue].append(Offer(slot: slot, determination: answer))
      }
      return all || groups[Payability.payable.rawValue].count < limit
    }
    lastDay = last
    let paid = groups[0] + groups[1]
    let unpaid = groups[2] + groups[3]
    hasOnlyUnpaid = paid.isEmpty && !unpaid.isEmpty
    if all || hasOnlyUnpaid {
      offers = groups.flatMap { $0.prefix(limit) }
      cutOn = groups.compactMap { $0.dropFirst(limit).first?.slot.day }.min()
    } else {
      offers = Array(paid.prefix(limit))
      cutOn = paid.dropFirst(limit).map(\.slot.day).min()
      hidden = Self.reasons(unpaid)
    }
  }

  private static func reasons(_ offers: [Offer]) -> [Reason] {
    var found: [Reason] = []
    for offer in offers {
      let words = offer.determination.gaps.first?.what.shown ?? ""
      if let index = found.firstIndex(where: { $0.words == words }) {
        found[index].count += 1
      } else {
        found.append(Reason(words: words, count: 1))
      }
    }
    return found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }
}
