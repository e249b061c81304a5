import Foundation
import ScripCore
import ScripSQL
import ScripStore
import Seal
import StoreSupport
import TestSupport

/// The engines that every claim about the store is tried on.
enum StoreEngine: String, CaseIterable, Sendable {
  case sqlite, postgres

  /// A new database with the store's tables and one practice.
  func open() async throws -> TestStore {
    let folder = try TemporaryFolder()
    let database: any Database =
      switch self {
      case .sqlite: try await EmptyStore.sqlite(in: folder.url)
      case .postgres: try await EmptyStore.postgres(connections: 3)
      }
    let store = TestStore(database: database, folder: folder)
    try await database.write(in: .installation) { connection in
      try connection.addPractice(store.practice, name: "Cedar Hands", at: .start)
    }
    return store
  }
}

struct TestStore: Sendable {
  let database: any Database
  let folder: TemporaryFolder
  let practice: PracticeID = .test(1)

  func read<Answer: Sendable>(
    _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await database.read(in: .of(practice), body)
  }

  @discardableResult
  func write<Answer: Sendable>(
    _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await database.write(in: .of(practice), body)
  }
}

extension Moment {
  /// 24 Nov 2026, 08:00 UTC.
  static let start = Moment(milliseconds: 1_795_507_200_000)
}

extension ID {
  /// The `number`th id of a test, made `number` seconds after `Moment.start`.
  static func test(_ number: Int) -> ID {
    ID(at: Moment.start.adding(seconds: Int64(number)), random: (0, UInt64(number)))
  }
}

extension AuditLine {
  static func test(_ number: Int, act: String = "SignOffReferral") -> AuditLine {
    AuditLine(
      id: .test(number), happenedAt: Moment.start.adding(seconds: Int64(number)), act: act, outcome: .done,
      login: .test(900), membership: .test(901), addressDigest: Digest(of: [1]),
      subjects: [AuditLine.subject("referral", ReferralID.test(number))], contentDigest: Digest(of: [2]))
  }
}
