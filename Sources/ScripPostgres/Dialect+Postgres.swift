import ScripSQL

extension Dialect {
  /// JSON and not JSONB: the text that was hashed is the text that is read back.
  ///
  /// The policy compares with a setting that lives as long as the transaction; unset or empty, it matches no
  /// practice. Row-level security is not forced on the owner: only migrations run as the owner, and those
  /// must
  /// see every practice.
  static let postgres = Dialect(
    words: [
      "id": "BYTEA", "int": "BIGINT", "text": "TEXT COLLATE \"C\"", "bytes": "BYTEA", "json": "JSON",
      "derived": "STORED",
    ],
    tableSuffix: "", explain: "EXPLAIN (COSTS OFF)", explainColumn: 0,
    isolate: { table in
      let own = "practice_id = decode(current_setting('scrip.practice', true), 'hex')"
      return [
        "ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY own_practice ON \(table) USING (\(own)) WITH CHECK (\(own))",
      ]
    },
    admit: { table in
      let isInstallation = "coalesce(current_setting('scrip.practice', true), '') = ''"
      return ["CREATE POLICY of_installation ON \(table) FOR INSERT WITH CHECK (\(isInstallation))"]
    },
    placeholder: { "$\($0)" })
}
