import ScripSQL

extension Migration {
  /// The books: postings with their entries, remittances with their claims, refusals, what patients paid, closed days.
  ///
  /// Postings and entries are appended and never changed. An entry names what its account belongs to in one column.
  static let money = Migration(
    id: 7, name: "money",
    practiceTables: [
      "remittance_file", "remittance", "posting", "posting_entry", "remitted_claim", "denial", "patient_payment",
      "day_close",
    ],
    statements: remittanceTables + ledgerTables + answerTables + deskTables)

  private static let remittanceTables: [StaticString] = [
    """
    CREATE TABLE remittance_file (
      practice_id {id} NOT NULL, id {id} NOT NULL, document_id {id} NOT NULL, digest {bytes} NOT NULL,
      received_at {int} NOT NULL, payments {int} NOT NULL, reason {text}, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, id),
      FOREIGN KEY (practice_id, document_id) REFERENCES document (practice_id, id))
    """,
    "CREATE UNIQUE INDEX remittance_file_by_digest ON remittance_file (practice_id, digest)",
    "CREATE INDEX remittance_file_by_moment ON remittance_file (practice_id, received_at, id)",
    """
    CREATE TABLE remittance (
      practice_id {id} NOT NULL, id {id} NOT NULL, file_id {id}, payer_number {text} NOT NULL,
      trace_number {text} NOT NULL, content_digest {bytes} NOT NULL, payer_name {text} NOT NULL,
      payment_day {text} NOT NULL, method {text} NOT NULL, cents {int} NOT NULL, adjusted_cents {int} NOT NULL,
      difference_cents {int} NOT NULL, claims {int} NOT NULL, state {text} NOT NULL, reason {text},
      received_at {int} NOT NULL, state_at {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL,
      row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, id),
      FOREIGN KEY (practice_id, file_id) REFERENCES remittance_file (practice_id, id))
    """,
    """
    CREATE UNIQUE INDEX remittance_by_key ON remittance (practice_id, payer_number, trace_number, content_digest)
    """,
    "CREATE INDEX remittance_by_moment ON remittance (practice_id, received_at, id)",
    "CREATE INDEX remittance_by_state ON remittance (practice_id, state, received_at, id)",
  ]

  private static let ledgerTables: [StaticString] = [
    """
    CREATE TABLE posting (
      practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL, day {text} NOT NULL,
      posted_at {int} NOT NULL, posted_by {id} NOT NULL, cause {text} NOT NULL, patient_id {id}, claim_id {id},
      remittance_id {id}, note {text}, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, id),
      FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
      FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id),
      FOREIGN KEY (practice_id, remittance_id) REFERENCES remittance (practice_id, id))
    """,
    "CREATE INDEX posting_by_day ON posting (practice_id, day, id)",
    "CREATE INDEX posting_by_claim ON posting (practice_id, claim_id, id)",
    "CREATE INDEX posting_by_patient ON posting (practice_id, patient_id, id)",
    """
    CREATE TABLE posting_entry (
      practice_id {id} NOT NULL, posting_id {id} NOT NULL, number {int} NOT NULL, account {text} NOT NULL,
      patient_id {id}, claim_id {id}, remittance_id {id}, payer_number {text}, cents {int} NOT NULL,
      row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, posting_id, number),
      FOREIGN KEY (practice_id, posting_id) REFERENCES posting (practice_id, id),
      FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
      FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id),
      FOREIGN KEY (practice_id, remittance_id) REFERENCES remittance (practice_id, id))
    """,
    "CREATE INDEX posting_entry_by_patient ON posting_entry (practice_id, patient_id, account)",
    "CREATE INDEX posting_entry_by_claim ON posting_entry (practice_id, claim_id, account)",
    "CREATE INDEX posting_entry_by_remittance ON posting_entry (practice_id, remittance_id, account)",
    "CREATE INDEX posting_entry_by_account ON posting_entry (practice_id, account, posting_id)",
  ]

  private static let answerTables: [StaticString] = [
    """
    CREATE TABLE remitted_claim (
      practice_id {id} NOT NULL, remittance_id {id} NOT NULL, number {int} NOT NULL, claim_id {id},
      control_number {text} NOT NULL, payer_claim_number {text}, status {text} NOT NULL, charge_cents {int} NOT NULL,
      paid_cents {int} NOT NULL, state {text} NOT NULL, reason {text}, recorded_at {int} NOT NULL, posting_id {id},
      resolved_at {int}, resolved_by {id}, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, remittance_id, number),
      FOREIGN KEY (practice_id, remittance_id) REFERENCES remittance (practice_id, id),
      FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id),
      FOREIGN KEY (practice_id, posting_id) REFERENCES posting (practice_id, id))
    """,
    "CREATE INDEX remitted_claim_by_claim ON remitted_claim (practice_id, claim_id, recorded_at)",
    "CREATE INDEX remitted_claim_by_state ON remitted_claim (practice_id, state, recorded_at, remittance_id, number)",
    "CREATE INDEX remitted_claim_by_payer_number ON remitted_claim (practice_id, payer_claim_number)",
    """
    CREATE TABLE denial (
      practice_id {id} NOT NULL, id {id} NOT NULL, remittance_id {id} NOT NULL, number {int} NOT NULL,
      claim_id {id} NOT NULL, patient_id {id} NOT NULL, episode_id {id}, cause {text} NOT NULL, task {text} NOT NULL,
      owner {text} NOT NULL, cents {int} NOT NULL, opened_on {text} NOT NULL, due_on {text} NOT NULL,
      filing_ends {text}, state {text} NOT NULL, closed_at {int}, closed_by {id}, closed_how {text},
      shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, id),
      FOREIGN KEY (practice_id, remittance_id) REFERENCES remittance (practice_id, id),
      FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id),
      FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
      FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id))
    """,
    "CREATE INDEX denial_by_state ON denial (practice_id, state, due_on, id)",
    "CREATE INDEX denial_by_claim ON denial (practice_id, claim_id, state)",
  ]

  private static let deskTables: [StaticString] = [
    """
    CREATE TABLE patient_payment (
      practice_id {id} NOT NULL, id {id} NOT NULL, patient_id {id} NOT NULL, posting_id {id} NOT NULL,
      kind {text} NOT NULL, method {text} NOT NULL, cents {int} NOT NULL, day {text} NOT NULL,
      taken_at {int} NOT NULL, taken_by {id} NOT NULL, reference {text}, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, id),
      FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
      FOREIGN KEY (practice_id, posting_id) REFERENCES posting (practice_id, id))
    """,
    "CREATE INDEX patient_payment_by_patient ON patient_payment (practice_id, patient_id, taken_at)",
    "CREATE INDEX patient_payment_by_day ON patient_payment (practice_id, day, id)",
    """
    CREATE TABLE day_close (
      practice_id {id} NOT NULL REFERENCES practice (id), day {text} NOT NULL, closed_at {int} NOT NULL,
      closed_by {id} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, day))
    """,
  ]
}
