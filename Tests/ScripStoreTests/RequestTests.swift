import ScripCore
import ScripSQL
import ScripStore
import Seal
import Testing

@Suite struct RequestTests {
  private let key = RequestKey("form-7")!

  @Test("The same wish twice acts once and is answered alike", arguments: StoreEngine.allCases)
  func sameAnswer(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let input = Digest(of: [1])
    let first = try await store.write { connection in
      let claim = try connection.claim(key, input: input, at: .start)
      try connection.keep([7, 7], for: key, input: input, at: .start)
      return claim
    }
    let second = try await store.write { try $0.claim(key, input: input, at: .start) }
    #expect(first == .new)
    #expect(second == .answered([7, 7]))
    #expect(try await store.write { try $0.answer(under: key) } == [7, 7])
    let other = try #require(RequestKey("form-8"))
    #expect(try await store.write { try $0.answer(under: other) } == nil)
  }

  @Test("The same key with another input is refused with what was saved", arguments: StoreEngine.allCases)
  func conflict(engine: StoreEngine) async throws {
    let store = try await engine.open()
    try await store.write { connection in
      _ = try connection.claim(key, input: Digest(of: [1]), at: .start)
      try connection.keep([7], for: key, input: Digest(of: [1]), at: .start)
    }
    let other = try await store.write { try $0.claim(key, input: Digest(of: [2]), at: .start) }
    #expect(other == .conflicting([7]))
  }

  @Test("An act that failed leaves its key free", arguments: StoreEngine.allCases)
  func rollback(engine: StoreEngine) async throws {
    struct Stop: Error {}
    let store = try await engine.open()
    await #expect(throws: Stop.self) {
      try await store.write { connection in
        _ = try connection.claim(key, input: Digest(of: [1]), at: .start)
        throw Stop()
      }
    }
    #expect(try await store.write { try $0.claim(key, input: Digest(of: [1]), at: .start) } == .new)
  }

  @Test("Of 64 at once with one key, one acts and all get its answer", arguments: StoreEngine.allCases)
  func race(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for racer in 0..<64 {
        group.addTask { try await act(in: store, racer: UInt8(racer)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count == 64)
    #expect(Set(answers).count == 1)
    #expect(try await store.read { try $0.auditLines(of: .audit, limit: 100).count } == 1)
  }

  /// Writes one audit line and answers with who wrote it, or with what the winner answered.
  private func act(in store: TestStore, racer: UInt8) async throws -> [UInt8] {
    while true {
      do {
        return try await store.write { connection in
          switch try connection.claim(key, input: Digest(of: [1]), at: .start) {
          case .answered(let answer), .conflicting(let answer): return answer
          case .new:
            try connection.append(.test(Int(racer)))
            try connection.keep([racer], for: key, input: Digest(of: [1]), at: .start)
            return [racer]
          }
        }
      } catch DatabaseFailure.busy {
        continue
      }
    }
  }

  @Test("Old keys are forgotten, younger ones are not", arguments: StoreEngine.allCases)
  func forgetting(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let young = try #require(RequestKey("form-8"))
    try await store.write { connection in
      _ = try connection.claim(key, input: Digest(of: [1]), at: .start)
      _ = try connection.claim(young, input: Digest(of: [1]), at: Moment.start.adding(seconds: 10))
      try connection.forgetRequests(before: Moment.start.adding(seconds: 5))
    }
    #expect(try await store.write { try $0.claim(key, input: Digest(of: [1]), at: .start) } == .new)
    #expect(try await store.write { try $0.claim(young, input: Digest(of: [1]), at: .start) } == .answered([]))
  }

  @Test(
    "A key from outside is 1 to 128 printable signs",
    arguments: [("", false), ("a", true), (String(repeating: "k", count: 128), true), ("a b", false), ("ä", false)]
      + [(String(repeating: "k", count: 129), false)])
  func keys(text: String, isKey: Bool) { #expect((RequestKey(text) != nil) == isKey) }
}
