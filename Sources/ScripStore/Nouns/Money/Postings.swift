import ScripCore
import ScripSQL

/// How an account stands in columns: its kind, and what it belongs to.
struct AccountColumns {
  var account: String
  var patient: PatientID?
  var claim: ClaimID?
  var remittance: RemittanceID?
  var payer: String?

  init(_ value: Account) {
    account = value.kind.rawValue
    switch value {
    case .patientReceivable(let id), .patientCredit(let id): patient = id
    case .payerReceivable(let id): claim = id
    case .suspense(let id): remittance = id
    case .payerBalance(let number): payer = number
    case .cash, .revenue, .interest, .contractualAdjustment, .writeOff: break
    }
  }

  /// From five columns that begin at `column`.
  static func account(_ row: Row, _ column: Int) throws -> Account {
    let kind: Account.Kind = try row.word(column)
    return switch kind {
    case .patientReceivable: .patientReceivable(try row.id(column + 1))
    case .payerReceivable: .payerReceivable(try row.id(column + 2))
    case .patientCredit: .patientCredit(try row.id(column + 1))
    case .suspense: .suspense(try row.id(column + 3))
    case .payerBalance: .payerBalance(try row.text(column + 4))
    case .cash: .cash
    case .revenue: .revenue
    case .interest: .interest
    case .contractualAdjustment: .contractualAdjustment
    case .writeOff: .writeOff
    }
  }

  /// The rows of the account, without a walk over others.
  func condition(_ practice: [UInt8]) -> SQL {
    let own: SQL =
      if let patient {
        "patient_id = \(patient)"
      } else if let claim {
        "claim_id = \(claim)"
      } else if let remittance {
        "remittance_id = \(remittance)"
      } else if let payer {
        "payer_number = \(payer)"
      } else {
        "patient_id IS NULL"
      }
    return "practice_id = \(practice) AND account = \(account) AND \(own)"
  }
}

/// The books: appended, summed by the database, replayed by the core.
extension Connection {
  public func append(_ posting: Posting, by membership: MembershipID) throws {
    try insert(
      into: .posting,
      [
        "id": posting.id, "day": posting.day, "posted_at": posting.at, "posted_by": membership,
        "cause": posting.cause.rawValue, "patient_id": posting.patient, "claim_id": posting.claim,
        "remittance_id": posting.remittance, "note": posting.note,
      ])
    for (number, entry) in posting.entries.enumerated() {
      let columns = AccountColumns(entry.account)
      try insert(
        into: .postingEntry,
        [
          "posting_id": posting.id, "number": number, "account": columns.account, "patient_id": columns.patient,
          "claim_id": columns.claim, "remittance_id": columns.remittance, "payer_number": columns.payer,
          "cents": entry.amount.cents,
        ])
    }
  }

  /// What an account holds: debits less credits. One sum over its own rows.
  public func balance(of account: Account) throws -> Money {
    let condition = AccountColumns(account).condition(practice)
    return try first("SELECT CAST(coalesce(sum(cents), 0) AS BIGINT) FROM posting_entry WHERE \(condition)") {
      Money(cents: try $0.int(0))
    } ?? .zero
  }

  public func balance(of patient: PatientID) throws -> PatientBalance {
    PatientBalance(
      owed: try balance(of: .patientReceivable(patient)), credit: -(try balance(of: .patientCredit(patient))))
  }

  /// What is open on each claim that was charged; others are left out.
  public func openAmounts(of claims: [ClaimID]) throws -> [ClaimID: Money] {
    var open: [ClaimID: Money] = [:]
    try each(
      """
      SELECT claim_id, CAST(sum(cents) AS BIGINT) FROM posting_entry
      WHERE practice_id = \(practice) AND claim_id IN (\(list: claims)) AND account = 'payerReceivable'
      GROUP BY claim_id
      """
    ) { open[try $0.id(0)] = Money(cents: try $0.int(1)) }
    return open
  }

  /// Every account that holds something, summed by the database.
  public func balances() throws -> [Account: Money] {
    var balances: [Account: Money] = [:]
    try each(
      """
      SELECT account, patient_id, claim_id, remittance_id, payer_number, CAST(sum(cents) AS BIGINT)
      FROM posting_entry WHERE practice_id = \(practice)
      GROUP BY account, patient_id, claim_id, remittance_id, payer_number
      """
    ) { row in
      let cents = try row.int(5)
      if cents != 0 { balances[try AccountColumns.account(row, 0)] = Money(cents: cents) }
    }
    return balances
  }

