import ScripCore
import ScripSQL

/// A charge with the paper it stands on.
public struct StoredCharge: Hashable, Sendable {
  public var charge: Charge
  /// At most one of the two: a line is never asked for twice.
  public var claim: ClaimID?
  public var receipt: ReceiptID?

  public init(charge: Charge, claim: ClaimID? = nil, receipt: ReceiptID? = nil) {
    self.charge = charge
    self.claim = claim
    self.receipt = receipt
  }

  public var isOpen: Bool { claim == nil && receipt == nil }
}

private let chargeColumns: SQL = "SELECT body, claim_id, receipt_id FROM charge"

extension StoredCharge {
  fileprivate init(row: Row) throws {
    self.init(charge: try row.body(0), claim: try row.optionalID(1), receipt: try row.optionalID(2))
  }
}

/// Charges. What was withdrawn is kept, and listed nowhere.
extension Connection {
  public func append(_ charge: Charge) throws {
    let body = try json(charge)
    try insert(
      into: .charge,
      [
        "id": charge.id, "appointment_id": charge.appointment, "note_id": charge.note, "episode_id": charge.episode,
        "patient_id": charge.patient, "day": charge.day, "segment": charge.segment.rawValue,
        "payer": charge.payer.rawValue, "code": charge.code.description, "units": charge.units,
        "cents": charge.amount.cents, "claim_id": Value.null, "receipt_id": Value.null, "withdrawn_at": Value.null,
        "shape": bodyShape, "body": body,
      ])
  }

  /// Charges of one session, in the order they were made.
  public func charges(of appointment: AppointmentID) throws -> [StoredCharge] {
    try map(
      """
      \(chargeColumns) WHERE practice_id = \(practice) AND appointment_id = \(appointment) AND withdrawn_at IS NULL
      ORDER BY segment DESC, code, id
      """, StoredCharge.init(row:))
  }

  /// Charges of an episode, oldest day first.
  public func charges(of episode: EpisodeID) throws -> [StoredCharge] {
    try map(
      """
      \(chargeColumns) WHERE practice_id = \(practice) AND episode_id = \(episode) AND withdrawn_at IS NULL
      ORDER BY day, code, id
      """, StoredCharge.init(row:))
  }

  /// The lines of a claim.
  public func charges(of claim: ClaimID) throws -> [Charge] {
    try map(
      """
      SELECT body FROM charge WHERE practice_id = \(practice) AND claim_id = \(claim) AND withdrawn_at IS NULL
      ORDER BY day, code, id
      """
    ) { try $0.body(0) }
  }

  /// Charges that stand on no paper yet, oldest day first.
  ///
  /// Promises: one statement; index `charge_open` in its own order.
  public func openCharges(paidBy payer: Charge.Payer, limit: Int = 200) throws -> [Charge] {
    try map(Self.openCharges(practice, payer, limit)) { try $0.body(0) }
  }

  static func openCharges(_ practice: [UInt8], _ payer: Charge.Payer, _ limit: Int) -> SQL {
    """
    SELECT body FROM charge
    WHERE practice_id = \(practice) AND payer = \(payer.rawValue)
      AND claim_id IS NULL AND receipt_id IS NULL AND withdrawn_at IS NULL
    ORDER BY day, id LIMIT \(limit)
    """
  }

  /// Puts a charge onto a claim, takes it off with nil, or moves it from one claim to the next.
  public func put(_ charge: ChargeID, on claim: ClaimID?) throws {
    try change(.charge, charge) { row in
      if claim != nil { precondition(row.isNull("receipt_id"), "a charge on a receipt is not claimed") }
      row["claim_id"] = claim
    }
  }

  /// Puts a charge onto a receipt, or takes it off with nil.
  public func put(_ charge: ChargeID, on receipt: ReceiptID?) throws {
    try change(.charge, charge) { row in
      if receipt != nil { precondition(row.isNull("claim_id"), "a charge on a claim has no receipt") }
      row["receipt_id"] = receipt
    }
  }

  /// Takes a charge back that stands on no paper; its row stays.
  public func withdraw(_ charge: ChargeID, at moment: Moment) throws {
    try change(.charge, charge) { $0["withdrawn_at"] = moment }
  }
}
