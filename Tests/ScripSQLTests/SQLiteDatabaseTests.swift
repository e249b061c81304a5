import Dispatch
import Foundation
import ScripSQL
import TestSupport
import Testing

@testable import ScripSQLite

/// What the embedded engine promises on its own.
@Suite struct SQLiteDatabaseTests {
  @Test("The writer syncs fully, keeps a log and checks foreign keys")
  func durability() async throws {
    let opened = try await Engine.sqlite.open()
    let settings = try await opened.database.write(in: .installation) { connection in
      [
        try connection.first("PRAGMA synchronous") { try $0.int(0) }.map(String.init),
        try connection.first("PRAGMA journal_mode") { try $0.text(0) },
        try connection.first("PRAGMA foreign_keys") { try $0.int(0) }.map(String.init),
      ]
    }
    #expect(settings == ["2", "wal", "1"])
    await opened.database.close()
  }

  @Test("A second writer is refused and told who holds the directory; a reader is let in")
  func lock() async throws {
    let opened = try await Engine.sqlite.open()
    let directory = try #require(opened.folder).url
    let me = ProcessInfo.processInfo
    #expect(throws: DatabaseFailure.held(by: "process \(me.processIdentifier) (\(me.processName))")) {
      try SQLiteDatabase(directory: directory)
    }
    let reader = try SQLiteDatabase(directory: directory, access: .readOnly)
    #expect(try await reader.read(in: .practice(Engine.practiceA)) { try $0.noteIDs() } == [])
    await #expect(throws: DatabaseFailure.readOnly) {
      try await reader.write(in: .practice(Engine.practiceA)) { try $0.addNote(1) }
    }
    await reader.close()
    await opened.database.close()
    await (try SQLiteDatabase(directory: directory)).close()
  }

  @Test("When the shared commit fails, everyone in it is told and nothing is stored")
  func failedCommit() async throws {
    let opened = try await Engine.sqlite.open()
    let database = try #require(opened.database as? SQLiteDatabase)
    let scope = Scope.practice(Engine.practiceA)
    let gate = DispatchSemaphore(value: 0)
    let (held, holding) = AsyncStream.makeStream(of: Void.self)
    let failures = await withTaskGroup(of: DatabaseFailure?.self) { group in
      // Holds the writer until the other three wait together for the next commit.
      group.addTask {
        await Self.failure {
          try await opened.database.write(in: scope) { _ in
            holding.finish()
            gate.wait()
          }
        }
      }
      for await _ in held {}
      for id in 1...2 {
        group.addTask { await Self.failure { try await opened.database.write(in: scope) { try $0.addNote(id) } } }
      }
      group.addTask {
        await Self.failure {
          try await opened.database.write(in: scope) { connection in
            try connection.execute("PRAGMA defer_foreign_keys = ON")
            try connection.execute("INSERT INTO step (id, job) VALUES (1, 404)")
          }
        }
      }
      while database.waitingWrites < 3 { try? await Task.sleep(for: .milliseconds(5)) }
      gate.signal()
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(failures.count { $0 == .constraint(.foreignKey, name: "") } == 3)
    #expect(failures.count { $0 == nil } == 1)
    #expect(try await opened.database.read(in: scope) { try $0.noteIDs() } == [])
    await opened.database.close()
  }

  @Test("A statement of another statement's rows may be the same statement")
  func nested() async throws {
    let opened = try await Engine.sqlite.open()
    let pairs = try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      for id in 1...3 { try connection.addNote(id) }
      var pairs = 0
      try connection.each("SELECT id FROM note") { _ in
        try connection.each("SELECT id FROM note") { _ in pairs += 1 }
      }
      return pairs
    }
    #expect(pairs == 9)
    await opened.database.close()
  }

  private static func failure(_ body: () async throws -> some Any) async -> DatabaseFailure? {
    do {
      _ = try await body()
      return nil
    } catch { return error as? DatabaseFailure }
  }
}
