import ScripCore
import ScripSQL
import ScripStore
import Testing

@Suite struct JobTests {
  private func job(_ number: Int, in store: TestStore, after seconds: Int64 = 0) -> Job {
    Job(
      id: .test(number), practice: store.practice, kind: "ReadDocument", key: "intake/\(number)",
      subjects: ["intake/\(number)"], notBefore: Moment.start.adding(seconds: seconds))
  }

  private func claim(_ store: TestStore, at seconds: Int64, worker: String = "w") async throws -> ClaimedJob? {
    try await store.database.write(in: .installation) {
      try $0.claimJob(by: worker, at: Moment.start.adding(seconds: seconds), leaseSeconds: 60)
    }
  }

  @Test("A job is queued once, claimed once, when it is due, and gone when done", arguments: StoreEngine.allCases)
  func life(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let job = job(1, in: store, after: 10)
    #expect(try await store.write { try $0.enqueue(job, at: .start) })
    #expect(try await !store.write { try $0.enqueue(job, at: .start) })
    #expect(try await claim(store, at: 9) == nil)
    let claimed = try #require(try await claim(store, at: 10))
    #expect(claimed.job == job)
    #expect(try await claim(store, at: 11, worker: "other") == nil)
    #expect(try await store.write { try $0.finish(claimed) })
    #expect(try await claim(store, at: 1000) == nil)
  }

  @Test("A job that crashed its worker twice is parked with its reason", arguments: StoreEngine.allCases)
  func crashes(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let job = job(1, in: store)
    try await store.write { try $0.enqueue(job, at: .start) }
    let first = try #require(try await claim(store, at: 0))
    let second = try #require(try await claim(store, at: 60, worker: "second"))
    #expect(second.attempts == 1)
    #expect(try await !store.write { try $0.finish(first) })
    #expect(try await claim(store, at: 120) == nil)
    let parked = try await store.read { try $0.parkedJobs() }
    #expect(parked.map(\.job.id) == [job.id])
    #expect(parked.first?.reason == "the program ended twice while working on it")
    #expect(try await claim(store, at: 10_000) == nil)
    #expect(try await store.write { try $0.removeParkedJob(job.id) })
    #expect(try await !store.write { try $0.removeParkedJob(job.id) })
    #expect(try await store.read { try $0.parkedJobs() }.isEmpty)
  }

  @Test("A job that failed waits, and at the third failure is parked", arguments: StoreEngine.allCases)
  func failures(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let job = job(1, in: store)
    try await store.write { try $0.enqueue(job, at: .start) }
    var now: Int64 = 0
    for wait: Int64 in [60, 300] {
      let claimed = try #require(try await claim(store, at: now))
      let failedAt = Moment.start.adding(seconds: now)
      try await store.write { try $0.fail(claimed, reason: "no answer", at: failedAt) }
      #expect(try await claim(store, at: now + wait - 1) == nil)
      now += wait
    }
    let claimed = try #require(try await claim(store, at: now))
    try await store.write { try $0.fail(claimed, reason: "no answer", at: .start) }
    #expect(try await claim(store, at: now + 10_000) == nil)
    #expect(try await store.read { try $0.parkedJobs() }.map(\.reason) == ["no answer"])
    #expect(try await store.database.read(in: .installation) { try $0.countOfParkedJobs() } == 1)
  }

  @Test("Control numbers count up a series, and an item is noted sent once", arguments: StoreEngine.allCases)
  func outbox(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let numbers = try await store.write { connection in
      try ["claim", "claim", "fax"].map { (series) in try connection.nextControlNumber(of: series) }
    }
    #expect(numbers == [1, 2, 1])
    let item = OutboxItem(id: .test(1), channel: "claim", controlNumber: 1, body: [1, 2], queuedAt: .start)
    try await store.write { try $0.queue(item) }
    #expect(try await store.read { try $0.unsentItems() } == [item])
    #expect(try await store.write { try $0.noteSent(item.id, at: .start, receipt: "TA1*A") })
    #expect(try await !store.write { try $0.noteSent(item.id, at: .start, receipt: nil) })
    #expect(try await store.read { try $0.unsentItems() }.isEmpty)
  }
}
