import ScripCore
import ScripSQL

/// What an installation's own row is known by.
public enum InstallationNoun: Sendable {}
public typealias InstallationID = ID<InstallationNoun>

/// The one row that says which installation a database is.
public struct InstallationRecord: Hashable, Sendable {
  public let id: InstallationID
  public let startedAt: Moment
  /// Which installation key wraps its practices' keys.
  public let keyFingerprint: [UInt8]

  public init(id: InstallationID, startedAt: Moment, keyFingerprint: [UInt8]) {
    self.id = id
    self.startedAt = startedAt
    self.keyFingerprint = keyFingerprint
  }
}

extension Connection {
  /// The installation this database belongs to; nil before first start.
  public func installation() throws -> InstallationRecord? {
    try first("SELECT id, started_at, key_fingerprint FROM installation") {
      InstallationRecord(id: try $0.id(0), startedAt: try $0.moment(1), keyFingerprint: try $0.bytes(2))
    }
  }

  /// Written once, at first start.
  public func add(_ installation: InstallationRecord) throws {
    try insert(
      into: .installation,
      [
        "one": 1, "id": installation.id, "started_at": installation.startedAt,
        "key_fingerprint": installation.keyFingerprint,
      ])
  }

  /// The number of the last migration that this database has.
  public func lastMigration() throws -> Int {
    try first("SELECT max(id) FROM scrip_migration") { try $0.int(0) } ?? 0
  }

  /// Every practice of this installation, oldest first. Scope `.installation`.
  public func practices() throws -> [PracticeID] {
    try map("SELECT id FROM practice ORDER BY id") { try $0.id(0) }
  }

  /// What the operator calls each practice, oldest first. Scope `.installation`.
  public func practiceNames() throws -> [(id: PracticeID, name: String)] {
    try map("SELECT id, name FROM practice ORDER BY id") { (id: try $0.id(0), name: try $0.text(1)) }
  }

  /// The practice this transaction was opened for.
  public var practiceID: PracticeID {
    guard let id = PracticeID(bytes: practice) else {
      preconditionFailure("a practice's scope holds the 16 bytes of its id; make it with Scope.of(practice)")
    }
    return id
  }

  /// Adds a tenant. Its name here is what the operator calls it; what patients read is the practice's profile.
  public func addPractice(_ id: PracticeID, name: String, at moment: Moment) throws {
    try insert(into: .practice, ["id": id, "name": name, "added_at": moment])
  }
}

extension Scope {
  /// The scope of one practice's rows.
  public static func of(_ practice: PracticeID) -> Scope { .practice(practice.bytes) }
}
