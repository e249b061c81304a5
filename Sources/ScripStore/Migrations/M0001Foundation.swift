import ScripSQL

extension Migration {
  /// The installation, its practices, and what every act leans on: requests, audit, documents, jobs, keys.
  ///
  /// `job` belongs to no practice's eyes alone: a worker takes the next job of any practice.
  /// Rows with a `row_digest` are written through `CheckedTable` alone.
  static let foundation = Migration(
    id: 1, name: "foundation",
    practiceTables: [
      "wrapped_key", "request", "audit", "access", "audit_seal", "document", "document_part", "document_chunk",
      "control_number", "outbox",
    ],
    addedToByInstallation: ["audit"],
    statements: installationTables + auditTables + documentTables + workTables)

  private static let installationTables: [StaticString] = [
    """
    CREATE TABLE installation (
      one {int} NOT NULL PRIMARY KEY CHECK (one = 1),
      id {id} NOT NULL, started_at {int} NOT NULL, key_fingerprint {bytes} NOT NULL,
      row_digest {bytes} NOT NULL)
    """,
    """
    CREATE TABLE practice (
      id {id} NOT NULL PRIMARY KEY, name {text} NOT NULL, added_at {int} NOT NULL, row_digest {bytes} NOT NULL)
    """,
    """
    CREATE TABLE wrapped_key (
      practice_id {id} NOT NULL PRIMARY KEY REFERENCES practice (id),
      wrapped {bytes} NOT NULL, wrapper {bytes} NOT NULL, made_at {int} NOT NULL,
      row_digest {bytes} NOT NULL)
    """,
    """
    CREATE TABLE request (
      practice_id {id} NOT NULL REFERENCES practice (id), request_key {text} NOT NULL,
      input_digest {bytes} NOT NULL, answer {bytes}, received_at {int} NOT NULL,
      row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, request_key))
    """,
    "CREATE INDEX request_by_moment ON request (practice_id, received_at)",
  ]

  private static let auditTables: [StaticString] = [
    """
    CREATE TABLE audit (
      practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL, happened_at {int} NOT NULL,
      act {text} NOT NULL, outcome {text} NOT NULL, login_id {id}, membership_id {id},
      address_digest {bytes}, subjects {text} NOT NULL, content_digest {bytes},
      PRIMARY KEY (practice_id, id))
    """,
    """
    CREATE TABLE access (
      practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL, happened_at {int} NOT NULL,
      act {text} NOT NULL, outcome {text} NOT NULL, login_id {id}, membership_id {id},
      address_digest {bytes}, subjects {text} NOT NULL, content_digest {bytes},
      PRIMARY KEY (practice_id, id))
    """,
    """
    CREATE TABLE audit_seal (
      practice_id {id} NOT NULL REFERENCES practice (id), log {text} NOT NULL, number {int} NOT NULL,
      line_id {id} NOT NULL, digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, log, number))
    """,
    "CREATE UNIQUE INDEX audit_seal_by_line ON audit_seal (practice_id, log, line_id)",
  ]

  private static let documentTables: [StaticString] = [
    """
    CREATE TABLE document (
      practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL,
      digest {bytes} NOT NULL, byte_count {int} NOT NULL, media_type {text} NOT NULL,
      file_name {bytes}, via {text} NOT NULL, received_at {int} NOT NULL, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, id))
    """,
    "CREATE INDEX document_by_digest ON document (practice_id, digest)",
    """
    CREATE TABLE document_part (
      practice_id {id} NOT NULL, document_id {id} NOT NULL, part {text} NOT NULL,
      stream_id {id} NOT NULL, header {bytes} NOT NULL, digest {bytes} NOT NULL,
      byte_count {int} NOT NULL, chunk_count {int} NOT NULL, row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, document_id, part),
      FOREIGN KEY (practice_id, document_id) REFERENCES document (practice_id, id))
    """,
    "CREATE UNIQUE INDEX document_part_by_stream ON document_part (practice_id, stream_id)",
    """
    CREATE TABLE document_chunk (
      practice_id {id} NOT NULL REFERENCES practice (id), stream_id {id} NOT NULL, number {int} NOT NULL,
      sealed {bytes} NOT NULL,
      PRIMARY KEY (practice_id, stream_id, number))
    """,
  ]

  private static let workTables: [StaticString] = [
    """
    CREATE TABLE job (
      id {id} NOT NULL PRIMARY KEY, practice_id {id} NOT NULL REFERENCES practice (id),
      kind {text} NOT NULL, job_key {text} NOT NULL, subjects {text} NOT NULL, queued_at {int} NOT NULL,
      not_before {int} NOT NULL, attempts {int} NOT NULL, failures {int} NOT NULL, crashes {int} NOT NULL,
      lease_until {int}, worker {text}, parked_at {int}, reason {text},
      row_digest {bytes} NOT NULL)
    """,
    "CREATE UNIQUE INDEX job_by_key ON job (practice_id, kind, job_key)",
    "CREATE INDEX job_by_due ON job (not_before, id) WHERE parked_at IS NULL",
    """
    CREATE TABLE control_number (
      practice_id {id} NOT NULL REFERENCES practice (id), series {text} NOT NULL, last {int} NOT NULL,
      row_digest {bytes} NOT NULL,
      PRIMARY KEY (practice_id, series))
    """,
    """
    CREATE TABLE outbox (
      practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL, channel {text} NOT NULL,
      control_number {int} NOT NULL, body {bytes} NOT NULL, queued_at {int} NOT NULL, row_digest {bytes} NOT NULL,
      sent_at {int}, receipt {text},
      PRIMARY KEY (practice_id, id))
    """,
    "CREATE UNIQUE INDEX outbox_by_number ON outbox (practice_id, channel, control_number)",
    "CREATE INDEX outbox_by_queue ON outbox (practice_id, queued_at) WHERE sent_at IS NULL",
  ]
}
