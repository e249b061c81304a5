/// Where a claim stands with us. Each change is an event with a day and a reason; nothing is overwritten.
public enum ClaimStanding: String, Hashable, Sendable, CaseIterable, Codable {
  /// Something a clerk has to mend before it may go.
  case toFix
  /// Nothing is left to do but send it.
  case ready
  /// In the outbox, or handed over and not answered yet.
  case sent
  /// Taken by clearinghouse or payer: 277CA.
  case accepted
  /// Came back unread or refused: 999 or 277CA.
  case rejected
  /// The payer has decided: 835 or paper.
  case answered
  /// Another claim stands in its place.
  case replaced
  /// Taken back.
  case voided

  public var shown: String {
    switch self {
    case .toFix: "to fix"
    case .ready: "ready to send"
    case .sent: "sent"
    case .accepted: "accepted by the payer"
    case .rejected: "came back"
    case .answered: "answered"
    case .replaced: "replaced"
    case .voided: "voided"
    }
  }

  /// Whether its charges are still asked of the payer by this claim.
  public var isLiving: Bool { self != .replaced && self != .voided }

  /// Whether it has not left the building, and may still be changed in place.
  public var isDraft: Bool { self == .toFix || self == .ready }

  /// The payer does not have it: the clock of filing runs.
  public var isStillToFile: Bool { isDraft || self == .rejected }
}

/// One thing that happened to a claim.
public struct ClaimEvent: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case made
    case checked
    case submitted
    case handedOver
    /// 999 or TA1: whether the file could be read.
    case fileAccepted
    case fileRefused
    /// 277CA: whether the claim was taken.
    case claimAccepted
    case claimRejected
    case answered
    case replaced
    case voided
    /// What followed it was dropped: it stands as before.
    case restored
    case printed

    /// How far on its way a claim is that this happens to: what is noted in one moment is told in this order.
    public var step: Int {
      switch self {
      case .made: 0
      case .checked: 1
      case .submitted, .printed: 2
      case .handedOver: 3
      case .fileAccepted, .fileRefused: 4
      case .claimAccepted, .claimRejected: 5
      case .answered: 6
      case .replaced, .voided: 7
      case .restored: 8
      }
    }
  }

  public var kind: Kind
  /// What a clerk reads, without a patient's name.
  public var words: String
  /// Number of the file it went or came with.
  public var controlNumber: Int?
  /// The payer's number of the claim, where the event brought it.
  public var payerClaimNumber: String?

  public init(_ kind: Kind, _ words: String, controlNumber: Int? = nil, payerClaimNumber: String? = nil) {
    self.kind = kind
    self.words = words
    self.controlNumber = controlNumber
    self.payerClaimNumber = payerClaimNumber
  }
}

/// How much time is left to file a claim. Source: domain.md F: alarms at half and at four fifths of the limit [P].
public struct FilingClock: Hashable, Sendable {
  public enum State: Hashable, Sendable { case running, half, late, over }

  public let serviceDay: CalendarDay
  public let lastDay: CalendarDay

  public init(serviceDay: CalendarDay, limitDays: Int) {
    self.serviceDay = serviceDay
    lastDay = serviceDay.adding(days: limitDays)
  }

  public init(serviceDay: CalendarDay, lastDay: CalendarDay) {
    self.serviceDay = serviceDay
    self.lastDay = lastDay
  }

  /// 0 on the last day, below zero after it.
  public func daysLeft(on day: CalendarDay) -> Int { day.days(until: lastDay) }

  /// How urgent it is on a day; on the last day it is not over yet.
  public func state(on day: CalendarDay) -> State {
    let (used, whole) = (serviceDay.days(until: day), max(1, serviceDay.days(until: lastDay)))
    if used > whole { return .over }
    if used * 5 >= whole * 4 { return .late }
    return used * 2 >= whole ? .half : .running
  }
}
