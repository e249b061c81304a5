import ScripSQL

extension Migration {
  /// The list of orders to complete is read by their last day, so that those that are over are never walked through.
  static let referralLists = Migration(
    id: 11, name: "referral lists",
    statements: [
      """
      CREATE INDEX referral_version_to_complete ON referral_version (practice_id, last_day, referral_id)
      WHERE level = 'refused'
      """,
      "DROP INDEX referral_version_by_level",
    ])
}
