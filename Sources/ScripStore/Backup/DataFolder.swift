import Foundation
import ScripCore
import ScripSQL
import Seal

/// The folder of one installation: its key file, and the embedded database when there is one.
///
/// The database inside is opened by the program, which knows the engine and holds `DIR/lock`.
public struct DataFolder: Sendable {
  public let path: String

  /// Makes the folder, for its owner's eyes alone, if it is not there.
  public init(path: String) throws {
    self.path = path
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw DurableFile.Failure.system(call: "make a folder", code: errno)
    }
  }

  /// A folder that must be there: `doctor` and `verify` make nothing.
  public init(existing path: String) throws {
    guard DurableFile.exists(path) else {
      throw DurableFile.Failure.system(call: "open a folder", code: ENOENT)
    }
    self.path = path
  }

  public var keyFile: KeyFile { KeyFile(path: path + "/installation.key") }
  /// Where the embedded engine keeps its file.
  public var databasePath: String { path + "/scrip.db" }

  /// Whether nothing stands in it yet that a restore could damage.
  public func isEmpty() throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: path).isEmpty
  }
}

/// One installation, open: its key, and who it is.
public struct Installation: Sendable {
  public let record: InstallationRecord
  public let key: InstallationKey
  /// Only at first start: to be printed once and kept nowhere.
  public let sheet: RecoverySheet?

  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case keyOfAnotherInstallation
    case keyFileLost
    /// Practices are there, and whose they are is not: a restore broke off.
    case halfRestored

    public var description: String {
      switch self {
      case .keyOfAnotherInstallation:
        "The key file belongs to another installation. Put back this one's, or make it from the recovery sheet."
      case .keyFileLost:
        "The database has a key, but the key file is gone. Make it anew from the recovery sheet."
      case .halfRestored:
        "A restore into this database broke off. Restore once more, into a new one."
      }
    }
  }

  /// Throws `halfRestored` where practices are without an installation, before one could be started over them.
  public static func requireWhole(_ database: some Database) async throws {
    let isHalf = try await database.read(in: .installation) { connection in
      try connection.installation() == nil && !connection.practices().isEmpty
    }
    if isHalf { throw Failure.halfRestored }
  }

  /// Opens an installation, or starts it: a key file, its row, a recovery sheet.
  ///
  /// The key file is written before the row: a start cut off between them goes on with the same key.
  /// `newID` is used only when it starts.
  public static func open(
    keyFile: KeyFile, database: some Database, newID: InstallationID, at moment: Moment, on day: CalendarDay
  ) async throws -> Installation {
    let found = try await database.read(in: .installation) { connection in try connection.installation() }
    if let found {
      guard DurableFile.exists(keyFile.path) else { throw Failure.keyFileLost }
      let key = try keyFile.read()
      guard key.fingerprint == found.keyFingerprint else { throw Failure.keyOfAnotherInstallation }
      return Installation(record: found, key: key, sheet: nil)
    }
    let key = DurableFile.exists(keyFile.path) ? try keyFile.read() : try keyFile.create()
    let record = InstallationRecord(id: newID, startedAt: moment, keyFingerprint: key.fingerprint)
    let kept = try await database.write(in: .installation) { connection in
      if let earlier = try connection.installation() { return earlier }
      try connection.add(record)
      return record
    }
    // Another server may have started it meanwhile, under its own key.
    guard kept.keyFingerprint == key.fingerprint else { throw Failure.keyOfAnotherInstallation }
    let sheet = RecoverySheet(installation: newID, key: key, printedOn: day)
    return Installation(record: kept, key: key, sheet: kept == record ? sheet : nil)
  }
}
