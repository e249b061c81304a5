/// What an adjustment reason code means to a massage practice, and what is done about it. CAS02; `carc_actions.csv`.
///
/// The code is the standard's, every word is ours.
public struct AdjustmentReason: Hashable, Sendable, Codable {
  /// How an amount with this code is posted.
  public enum Treatment: String, Hashable, Sendable, Codable {
    /// The contract forgoes it, under CO.
    case contractual
    /// The patient's share, under PR: deductible, coinsurance, copay.
    case share
    /// It tells of an earlier payer's money and moves none.
    case nothing
    /// Stays open until a person has decided.
    case open
  }

  /// How the payer is answered.
  public enum Remedy: String, Hashable, Sendable, Codable { case appeal, correct, either, none }

  /// Whose work it is.
  public enum Owner: String, Hashable, Sendable, Codable { case front, billing, clinical }

  /// `P17`.
  public let code: String
  /// `Referral not authorized by attending physician`.
  public let meaning: String
  /// What it usually comes from in massage.
  public let usualReason: String
  /// What to do, as one sentence.
  public let action: String
  public let owner: Owner
  /// What the work list groups by: `retro_auth`.
  public let task: String
  public let remedy: Remedy
  /// Days in which it should be done.
  public let days: Int
  public let cause: DenialCause
  public let treatment: Treatment
  /// The code was withdrawn; accepted on old remittances.
  public let isLegacy: Bool

  /// Filed too late: never the patient's.
  public static let lateFiling = "29"
  /// May not be collected from the patient.
  public static let notCollectable = "209"
  /// Above the fee schedule: never a whole charge.
  public static let feeSchedule = "45"
  /// What the payers before this one paid and took off: OA 23.
  public static let earlierPayer = "23"
  /// Codes that only one group may carry. Source: domain.md F.
  public static let onlyGroup: [String: ClaimAdjustment.Group] = [
    "23": .other, "136": .other, notCollectable: .other, "P3": .patient,
  ]
}

/// Reason and remark codes with their meaning. Read once from the embedded tables.
public struct ReasonTable: Sendable {
  private let reasons: [String: AdjustmentReason]
  private let remarks: [String: (words: String, cause: DenialCause)]

  /// Every known reason code.
  public var codes: [String] { reasons.keys.sorted() }

  /// Nil when a column is missing or a row is torn or holds an unknown word.
  public init?(reasons: some Collection<UInt8>, remarks: some Collection<UInt8>) {
    guard let reasonRows = Self.reasons(CSV(reasons)), let remarkRows = Self.remarks(CSV(remarks)) else { return nil }
    self.reasons = reasonRows
    self.remarks = remarkRows
  }

  /// Codes are compared in capitals, without leading zeros: `045` is `45`.
  public func reason(_ code: String) -> AdjustmentReason? { reasons[Self.key(code)] }

  public func words(ofRemark code: String) -> String? { remarks[Self.key(code)]?.words }

  func cause(ofRemark code: String) -> DenialCause? { remarks[Self.key(code)]?.cause }

  static func key(_ code: String) -> String {
    let capitals = code.uppercased()
    let digits = capitals.drop { $0 == "0" }
    return digits.isEmpty ? capitals : String(digits)
  }

  private static func reasons(_ csv: CSV) -> [String: AdjustmentReason]? {
    let names = [
      "carc", "meaning_own_words", "massage_cause", "action", "owner", "auto_task", "appeal_or_correct", "days_default",
      "status", "cause", "posting",
    ]
    let columns = names.compactMap(csv.column)
    guard columns.count == names.count, !csv.rows.isEmpty else { return nil }
    var reasons: [String: AdjustmentReason] = [:]
    for row in csv.rows {
      guard row.count == csv.header.count, let owner = AdjustmentReason.Owner(rawValue: row[columns[4]]),
        let remedy = AdjustmentReason.Remedy(rawValue: row[columns[6]]), let days = Int(row[columns[7]]),
        let cause = DenialCause(rawValue: row[columns[9]]),
        let treatment = AdjustmentReason.Treatment(rawValue: row[columns[10]])
      else { return nil }
      reasons[row[columns[0]]] = AdjustmentReason(
        code: row[columns[0]], meaning: row[columns[1]], usualReason: row[columns[2]], action: row[columns[3]],
        owner: owner, task: row[columns[5]], remedy: remedy, days: days, cause: cause, treatment: treatment,
        isLegacy: row[columns[8]] != "active")
    }
    return reasons
  }

  private static func remarks(_ csv: CSV) -> [String: (words: String, cause: DenialCause)]? {
    let columns = ["rarc", "own_words", "cause"].compactMap(csv.column)
    guard columns.count == 3, !csv.rows.isEmpty else { return nil }
    var remarks: [String: (words: String, cause: DenialCause)] = [:]
    for row in csv.rows {
      guard row.count == csv.header.count, let cause = DenialCause(rawValue: row[columns[2]]) else { return nil }
      remarks[row[columns[0]]] = (row[columns[1]], cause)
    }
    return remarks
  }
}
