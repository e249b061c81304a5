import ArgumentParser
import Foundation
import ScripSQLite
import ScripStore

/// `scrip verify`: is everything stored what was written?
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that logs, ledgers and documents are what was written. Reads only; the server may run.",
    discussion: """
      Example: scrip verify --data practice/ --backup last.backup

      Exit codes: 0 nothing found, 1 something was changed or is missing, 64 wrong usage, 75 try again.
      """)

  @OptionGroup var installation: InstallationOptions
  @Option(help: "A backup of this installation, read to its end: a log that was cut off since then is found too.")
  var backup: String?

  func run() async throws {
    if let backup, access(backup, R_OK) != 0 {
      throw CommandFailure(Outcome.wrongUsage, "There is no backup to read at \(backup).")
    }
    let store = try await installation.openForReading()
    let (heads, broken) = try heads(key: store.installation.key)
    let report = try await store.verify(heads: heads)
    await store.database.close()
    for fault in report.faults { Console.answer(fault.description) }
    if report.unsealedLines > 0 {
      let lines = report.unsealedLines == 1 ? "1 line of the logs is" : "\(report.unsealedLines) lines of the logs are"
      Console.answer("\(lines) not sealed yet; a running server seals them.")
    }
    guard report.isClean else {
      Console.complain("Keep this folder as it is, and restore the last backup into a new one.")
      if let broken { Console.complain("\(broken)") }
      throw Outcome.no
    }
    if let broken {
      Console.answer("Everything stored in this folder is what was written.")
      throw CommandFailure(Outcome.no, "\(broken)")
    }
    Console.answer("Everything stored is what was written.")
  }

  /// How far the logs reached when the backup was made; a broken backup is not believed, and the folder is checked all
  /// the same.
  private func heads(key: InstallationKey) throws -> ([AuditHead], broken: BackupFailure?) {
    guard let backup else { return ([], nil) }
    do { return (try BackupFile.check(backup, key: key).heads, nil) } catch let failure as BackupFailure {
      return ([], failure)
    }
  }
}

extension OpenedStore {
  /// Every check that the engine and the store know.
  func verify(heads: [AuditHead]) async throws -> VerificationReport {
    let file = database as? SQLiteDatabase
    let verification = Verification(engineFaults: {
      try file?.damage().map { Fault(.damagedFile, table: "scrip.db", row: $0) } ?? []
    })
    return try await verification.run(on: database, installation: installation, heads: heads)
  }
}
