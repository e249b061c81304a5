import ScripCore
import ScripStore

/// Collects who opened whose chart and writes it out in batches, so that a read does not cost a write.
///
/// Promises: a line is written within half a second of the moment at which the database takes it, and `flush` writes what
/// is there; a line is dropped only with the process.
actor AccessLog {
  typealias Append = @Sendable (PracticeID, [AuditLine]) async throws -> Void

  private let append: Append
  private var waiting: [PracticeID: [AuditLine]] = [:]
  private var isScheduled = false

  init(append: @escaping Append) { self.append = append }

  func note(_ line: AuditLine, of practice: PracticeID) {
    waiting[practice, default: []].append(line)
    schedule()
  }

  private func schedule() {
    guard !isScheduled else { return }
    isScheduled = true
    Task {
      try? await Task.sleep(for: .milliseconds(500))
      await self.flush()
    }
  }

  func flush() async {
    isScheduled = false
    let batch = waiting
    waiting = [:]
    for (practice, lines) in batch {
      do {
        try await append(practice, lines)
      } catch {
        // The database was busy: the lines go with the next batch.
        waiting[practice, default: []].insert(contentsOf: lines, at: 0)
      }
    }
    if !waiting.isEmpty { schedule() }
  }
}
