import ScripSQL

extension Connection {
  /// "Done" must mean durable: refuses a server that may lose or tear an acknowledged commit.
  func checkDurability() throws {
    let settings = try first(
      """
      SELECT current_setting('fsync'), current_setting('full_page_writes'),
        current_setting('synchronous_commit')
      """)
    for (column, name) in ["fsync", "full_page_writes", "synchronous_commit"].enumerated() {
      if try settings?.text(column) == "off" {
        throw DatabaseFailure.unsafe(setting: "PostgreSQL's \(name) is off; set it on")
      }
    }
  }

  /// A superuser, a role with BYPASSRLS, and an owner of tables all pass row-level security.
  func checkRole() throws {
    let role = try first("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
    guard let role, try !role.bool(0), try !role.bool(1) else {
      throw DatabaseFailure.unsafe(
        setting: "the PostgreSQL role is a superuser or has BYPASSRLS; connect as a plain role")
    }
    let owned = try first(
      """
      SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema() AND pg_has_role(c.relowner, 'MEMBER')
      """)
    if try owned?.int(0) != 0 {
      throw DatabaseFailure.unsafe(
        setting: "the PostgreSQL role owns tables it uses; give the owner to --owner and connect as another")
    }
  }

  /// Waits until nobody else migrates this database. The lock belongs to the connection, which is the only one of the
  /// owner's, and not to a transaction: a serializable one that waited would not see what was done meanwhile.
  func lockMigrations() throws {
    try execute("SET lock_timeout = '60s'")
    _ = try rows("SELECT pg_advisory_lock(\(Self.migrationLock))")
  }

  /// "scrip" in ASCII: known to every version of the program.
  private static var migrationLock: Int64 { 0x73_6372_6970 }

  /// What the program's role may do: everything with rows, nothing with the record of migrations.
  func grant(to role: String) throws {
    let name = role.replacing("\"", with: "\"\"")
    try execute(SQL(text: "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \"\(name)\""))
    try execute(SQL(text: "REVOKE INSERT, UPDATE, DELETE ON scrip_migration FROM \"\(name)\""))
  }
}
