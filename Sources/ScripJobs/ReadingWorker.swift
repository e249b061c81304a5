import Logging
import ScripCore
import ScripDesk
import ScripIntake
import ScripReader

/// Takes reading jobs one after the other: document out, child process, reading in.
public struct ReadingWorker: Sendable {
  private let desk: Desk
  private let reader: Reader
  private let codes: ICD10Table?
  private let name: String
  private let logger: Logger

  public init(desk: Desk, reader: Reader, codes: ICD10Table?, name: String, logger: Logger) {
    self.desk = desk
    self.reader = reader
    self.codes = codes
    self.name = name
    self.logger = logger
  }

  /// Works until cancelled; looks for work twice a second.
  public func run() async {
    while !Task.isCancelled {
      do {
        if try await workOnce() { continue }
      } catch is CancellationError {
        return
      } catch {
        logger.warning("a reading job could not be taken", metadata: ["error": "\(type(of: error))"])
      }
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  /// Does the next job that is due; false when there is none.
  public func workOnce() async throws -> Bool {
    guard let job = try await desk.claimJob(worker: name, leaseSeconds: 660) else { return false }
    do {
      try await read(job)
      try await desk.finish(job)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      try await desk.fail(job, reason: "reading failed: \(type(of: error))")
    }
    return true
  }

  private func read(_ job: ClaimedJob) async throws {
    guard job.job.kind == ReadingJob.kind, let intake = IntakeID(job.job.key),
      let key = RequestKey("read-\(job.job.key)")
    else { return }
    guard let bytes = try await desk.documentToRead(intake, in: job.job.practice) else { return }
    let result: ReaderResult =
      switch try await reader.decode(bytes) {
      case .pages(let pages): .read(DocumentReading(reading: pages, codes: codes), pages: pages)
      case .unreadable(let reason): .unreadable(reason: reason)
      }
    try await desk.record(result, of: intake, in: job.job.practice, key: key)
  }
}
