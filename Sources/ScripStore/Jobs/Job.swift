import ScripCore

/// Work to be done after an act, by any process: it names an act and ids, never what is in the records.
public struct Job: Hashable, Sendable {
  public let id: JobID
  public let practice: PracticeID
  /// Which act: `ReadDocument`.
  public let kind: String
  /// Two jobs of one kind and key are one job: `intake/01J…`.
  public let key: String
  /// What it is about, as `noun/id`, in the act's order.
  public let subjects: [String]
  public let notBefore: Moment

  public init(
    id: JobID, practice: PracticeID, kind: String, key: String, subjects: [String], notBefore: Moment
  ) {
    self.id = id
    self.practice = practice
    self.kind = kind
    self.key = key
    self.subjects = subjects
    self.notBefore = notBefore
  }

  /// A process that dies twice over a job is not let at it a third time.
  public static let crashesMax = 2
  /// An act that fails three times waits for a person.
  public static let failuresMax = 3

  /// How long a job waits after its `failure`th failure (from 1): a minute, then five.
  static func backOff(afterFailure failure: Int) -> Int64 { failure <= 1 ? 60 : 300 }
}

/// A job that one worker holds until its lease ends.
public struct ClaimedJob: Hashable, Sendable {
  public let job: Job
  /// How often it was claimed before.
  public let attempts: Int
  public let worker: String
}

/// A job that waits for a person.
public struct ParkedJob: Hashable, Sendable {
  public let job: Job
  public let parkedAt: Moment
  /// Why, without a word from a record.
  public let reason: String
}
