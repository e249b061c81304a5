/// What can go wrong between a store and its engine.
///
/// Promises: no case carries a bound or stored value; names of tables, columns and constraints may appear.
public enum DatabaseFailure: Error, Hashable, Sendable {
  /// The engine kept refusing for the moment, or its queue is full. Answer 503 with Retry-After.
  case busy
  /// The server cannot be reached, or the database was closed.
  case unavailable
  /// A promise of the schema was broken. `name` is the constraint's, or the columns SQLite names.
  case constraint(Constraint, name: String)
  /// No room left on the disk. Nothing of this write was stored.
  case full
  /// The database can only be read here.
  case readOnly
  /// Another process holds the database for writing.
  case held(by: String)
  /// The stored value in a column (counted from 0) is not of the kind asked for.
  case unreadable(column: Int, wanted: String)
  /// Text with a zero byte cannot be stored.
  case zeroByteInText
  /// The database was written by a newer program.
  case newerSchema(migration: Int)
  /// The database lacks migrations that this program needs.
  case olderSchema(missing: Int)
  /// A migration was recorded under another name: the database belongs to another program.
  case foreignSchema(migration: Int)
  /// A setting without which "done" would not mean durable, or one practice could see another.
  case unsafe(setting: String)
  /// Anything else the engine refused: its own code, and its words when they cannot hold a value.
  case statement(code: String, message: String)

  public enum Constraint: String, Hashable, Sendable {
    case unique, foreignKey, notNull, check, other
  }
}

extension DatabaseFailure: CustomStringConvertible {
  /// The fix, for the person who runs the program.
  public var description: String {
    switch self {
    case .busy: "The database is busy; try again in a few seconds."
    case .unavailable: "The database cannot be reached; check that it runs and that its address is right."
    case .constraint(let kind, let name): "The database refused a row: \(kind.rawValue) \(name)."
    case .full: "The disk of the database is full; make room and try again."
    case .readOnly: "The database is open for reading only."
    case .held(let holder): "The database is held by \(holder); stop it first."
    case .unreadable(let column, let wanted): "Column \(column) of a result does not hold \(wanted); run scrip verify."
    case .zeroByteInText: "Text may not hold a zero byte."
    case .newerSchema(let id): "The database has migration \(id) of a newer program; install that version."
    case .olderSchema(let count): "The database lacks \(count) migrations; start with --owner to apply them."
    case .foreignSchema(let id): "Migration \(id) of the database has another name; is this the right database?"
    case .unsafe(let setting): "Refusing to start: \(setting)."
    case .statement(let code, let message): "The database refused a statement (\(code)) \(message)"
    }
  }
}
