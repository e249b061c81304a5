import ScripCore
import ScripSQL
import ScripStore
import Testing

@testable import ScripDesk

/// Who opened whose chart is written down, also while the database is busy.
@Suite struct AccessLogTests {
  /// A database that is busy a few times.
  actor Busy {
    private(set) var kept: [AuditLine] = []
    private var refusalsLeft: Int

    init(times: Int) { refusalsLeft = times }

    func append(_ lines: [AuditLine]) throws {
      if refusalsLeft > 0 {
        refusalsLeft -= 1
        throw DatabaseFailure.busy
      }
      kept += lines
    }
  }

  static let line = AuditLine(
    id: ID(high: 1, low: 1), happenedAt: DeskFixture.now, act: "ShowPatient", outcome: .done, login: nil,
    membership: nil, addressDigest: nil, subjects: [], contentDigest: nil)

  @Test(
    "A line that the database had no time for is written although nobody opens another chart",
    .timeLimit(.minutes(1)))
  func again() async throws {
    let database = Busy(times: 2)
    let log = AccessLog { _, lines in try await database.append(lines) }
    await log.note(Self.line, of: PracticeID(high: 1, low: 2))
    while await database.kept.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    #expect(await database.kept.map(\.id) == [Self.line.id])
  }
}
