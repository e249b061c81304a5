import Foundation
import ScripCore

/// One line of `scrip doctor`: how something stands, and what to do about it.
public struct HealthCheck: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable { case good, warning, wrong }

  public let name: String
  public let state: State
  public let sentence: String
  /// Nil when nothing is to be done.
  public let fix: String?

  public init(_ name: String, _ state: State, _ sentence: String, fix: String? = nil) {
    self.name = name
    self.state = state
    self.sentence = sentence
    self.fix = fix
  }
}

/// What only the program knows and `doctor` tells: measured by others, judged here.
public struct HealthFacts: Sendable {
  /// The engine's settings that would make "done" mean less than durable; empty when it refuses none.
  public var unsafeSettings: [String] = []
  /// Walls the decoder could not put up on this machine.
  public var missingWalls: [String] = []
  /// The last day the embedded ICD-10-CM table is in force.
  public var icdTableEnds: CalendarDay?
  public var parkedJobs = 0
  public var unsealedLines = 0
  public var oldestUnsealed: Moment?
  public var lastBackup: Moment?

  public init() {}
}

extension HealthCheck {
  /// Every check, in the order to read them: what loses data first.
  public static func all(of folder: DataFolder, _ facts: HealthFacts, at moment: Moment, on day: CalendarDay) -> [Self]
  {
    [
      durability(facts.unsafeSettings), keyFile(folder.keyFile), freeDisk(at: folder.path), diskEncryption(),
      backup(facts.lastBackup, at: moment), sealing(facts, at: moment), jobs(facts.parkedJobs),
      decoder(facts.missingWalls), icdTable(facts.icdTableEnds, on: day),
    ]
  }

  static func durability(_ unsafe: [String]) -> Self {
    unsafe.isEmpty
      ? Self("durability", .good, "A write that was answered survives a power cut.")
      : Self(
        "durability", .wrong, "The database may lose answered writes: \(unsafe.joined(separator: ", ")).",
        fix: "Put the settings back to what the database came with, and start again.")
  }

  static func keyFile(_ file: KeyFile) -> Self {
    do {
      _ = try file.read()
      return Self("key file", .good, "The key file is there and nobody else may read it.")
    } catch let failure as KeyFile.Failure {
      let fix =
        if case .readableByOthers = failure { "chmod 600 \(file.path)" } else { "scrip restore --sheet" }
      return Self("key file", .wrong, failure.description, fix: fix)
    } catch {
      return Self("key file", .wrong, "The key file cannot be read.", fix: "Give it to the user who runs Scrip.")
    }
  }

  static func freeDisk(at path: String) -> Self {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else {
      return Self("disk space", .warning, "The free space could not be measured.", fix: "Look with: df \(path)")
    }
    return freeDisk(megabytes: (Int(status.f_bavail) * Int(status.f_frsize)) >> 20)
  }

  static func freeDisk(megabytes: Int) -> Self {
    let fix = "Make room, or move the data folder to a larger disk."
    return switch megabytes {
    case ..<512: Self("disk space", .wrong, "Only \(megabytes) MB are free: writes will soon be refused.", fix: fix)
    case ..<5120: Self("disk space", .warning, "\(megabytes) MB are free.", fix: fix)
    default: Self("disk space", .good, "\(megabytes >> 10) GB are free.")
    }
  }

  /// Whether the kernel knows an encrypted disk; which folder lies on it, only the owner can tell.
  static func diskEncryption(devices: String = "/sys/block") -> Self {
    let hasCrypt = (try? FileManager.default.contentsOfDirectory(atPath: devices))?.contains { device in
      (try? String(contentsOfFile: "\(devices)/\(device)/dm/uuid", encoding: .utf8))?.hasPrefix("CRYPT-") ?? false
    }
    return hasCrypt == true
      ? Self("disk encryption", .good, "This machine has an encrypted disk; see that the data folder lies on it.")
      : Self(
        "disk encryption", .warning, "No encrypted disk was found. Documents and backups are sealed, the rest is not.",
        fix: "Put the data folder on an encrypted disk (LUKS), or write down why the disk itself is safe.")
  }

  static func backup(_ last: Moment?, at moment: Moment) -> Self {
    guard let last else {
      return Self("backup", .warning, "No backup is known here.", fix: "scrip backup FILE, every day, off this machine")
    }
    let hours = (moment.milliseconds - last.milliseconds) / 3_600_000
    return hours < 26
      ? Self("backup", .good, "The last backup is \(hours) hours old.")
      : Self("backup", .warning, "The last backup is \(hours / 24) days old.", fix: "scrip backup FILE, every day")
  }

  static func sealing(_ facts: HealthFacts, at moment: Moment) -> Self {
    let age = facts.oldestUnsealed.map { (moment.milliseconds - $0.milliseconds) / 1000 } ?? 0
    return age <= 10
      ? Self("audit log", .good, "Sealed to its last line, or a few seconds before it.")
      : Self(
        "audit log", .warning, "\(facts.unsealedLines) lines wait to be sealed, the oldest for \(age) seconds.",
        fix: "See that the server runs: it seals once a second.")
  }

  static func jobs(_ parked: Int) -> Self {
    parked == 0
      ? Self("jobs", .good, "No job waits for a person.")
      : Self(
        "jobs", .warning, "\(parked) jobs wait for a person.",
        fix: "Start the server: within a minute each stands in the inbox, to be read by hand.")
  }

  static func decoder(_ missing: [String]) -> Self {
    missing.isEmpty
      ? Self("document reader", .good, "The reader of foreign files is walled in.")
      : Self(
        "document reader", .warning, "Not every wall stands: \(missing.joined(separator: ", ")).",
        fix: "Run on a kernel that allows Landlock (5.13 or later), or keep the server off other work.")
  }

  static func icdTable(_ lastDay: CalendarDay?, on day: CalendarDay) -> Self {
    guard let lastDay, lastDay < day else {
      return Self("diagnosis codes", .good, "The ICD-10-CM table is this year's.")
    }
    return Self(
      "diagnosis codes", .warning, "The ICD-10-CM table ended on \(lastDay.shown).", fix: "Install this year's release."
    )
  }
}
