import Foundation
import ScripCore
import Seal

/// What a backup says of itself in the clear: no name, no count of patients.
///
/// Promises: it cannot be changed without the backup being refused, and cannot be made without the installation key.
public struct BackupHeader: Hashable, Sendable, Codable {
  public let installation: InstallationID
  /// Hexadecimal; tells which recovery sheet opens it.
  public let keyFingerprint: String
  /// The last migration of the database inside.
  public let schema: Int
  public let madeAt: Moment
  /// How far the logs were sealed: a database restored from this backup reaches at least as far.
  public let heads: [AuditHead]

  public init(installation: InstallationRecord, schema: Int, madeAt: Moment, heads: [AuditHead]) {
    self.installation = installation.id
    keyFingerprint = installation.keyFingerprint.hexadecimal
    self.schema = schema
    self.madeAt = madeAt
    self.heads = heads
  }

  static let byteCountMax = 16 << 20

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(self))
  }

  static func decoded(_ bytes: [UInt8]) throws -> BackupHeader {
    do { return try JSONDecoder().decode(BackupHeader.self, from: Data(bytes)) } catch {
      throw BackupFailure.notABackup
    }
  }
}

/// Why a backup is not restored.
public enum BackupFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case notABackup
  case altered
  case cutShort
  case anotherInstallation(InstallationID)
  case newerSchema(Int)
  case folderNotEmpty
  /// A server's database that is to be restored into holds something.
  case databaseNotEmpty

  public var description: String {
    switch self {
    case .notABackup: "The file is not a backup of Scrip."
    case .altered:
      "The backup was cut or changed after it was made. Nothing can be restored from it; copy it again or try an older one."
    case .cutShort: "The backup ends too early. Nothing can be restored from it; copy it again or try an older one."
    case .anotherInstallation(let id): "The backup belongs to installation \(id): its own recovery sheet opens it."
    case .newerSchema(let schema): "The backup has migration \(schema) of a newer program; install that version."
    case .folderNotEmpty: "The folder is not empty. Restore into a new one."
    case .databaseNotEmpty: "The database is not empty. Restore into a new one."
    }
  }
}
