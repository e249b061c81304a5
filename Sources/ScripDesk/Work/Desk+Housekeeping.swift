import ScripCore
import ScripSQL
import ScripStore

/// What nobody asks for and somebody has to do: hand over what was given up, remove what was left behind.
extension Desk {
  /// Puts every document whose reading was given up before a person. Returns how many.
  ///
  /// A job is parked after three failures or two crashes; until then the document says that it is being read.
  public func handOverGivenUpReadings() async throws -> Int {
    var handedOver = 0
    for practice in try await practices() {
      let parked = try await database.read(in: .of(practice)) { connection in try connection.parkedJobs() }
      for job in parked where job.job.kind == ReadingJob.kind {
        guard let intake = IntakeID(job.job.key), let key = RequestKey("give-up-\(job.job.id)") else { continue }
        _ = try await performAsProgram(GiveUpReading(job: job.job.id, intake: intake), in: practice, key: key)
        handedOver += 1
      }
    }
    return handedOver
  }

  /// Removes chunks of uploads that broke off a day ago, and request keys that nobody will send again.
  public func removeLeftovers() async throws {
    let now = world.now()
    for practice in try await practices() {
      try await write(in: practice) { connection in
        _ = try connection.sweepAbandonedChunks(before: now.adding(seconds: -Self.uploadSecondsMax))
        try connection.forgetRequests(before: now.adding(seconds: -Self.requestSecondsMax))
      }
    }
  }

  /// No upload lasts a day.
  static let uploadSecondsMax: Int64 = 86_400
  /// A form that was drawn ninety days ago is not sent any more.
  static let requestSecondsMax: Int64 = 90 * 86_400
}

/// Says that a document has to be read by hand, and takes its job off the queue.
struct GiveUpReading: Act {
  static let permission = Permission.receiveDocuments
  let job: JobID
  let intake: IntakeID

  func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard try connection.removeParkedJob(job) else { return .done(false, subjects: []) }
    guard var found = try connection.intake(intake), found.state == .waiting else {
      return .done(false, subjects: [Subject("intake", intake)])
    }
    found.state = .unreadable
    found.reason = "could not be read by the program; read it by hand"
    try connection.update(found, at: context.moment)
    return .done(true, subjects: [Subject("intake", intake)])
  }
}