  public func posting(_ id: PostingID) throws -> Posting? { try postings("\(id)").first }

  /// What happened to the money of a patient: their own, and that of their claims.
  public func postings(about patient: PatientID) throws -> [Posting] {
    try postings("SELECT id FROM posting WHERE practice_id = \(practice) AND patient_id = \(patient)")
  }

  /// What happened to the money of one claim.
  public func postings(of claim: ClaimID) throws -> [Posting] {
    try postings("SELECT id FROM posting WHERE practice_id = \(practice) AND claim_id = \(claim)")
  }

  /// What moved the money of one payment; answers that only forgo or pass on an amount stand with their claims.
  public func postings(of remittance: RemittanceID) throws -> [Posting] {
    try postings(
      """
      SELECT posting_id FROM posting_entry
      WHERE practice_id = \(practice) AND remittance_id = \(remittance) AND account = 'suspense'
      """)
  }

  /// All of them, oldest first.
  public func postings() throws -> [Posting] {
    try postings("SELECT id FROM posting WHERE practice_id = \(practice)")
  }

  private func postings(_ ids: SQL) throws -> [Posting] {
    var entries: [PostingID: [LedgerEntry]] = [:]
    try each(
      """
      SELECT posting_id, account, patient_id, claim_id, remittance_id, payer_number, cents FROM posting_entry
      WHERE practice_id = \(practice) AND posting_id IN (\(ids)) ORDER BY posting_id, number
      """
    ) { row in
      entries[try row.id(0), default: []].append(
        LedgerEntry(try AccountColumns.account(row, 1), Money(cents: try row.int(6))))
    }
    return try map(
      """
      SELECT id, day, posted_at, cause, patient_id, claim_id, remittance_id, note FROM posting
      WHERE practice_id = \(practice) AND id IN (\(ids)) ORDER BY posted_at, id
      """
    ) { row in
      let id: PostingID = try row.id(0)
      guard
        let posting = Posting(
          id: id, day: try row.day(1), at: try row.moment(2), cause: try row.word(3), entries: entries[id] ?? [],
          patient: try row.optionalID(4), claim: try row.optionalID(5), remittance: try row.optionalID(6),
          note: try row.optionalText(7))
      else { throw UnreadableRow(column: 0, expected: "a posting that adds up") }
      return posting
    }
  }

  /// What is asked of the payer of a claim: its charge, as far as it was not taken back.
  public func charged(on claim: ClaimID) throws -> Money {
    try first(
      """
      SELECT CAST(coalesce(sum(e.cents), 0) AS BIGINT) FROM posting p
      JOIN posting_entry e ON e.practice_id = p.practice_id AND e.posting_id = p.id
      WHERE p.practice_id = \(practice) AND p.claim_id = \(claim) AND e.account = 'revenue'
      """
    ) { Money(cents: -(try $0.int(0))) } ?? .zero
  }
}

extension Connection {
  /// What a claim asks a later payer of the patient's share, as far as it was not returned.
  public func shareAsked(of claim: ClaimID) throws -> Money {
    try first(
      """
      SELECT CAST(coalesce(sum(e.cents), 0) AS BIGINT) FROM posting p
      JOIN posting_entry e ON e.practice_id = p.practice_id AND e.posting_id = p.id
      WHERE p.practice_id = \(practice) AND p.claim_id = \(claim) AND e.account = 'payerReceivable'
        AND p.cause IN ('transferToPayer', 'shareReturned')
      """
    ) { Money(cents: try $0.int(0)) } ?? .zero
  }
}

extension Connection {
  /// Postings that lack an entry or do not add up. A row that was taken out shows here, where no digest can.
  public func ledgerFaults() throws -> [Fault] {
    try map(
      """
      SELECT p.id FROM posting p WHERE p.practice_id = \(practice) AND coalesce((
        SELECT sum(e.cents) + CASE WHEN count(*) = max(e.number) + 1 THEN 0 ELSE 1 END FROM posting_entry e
        WHERE e.practice_id = p.practice_id AND e.posting_id = p.id), 1) <> 0
      ORDER BY p.id
      """
    ) { row in
      let id: PostingID = try row.id(0)
      return Fault(.missing, table: "posting_entry", row: id.description)
    }
  }
}
