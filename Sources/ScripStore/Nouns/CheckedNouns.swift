import ScripCore
import ScripSQL

/// Appended rows that nobody may change: each carries a digest of its columns, and `scrip verify` looks at all of them.
extension CheckedTable {
  static let visitLimit = CheckedTable("visit_limit", keyCount: 2, columnCount: 6) { practice in
    """
    SELECT id, version, episode_id, recorded_at, shape, body, row_digest
    FROM visit_limit WHERE practice_id = \(practice) ORDER BY id, version
    """
  }

  static let visitEntry = CheckedTable("visit_entry", keyCount: 1, columnCount: 7) { practice in
    """
    SELECT id, episode_id, day, kind, recorded_at, shape, body, row_digest
    FROM visit_entry WHERE practice_id = \(practice) ORDER BY id
    """
  }

  /// Its `last_day` and `level` are notes for the lists, worked out anew with every check.
  static let referralVersion = CheckedTable("referral_version", keyCount: 2, columnCount: 7) { practice in
    """
    SELECT referral_id, version, intake_id, signed_off_at, signed_off_by, shape, body, row_digest
    FROM referral_version WHERE practice_id = \(practice) ORDER BY referral_id, version
    """
  }

  static let intakeReading = CheckedTable("intake_reading", keyCount: 2, columnCount: 5) { practice in
    """
    SELECT intake_id, version, recorded_at, shape, body, row_digest
    FROM intake_reading WHERE practice_id = \(practice) ORDER BY intake_id, version
    """
  }

  /// The tables of this folder, for verification.
  public static let nouns: [CheckedTable] = [visitLimit, visitEntry, referralVersion, intakeReading]

  /// The digest to store with a row, its columns given in the order of the select.
  func digest(practice: PracticeID, _ columns: any SQLValue...) -> [UInt8] {
    digest(practice: practice, columns.map(\.sqlValue))
  }
}
