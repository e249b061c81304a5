import Foundation
import ScripCore
import ScripSQL
import Seal

/// A backup: one file, sealed by the installation key in 64-KiB chunks, each tied to the header in front.
///
/// ```
/// scrip backup 1\n · length of header (8 bytes) · header (JSON) · stream header (24 bytes) · sealed chunks
/// ```
public enum BackupFile {
  /// Seals the database copy at `source` into a new file. Never replaces one; a failure leaves none.
  public static func write(
    copyAt source: String, to path: String, header: BackupHeader, key: InstallationKey
  ) throws {
    let reader = try DurableFile.Reader(source)
    let draft = try DurableFile.Draft(for: path, mode: 0o600)
    let head = try header.encoded()
    var sealer = StreamSealer(key)
    try draft.write(firstLine + CanonicalBytes.bigEndian(Int64(head.count)) + head + sealer.header)
    let context = Digest(of: head).bytes
    var chunk = try reader.read(SealedStream.chunkByteCount)
    while true {
      let next = try reader.read(SealedStream.chunkByteCount)
      try draft.write(sealer.seal(chunk, isLast: next.isEmpty, context: context))
      if next.isEmpty { break }
      chunk = next
    }
    try draft.publish()
  }

  /// Makes a backup of a live database. `copy` asks the engine for a consistent copy at a path in `folder`; the copy
  /// is in the clear, as the database beside it, and is removed whatever happens.
  ///
  /// Promises: holds every write that was answered before the call. The heads in the header are read before the
  /// copy, so the copy reaches at least as far.
  public static func make(
    of database: some Database, _ installation: Installation, folder: DataFolder, to path: String, at moment: Moment,
    copy: (String) async throws -> Void
  ) async throws -> BackupHeader {
    var heads: [AuditHead] = []
    let (schema, practices) = try await database.read(in: .installation) { connection in
      (try connection.lastMigration(), try connection.practices())
    }
    for practice in practices {
      heads += try await database.read(in: .of(practice)) { connection in try connection.auditHeads() }
    }
    let header = BackupHeader(installation: installation.record, schema: schema, madeAt: moment, heads: heads)
    let copyPath = folder.path + "/backup.copy"
    unlink(copyPath)
    defer { unlink(copyPath) }
    try await copy(copyPath)
    try write(copyAt: copyPath, to: path, header: header, key: installation.key)
    return header
  }

  /// What a backup says of itself. Not to be believed before `restore` has opened it.
  public static func header(of path: String) throws -> BackupHeader {
    try header(from: try DurableFile.Reader(path)).header
  }

  /// Reads a backup to its end and writes nothing.
  ///
  /// Promises: it returns only for a file that `restore` accepts with the same key, byte for byte what was written.
  public static func check(_ path: String, key: InstallationKey) throws -> BackupHeader {
    let reader = try DurableFile.Reader(path)
    let (header, context) = try header(from: reader)
    try open(reader, header, key: key, context: context) { _ in }
    return header
  }

  /// Brings a database back: from the backup and the typed recovery sheet alone.
  ///
  /// Promises: the folder must be empty; the database and the key file appear only after the last byte was checked.
  /// Afterwards the caller opens it and runs `verify` with the header's heads.
  @discardableResult
  public static func restore(
    _ path: String, into folder: DataFolder, key: InstallationKey, schemaMax: Int
  ) throws -> BackupHeader {
    guard try folder.isEmpty() else { throw BackupFailure.folderNotEmpty }
    let reader = try DurableFile.Reader(path)
    let (header, context) = try header(from: reader)
    let draft = try DurableFile.Draft(for: folder.databasePath, mode: 0o600)
    try open(reader, header, key: key, context: context, draft.write)
    guard header.schema <= schemaMax else { throw BackupFailure.newerSchema(header.schema) }
    try draft.publish()
    try folder.keyFile.write(key)
    return header
  }

  private static func open(
    _ reader: DurableFile.Reader, _ header: BackupHeader, key: InstallationKey, context: [UInt8],
    _ give: ([UInt8]) throws -> Void
  ) throws {
    guard header.keyFingerprint == key.fingerprint.hexadecimal else {
      throw BackupFailure.anotherInstallation(header.installation)
    }
    do { try openChunks(reader, key: key, context: context, give) } catch let failure as SealFailure {
      throw failure == .cutShort ? BackupFailure.cutShort : .altered
    }
  }

  private static func openChunks(
    _ reader: DurableFile.Reader, key: InstallationKey, context: [UInt8], _ give: ([UInt8]) throws -> Void
  ) throws {
    var opener = try StreamOpener(key, header: try reader.read(SealedStream.headerByteCount))
    while true {
      let sealed = try reader.read(SealedStream.chunkByteCount + SealedStream.overheadByteCount)
      if sealed.isEmpty { break }
      try give(try opener.open(sealed, context: context))
    }
    try opener.requireEnd()
  }

  private static func header(
    from reader: DurableFile.Reader
  ) throws -> (header: BackupHeader, context: [UInt8]) {
    guard try reader.read(firstLine.count) == firstLine else { throw BackupFailure.notABackup }
    let length = try reader.read(8).reduce(0) { $0 << 8 | UInt64($1) }
    guard length <= BackupHeader.byteCountMax else { throw BackupFailure.notABackup }
    let bytes = try reader.read(Int(length))
    guard bytes.count == Int(length) else { throw BackupFailure.cutShort }
    return (try BackupHeader.decoded(bytes), Digest(of: bytes).bytes)
  }

  private static let firstLine = Array("scrip backup 1\n".utf8)
}
