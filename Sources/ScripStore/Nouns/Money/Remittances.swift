import ScripCore
import ScripSQL
import Seal

/// A payment as it stands.
public struct StoredRemittance: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Deposited; its claims are posted or parked one by one.
    case posted
    /// The same, but its claims do not come to the deposit: what nobody explains waits in suspense.
    case unexplained
    /// Nothing of it is in the books: a person says whether it is one of ours.
    case held
    /// Nothing of it is in the books: it could not be read whole.
    case unreadable
    /// A person said it is not.
    case setAside
    /// The same of one that could not be read whole.
    case setAsideUnread
    /// It was entered from paper wrongly: all that it moved was moved back.
    case takenBack

    /// One that is in the books, with so much of the deposit that nobody explains.
    public static func deposited(unexplained: Money) -> State { unexplained == .zero ? .posted : .unexplained }

    public var isInBooks: Bool { self == .posted || self == .unexplained }
  }

  public var id: RemittanceID
  /// Nil for one that was entered from paper.
  public var file: RemittanceFileID?
  public var payerNumber: String
  public var payerName: String
  public var traceNumber: String
  public var content: Digest
  public var day: CalendarDay
  public var method: Remittance.Method
  public var payment: Money
  /// What the payer took beside claims: the sum of PLB.
  public var adjusted: Money
  /// What nobody explains.
  public var difference: Money
  public var claims: Int
  public var state: State
  public var reason: String?
  public var receivedAt: Moment
  public var stateAt: Moment

  /// A person typed it.
  public var isFromPaper: Bool { file == nil }

  public init(
    id: RemittanceID, file: RemittanceFileID?, of remittance: Remittance, content: Digest, difference: Money,
    state: State, reason: String? = nil, at moment: Moment
  ) {
    self.id = id
    self.file = file
    payerNumber = remittance.payer.number
    payerName = remittance.payer.name
    traceNumber = remittance.traceNumber
    self.content = content
    day = remittance.day
    method = remittance.method
    payment = remittance.payment
    adjusted = remittance.providerAdjustments.reduce(.zero) { $0 + $1.amount }
    self.difference = difference
    claims = remittance.claims.count
    self.state = state
    self.reason = reason
    receivedAt = moment
    stateAt = moment
  }
}

private let remittanceColumns: SQL = """
  SELECT id, file_id, payer_number, payer_name, trace_number, content_digest, payment_day, method, cents,
    adjusted_cents, difference_cents, claims, state, reason, received_at, state_at FROM remittance
  """

extension StoredRemittance {
  fileprivate init(row: Row) throws {
    guard let digest = Digest(bytes: try row.bytes(5)) else { throw UnreadableRow(column: 5, expected: "a digest") }
    id = try row.id(0)
    file = try row.optionalID(1)
    payerNumber = try row.text(2)
    payerName = try row.text(3)
    traceNumber = try row.text(4)
    content = digest
    day = try row.day(6)
    method = try row.word(7)
    payment = Money(cents: try row.int(8))
    adjusted = Money(cents: try row.int(9))
    difference = Money(cents: try row.int(10))
    claims = try row.int(11)
    state = try row.word(12)
    reason = try row.optionalText(13)
    receivedAt = try row.moment(14)
    stateAt = try row.moment(15)
  }
}

/// Remittances: the same payment with the same content is there once.
extension Connection {
  /// False when this very payment is there already.
  public func insertIfNew(_ stored: StoredRemittance, _ remittance: Remittance) throws -> Bool {
    let body = try json(remittance)
    return try insertIfNew(
      into: .remittance,
      [
        "id": stored.id, "file_id": stored.file, "payer_number": stored.payerNumber,
        "trace_number": stored.traceNumber, "content_digest": stored.content.bytes, "payer_name": stored.payerName,
        "payment_day": stored.day, "method": stored.method.rawValue, "cents": stored.payment.cents,
        "adjusted_cents": stored.adjusted.cents, "difference_cents": stored.difference.cents,
        "claims": stored.claims, "state": stored.state.rawValue, "reason": stored.reason,
        "received_at": stored.receivedAt, "state_at": stored.stateAt, "shape": bodyShape, "body": body,
      ])
  }

  public func remittance(_ id: RemittanceID) throws -> StoredRemittance? {
    try first(
      "\(remittanceColumns) WHERE practice_id = \(practice) AND id = \(id)", StoredRemittance.init(row:))
  }

