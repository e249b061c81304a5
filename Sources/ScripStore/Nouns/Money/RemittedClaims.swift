import ScripCore
import ScripSQL

/// One claim of a remittance, and what became of it.
public struct StoredAnswer: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case posted
    /// Waits for a person.
    case parked
    /// A person posted it otherwise than the file says.
    case byHand
    /// A person decided that the money stays in suspense for now.
    case kept
    /// The money went back to the payer.
    case returned
    /// It moves no money, and a person closed it.
    case closed
    /// Its payment was taken back whole.
    case takenBack
  }

  /// What is kept of it beside its columns.
  public struct Content: Hashable, Sendable, Codable {
    public var answer: RemittedClaim
    public var reason: ParkReason?
    /// What it moved; empty when nothing.
    public var entries: [LedgerEntry]
    /// The answer it took back.
    public var reverses: Place?
    /// The answer that took this one back.
    public var reversedBy: Place?
    /// Why a person decided as they did.
    public var note: String?

    public init(
      answer: RemittedClaim, reason: ParkReason? = nil, entries: [LedgerEntry] = [], reverses: Place? = nil,
      note: String? = nil
    ) {
      self.answer = answer
      self.reason = reason
      self.entries = entries
      self.reverses = reverses
      self.note = note
    }
  }

  /// Where an answer stands: its remittance, and its place there from 0.
  public struct Place: Hashable, Sendable, Codable {
    public var remittance: RemittanceID
    public var number: Int

    public init(_ remittance: RemittanceID, _ number: Int) {
      self.remittance = remittance
      self.number = number
    }
  }

  public var place: Place
  public var claim: ClaimID?
  public var state: State
  public var recordedAt: Moment
  public var posting: PostingID?
  public var resolvedAt: Moment?
  public var resolvedBy: MembershipID?
  public var content: Content

  public init(
    place: Place, claim: ClaimID?, state: State, recordedAt: Moment, posting: PostingID?, content: Content
  ) {
    self.place = place
    self.claim = claim
    self.state = state
    self.recordedAt = recordedAt
    self.posting = posting
    self.content = content
  }

  public var answer: RemittedClaim { content.answer }

  /// A person has to decide about it yet.
  public var waits: Bool { state == .parked || state == .kept }

  /// A person decided about it, and may take that back.
  public var isDecidedByHand: Bool {
    (state == .byHand || state == .returned || state == .closed) && content.reversedBy == nil
  }
}

private let answerColumns: SQL = """
  SELECT remittance_id, number, claim_id, state, recorded_at, posting_id, resolved_at, resolved_by, body
  FROM remitted_claim
  """

extension StoredAnswer {
  fileprivate init(row: Row) throws {
    self.init(
      place: Place(try row.id(0), try row.int(1)), claim: try row.optionalID(2), state: try row.word(3),
      recordedAt: try row.moment(4), posting: try row.optionalID(5), content: try row.body(8))
    resolvedAt = try row.optionalInt64(6).map(Moment.init(milliseconds:))
    resolvedBy = try row.optionalID(7)
  }
}

extension Connection {
  public func append(_ stored: StoredAnswer) throws {
    let body = try json(stored.content)
    try insert(
      into: .remittedClaim,
      [
        "remittance_id": stored.place.remittance, "number": stored.place.number, "claim_id": stored.claim,
        "control_number": stored.answer.controlNumber, "payer_claim_number": stored.answer.payerClaimNumber,
        "status": stored.answer.status.rawValue, "charge_cents": stored.answer.charge.cents,
        "paid_cents": stored.answer.paid.cents, "state": stored.state.rawValue,
        "reason": stored.content.reason?.kind, "recorded_at": stored.recordedAt, "posting_id": stored.posting,
        "resolved_at": stored.resolvedAt, "resolved_by": stored.resolvedBy, "shape": bodyShape, "body": body,
      ])
  }

  /// Notes what a person decided, or that a takeback came.
  public func note(_ stored: StoredAnswer) throws {
    let body = try json(stored.content)
    try change(.remittedClaim, stored.place.remittance, stored.place.number) { row in
      row["claim_id"] = stored.claim
      row["state"] = stored.state.rawValue
      row["posting_id"] = stored.posting
      row["resolved_at"] = stored.resolvedAt
      row["resolved_by"] = stored.resolvedBy
      row["body"] = body
    }
  }

  public func answer(at place: StoredAnswer.Place) throws -> StoredAnswer? {
    try first(
      """
      \(answerColumns) WHERE practice_id = \(practice) AND remittance_id = \(place.remittance)
      AND number = \(place.number)
      """, StoredAnswer.init(row:))
  }

  /// Every claim of a remittance, in the order of the file.
  public func answers(in remittance: RemittanceID) throws -> [StoredAnswer] {
    try map(
      "\(answerColumns) WHERE practice_id = \(practice) AND remittance_id = \(remittance) ORDER BY number",
      StoredAnswer.init(row:))
  }

  /// Answers to these claims that are in the books, oldest first; those of one payment in its order.
  public func answers(to claims: [ClaimID]) throws -> [StoredAnswer] {
    try map(
      """
      \(answerColumns) WHERE practice_id = \(practice) AND claim_id IN (\(list: claims))
      AND state IN ('posted', 'byHand') ORDER BY recorded_at, remittance_id, number
      """, StoredAnswer.init(row:))
  }

  /// Claims of all payments in a state and what they pay: those that wait for a person, those whose money is kept.
  public func answerSum(_ state: StoredAnswer.State) throws -> CountedMoney {
    try first(
      """
      SELECT count(*), CAST(coalesce(sum(paid_cents), 0) AS BIGINT) FROM remitted_claim
      WHERE practice_id = \(practice) AND state = \(state.rawValue)
      """, CountedMoney.init(row:)) ?? CountedMoney()
  }

  /// The claims that payers answered under these numbers of theirs.
  public func claims(payerNumbers: [String]) throws -> [ClaimID] {
    try map(
      """
      SELECT DISTINCT claim_id FROM remitted_claim
      WHERE practice_id = \(practice) AND payer_claim_number IN (\(list: payerNumbers)) AND claim_id IS NOT NULL
      """
    ) { try $0.id(0) }
  }

  /// How many claims of each remittance are in each state, and what they pay.
  public func answerSums(of remittances: [RemittanceID]) throws -> [RemittanceID: [StoredAnswer.State: AnswerSum]] {
    var sums: [RemittanceID: [StoredAnswer.State: AnswerSum]] = [:]
    try each(
      """
      SELECT remittance_id, state, count(*), CAST(sum(paid_cents) AS BIGINT) FROM remitted_claim
      WHERE practice_id = \(practice) AND remittance_id IN (\(list: remittances)) GROUP BY remittance_id, state
      """
    ) { row in
      sums[try row.id(0), default: [:]][try row.word(1)] = AnswerSum(
        claims: try row.int(2), paid: Money(cents: try row.int(3)))
    }
    return sums
  }
}

/// Claims of one state, together.
public struct AnswerSum: Hashable, Sendable {
  public var claims: Int
  public var paid: Money
}

/// How many there are, and what they come to.
public struct CountedMoney: Hashable, Sendable {
  public var count: Int
  public var amount: Money

  public init(_ count: Int = 0, _ amount: Money = .zero) {
    self.count = count
    self.amount = amount
  }

  init(row: Row) throws { self.init(try row.int(0), Money(cents: try row.int(1))) }
}
