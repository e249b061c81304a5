/// Charges, claims and receipts.
extension CheckedTable {
  static let feeSchedule = CheckedTable(
    "fee_schedule", key: ["class_key", "version"], ["valid_from", "shape", "body"])
  static let claim = CheckedTable(
    "claim", key: ["id"],
    [
      "number", "episode_id", "patient_id", "coverage_id", "plan_id", "first_day", "last_day", "cents", "standing",
      "standing_at", "file_by", "payer_claim_number", "replaces_id",
    ])
  static let claimVersion = CheckedTable(
    "claim_version", key: ["claim_id", "version"], ["recorded_at", "shape", "body"])
  static let claimEvent = CheckedTable(
    "claim_event", key: ["id"], ["claim_id", "kind", "happened_at", "control_number", "shape", "body"])
  static let claimAfter = CheckedTable("claim_after", key: ["claim_id"], ["earlier_id"])
  static let receipt = CheckedTable(
    "receipt", key: ["id"],
    [
      "location_id", "number", "kind", "patient_id", "episode_id", "issued_on", "cents", "voids_id", "shape", "body",
    ])
  static let charge = CheckedTable(
    "charge", key: ["id"],
    [
      "appointment_id", "note_id", "episode_id", "patient_id", "day", "segment", "payer", "code", "units", "cents",
      "claim_id", "receipt_id", "withdrawn_at", "shape", "body",
    ])
  static let necessityLetter = CheckedTable(
    "necessity_letter", key: ["id"], ["patient_id", "account", "last_day", "shape", "body"])
}
