/// The books, remittances, refusals, what patients paid, closed days.
extension CheckedTable {
  static let remittanceFile = CheckedTable(
    "remittance_file", key: ["id"], ["document_id", "digest", "received_at", "payments", "reason"])
  static let remittance = CheckedTable(
    "remittance", key: ["id"],
    [
      "file_id", "payer_number", "trace_number", "content_digest", "payer_name", "payment_day", "method", "cents",
      "adjusted_cents", "difference_cents", "claims", "state", "reason", "received_at", "state_at", "shape", "body",
    ])
  static let posting = CheckedTable(
    "posting", key: ["id"],
    ["day", "posted_at", "posted_by", "cause", "patient_id", "claim_id", "remittance_id", "note"])
  static let postingEntry = CheckedTable(
    "posting_entry", key: ["posting_id", "number"],
    ["account", "patient_id", "claim_id", "remittance_id", "payer_number", "cents"])
  static let remittedClaim = CheckedTable(
    "remitted_claim", key: ["remittance_id", "number"],
    [
      "claim_id", "control_number", "payer_claim_number", "status", "charge_cents", "paid_cents", "state", "reason",
      "recorded_at", "posting_id", "resolved_at", "resolved_by", "shape", "body",
    ])
  static let denial = CheckedTable(
    "denial", key: ["id"],
    [
      "remittance_id", "number", "claim_id", "patient_id", "episode_id", "cause", "task", "owner", "cents",
      "opened_on", "due_on", "filing_ends", "state", "closed_at", "closed_by", "closed_how", "shape", "body",
    ])
  static let patientPayment = CheckedTable(
    "patient_payment", key: ["id"],
    ["patient_id", "posting_id", "kind", "method", "cents", "day", "taken_at", "taken_by", "reference"])
  static let dayClose = CheckedTable("day_close", key: ["day"], ["closed_at", "closed_by", "shape", "body"])
}
