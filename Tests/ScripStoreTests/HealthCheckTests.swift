import Foundation
import ScripCore
import ScripStore
import TestSupport
import Testing

@Suite struct HealthCheckTests {
  private static let day = CalendarDay("2026-11-24")!

  private func states(_ change: (inout HealthFacts) -> Void, mode: Int = 0o600) throws -> [String: HealthCheck.State] {
    let home = try TemporaryFolder()
    let folder = try DataFolder(path: home.url.appending(path: "data").path)
    _ = try folder.keyFile.create()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.keyFile.path)
    var facts = HealthFacts()
    facts.lastBackup = .start
    change(&facts)
    let checks = HealthCheck.all(of: folder, facts, at: Moment.start.adding(seconds: 3600), on: Self.day)
    for check in checks where check.state != .good { #expect(check.fix != nil, "\(check.name) names no fix") }
    return Dictionary(uniqueKeysWithValues: checks.map { ($0.name, $0.state) })
  }

  @Test("Each trouble is named under its own check")
  func troubles() throws {
    let well = try states { _ in }
    for name in ["durability", "key file", "backup", "audit log", "jobs", "document reader", "diagnosis codes"] {
      #expect(well[name] == .good, "\(name)")
    }
    #expect(try states { $0.unsafeSettings = ["synchronous is 1"] }["durability"] == .wrong)
    #expect(try states({ _ in }, mode: 0o644)["key file"] == .wrong)
    #expect(try states { $0.lastBackup = nil }["backup"] == .warning)
    #expect(try states { $0.lastBackup = Moment.start.adding(seconds: -48 * 3600) }["backup"] == .warning)
    #expect(try states { $0.oldestUnsealed = .start }["audit log"] == .warning)
    #expect(try states { $0.parkedJobs = 1 }["jobs"] == .warning)
    #expect(try states { $0.missingWalls = ["Landlock"] }["document reader"] == .warning)
    #expect(try states { $0.icdTableEnds = Self.day.adding(days: -1) }["diagnosis codes"] == .warning)
    #expect(try states { $0.icdTableEnds = Self.day }["diagnosis codes"] == .good)
  }
}
