import ScripSQL

extension Dialect {
  /// Strict tables, text compared bytewise (SQLite's own default), no row-level security. A column that is added later
  /// can be derived only where it is read; the index on it keeps it.
  static let sqlite = Dialect(
    words: [
      "id": "BLOB", "int": "INTEGER", "text": "TEXT", "bytes": "BLOB", "json": "TEXT", "derived": "VIRTUAL",
    ],
    tableSuffix: " STRICT", explain: "EXPLAIN QUERY PLAN", explainColumn: 3,
    isolate: { _ in [] }, admit: { _ in [] }, placeholder: { _ in "?" })
}
