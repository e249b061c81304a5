import ScripCore
import ScripSQL

/// Receipts. Never changed; a credit note takes one back.
extension Connection {
  /// Takes the next number of a location: 1, 2, 3 … An act that is rolled back gives it back, so there is no gap.
  public func nextReceiptNumber(at location: LocationID) throws -> Int {
    Int(try nextControlNumber(of: "receipt/\(location)"))
  }

  public func append(_ receipt: Receipt) throws {
    let body = try json(receipt)
    try insert(
      into: .receipt,
      [
        "id": receipt.id, "location_id": receipt.location, "number": receipt.number, "kind": receipt.kind.rawValue,
        "patient_id": receipt.patient, "episode_id": receipt.episode, "issued_on": receipt.issuedOn,
        "cents": receipt.charged.cents, "voids_id": receipt.voids, "shape": bodyShape, "body": body,
      ])
  }

  public func receipt(_ id: ReceiptID) throws -> Receipt? {
    try first("SELECT body FROM receipt WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  /// Newest first.
  public func receipts(of patient: PatientID) throws -> [Receipt] {
    try map(
      """
      SELECT body FROM receipt WHERE practice_id = \(practice) AND patient_id = \(patient)
      ORDER BY issued_on DESC, id DESC
      """
    ) { try $0.body(0) }
  }

  /// The credit note that takes a receipt back, if there is one.
  public func creditNote(for receipt: ReceiptID) throws -> ReceiptID? {
    try first("SELECT id FROM receipt WHERE practice_id = \(practice) AND voids_id = \(receipt)") { try $0.id(0) }
  }
}