  /// What the payer sent.
  public func content(of id: RemittanceID) throws -> Remittance? {
    try first("SELECT body FROM remittance WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  /// Payments with the same payer and number; a second one with other content is looked at by a person.
  public func remittances(payer: String, trace: String) throws -> [StoredRemittance] {
    try map(
      """
      \(remittanceColumns)
      WHERE practice_id = \(practice) AND payer_number = \(payer) AND trace_number = \(trace) ORDER BY id
      """, StoredRemittance.init(row:))
  }

  /// How a payer with this number last called itself.
  public func payerName(numbered number: String) throws -> String? {
    try first(
      """
      SELECT payer_name FROM remittance WHERE practice_id = \(practice) AND payer_number = \(number)
      ORDER BY received_at DESC, id DESC LIMIT 1
      """
    ) { try $0.text(0) }
  }

  /// Payments of one amount with the same number, of whatever payer.
  public func remittances(trace: String, payment: Money) throws -> [StoredRemittance] {
    try map(
      """
      \(remittanceColumns)
      WHERE practice_id = \(practice) AND trace_number = \(trace) AND cents = \(payment.cents) ORDER BY id
      """, StoredRemittance.init(row:))
  }

  public func remittances(inFile file: RemittanceFileID) throws -> [StoredRemittance] {
    try map(
      "\(remittanceColumns) WHERE practice_id = \(practice) AND file_id = \(file) ORDER BY id",
      StoredRemittance.init(row:))
  }

  /// These, oldest first.
  func remittances(_ ids: [RemittanceID]) throws -> [StoredRemittance] {
    try map(
      "\(remittanceColumns) WHERE practice_id = \(practice) AND id IN (\(list: ids)) ORDER BY id",
      StoredRemittance.init(row:))
  }

  /// The newest, at most `limit`.
  public func remittances(limit: Int = 100) throws -> [StoredRemittance] {
    try map(
      "\(remittanceColumns) WHERE practice_id = \(practice) ORDER BY received_at DESC, id DESC LIMIT \(limit)",
      StoredRemittance.init(row:))
  }

  /// Payments that came to another amount than their claims, and the rest of them, which waits.
  public func unexplainedSum() throws -> CountedMoney {
    try first(
      """
      SELECT count(*), CAST(coalesce(sum(difference_cents), 0) AS BIGINT) FROM remittance
      WHERE practice_id = \(practice) AND state = 'unexplained'
      """, CountedMoney.init(row:)) ?? CountedMoney()
  }

  /// Payments that wait for somebody to say whose they are. Nothing of them is in the books.
  public func heldSum() throws -> CountedMoney {
    try first(
      """
      SELECT count(*), CAST(coalesce(sum(cents), 0) AS BIGINT) FROM remittance
      WHERE practice_id = \(practice) AND state IN ('held', 'unreadable')
      """, CountedMoney.init(row:)) ?? CountedMoney()
  }

  public func note(
    _ state: StoredRemittance.State, of remittance: RemittanceID, reason: String?, difference: Money, at moment: Moment
  ) throws {
    try change(.remittance, remittance) { row in
      row["state"] = state.rawValue
      row["reason"] = reason
      row["difference_cents"] = difference.cents
      row["state_at"] = moment
    }
  }
}

/// A file that came from a payer, whether it could be read or not.
public struct StoredRemittanceFile: Hashable, Sendable {
  public var id: RemittanceFileID
  public var document: DocumentID
  public var digest: Digest
  public var receivedAt: Moment
  /// How many payments it holds.
  public var payments: Int
  /// Why nothing of it could be posted, and what to do; nil when it was read.
  public var reason: String?

  public init(
    id: RemittanceFileID, document: DocumentID, digest: Digest, receivedAt: Moment, payments: Int, reason: String?
  ) {
    self.id = id
    self.document = document
    self.digest = digest
    self.receivedAt = receivedAt
    self.payments = payments
    self.reason = reason
  }

  fileprivate init(row: Row) throws {
    guard let digest = Digest(bytes: try row.bytes(2)) else { throw UnreadableRow(column: 2, expected: "a digest") }
    self.init(
      id: try row.id(0), document: try row.id(1), digest: digest, receivedAt: try row.moment(3),
      payments: try row.int(4), reason: try row.optionalText(5))
  }
}

extension Connection {
  public func insertIfNew(_ file: StoredRemittanceFile) throws -> Bool {
    try insertIfNew(
      into: .remittanceFile,
      [
        "id": file.id, "document_id": file.document, "digest": file.digest.bytes, "received_at": file.receivedAt,
        "payments": file.payments, "reason": file.reason,
      ])
  }

  public func remittanceFile(withDigest digest: Digest) throws -> StoredRemittanceFile? {
    try first(
      """
      SELECT id, document_id, digest, received_at, payments, reason FROM remittance_file
      WHERE practice_id = \(practice) AND digest = \(digest.bytes)
      """, StoredRemittanceFile.init(row:))
  }

  /// Files of which nothing could be posted, newest first.
  public func unreadRemittanceFiles(limit: Int = 20) throws -> [StoredRemittanceFile] {
    try map(
      """
      SELECT id, document_id, digest, received_at, payments, reason FROM remittance_file
      WHERE practice_id = \(practice) AND reason IS NOT NULL ORDER BY received_at DESC, id DESC LIMIT \(limit)
      """, StoredRemittanceFile.init(row:))
  }
}
