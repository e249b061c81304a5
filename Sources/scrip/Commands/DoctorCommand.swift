import ArgumentParser
import ScripCore
import ScripDesk
import ScripReader
import ScripSQL
import ScripStore

/// `scrip doctor`: what could lose data, stop the work or let somebody in.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at everything around the practice's data: disk, keys, backups, logs, the reader's walls.",
    discussion: """
      Example: scrip doctor --data practice/

      Exit codes: 0 nothing is wrong (there may be warnings), 1 something is wrong, 64 wrong usage.
      """)

  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    let folder = try installation.existingFolder()
    var facts = HealthFacts()
    facts.lastBackup = LastBackup(in: folder).read()
    facts.icdTableEnds = ShippedTables.icdEnds
    facts.missingWalls = try await missingWalls()
    do {
      let store = try await installation.openForReading()
      try await store.measure(into: &facts)
      await store.database.close()
    } catch let failure as DatabaseFailure {
      facts.unsafeSettings = [failure.description]
    } catch is KeyFile.Failure, is Installation.Failure {
      // The check of the key file says it, with its remedy.
    }
    let checks = HealthCheck.all(of: folder, facts, at: World.machine().now(), on: .today)
    for check in checks {
      Console.answer("\(check.state.shown)  \(check.name): \(check.sentence)")
      if let fix = check.fix { Console.answer("         do: \(fix)") }
    }
    if checks.contains(where: { $0.state == .wrong }) { throw Outcome.no }
  }

  private func missingWalls() async throws -> [String] {
    try await Reader.forCommands().walls().filter { $0.hasSuffix(" missing") }
      .map { String($0.dropLast(" missing".count)) }
  }
}

extension OpenedStore {
  fileprivate func measure(into facts: inout HealthFacts) async throws {
    for practice in try await database.read(in: .installation, { try $0.practices() }) {
      let tails = try await database.read(in: .of(practice)) { connection in
        try AuditLog.allCases.map { try connection.unsealedTail(of: $0) }
      }
      facts.unsealedLines += tails.reduce(0) { $0 + $1.count }
      facts.oldestUnsealed = (tails.compactMap(\.oldest) + [facts.oldestUnsealed].compactMap(\.self)).min()
    }
    facts.parkedJobs = try await database.read(in: .installation) { try $0.countOfParkedJobs() }
  }
}

extension HealthCheck.State {
  fileprivate var shown: String {
    switch self {
    case .good: "good   "
    case .warning: "warning"
    case .wrong: "WRONG  "
    }
  }
}
