import ScripCore
import ScripSQL
import Seal

extension Connection {
  /// Seals up to `limit` lines of a log that were not sealed yet, in the order of their ids. Returns how many.
  ///
  /// Promises: run by two sealers at once, one of them fails and neither doubles a line. Lines are looked for from
  /// `since` on, so the cost does not grow with the log; nil looks at all of it (at start, and after a long stop).
  public func seal(_ log: AuditLog, since: Moment?, limit: Int = 1000) throws -> Int {
    var chain = try sealedChain(of: log)
    let lines = try unsealedLines(of: log, since: since, limit: limit)
    for line in lines {
      chain.add(line.values)
      try execute(
        """
        INSERT INTO audit_seal (practice_id, log, number, line_id, digest)
        VALUES (\(practice), \(log.rawValue), \(chain.number), \(line.id), \(chain.digest.bytes))
        """)
    }
    return lines.count
  }

  /// How far each log of this practice is sealed.
  public func auditHeads() throws -> [AuditHead] {
    try AuditLog.allCases.map { AuditHead(practice: practiceID, log: $0, chain: try sealedChain(of: $0)) }
  }

  /// How many lines of a log wait to be sealed, and since when the oldest does.
  public func unsealedTail(of log: AuditLog) throws -> (count: Int, oldest: Moment?) {
    let row = try rows(
      """
      SELECT count(*), min(l.happened_at) FROM \(log.table) l WHERE l.practice_id = \(practice)
      AND NOT EXISTS (SELECT 1 FROM audit_seal s
        WHERE s.practice_id = l.practice_id AND s.log = \(log.rawValue) AND s.line_id = l.id)
      """)[0]
    return (try row.int(0), try row.optionalInt64(1).map(Moment.init(milliseconds:)))
  }

  private func sealedChain(of log: AuditLog) throws -> AuditChain {
    let newest = try rows(
      """
      SELECT number, digest FROM audit_seal WHERE practice_id = \(practice) AND log = \(log.rawValue)
      ORDER BY number DESC LIMIT 1
      """
    ).first
    guard let newest, let digest = Digest(bytes: try newest.bytes(1)) else {
      return AuditChain(practice: practiceID, log: log)
    }
    return AuditChain(number: try newest.int64(0), digest: digest)
  }

  private func unsealedLines(of log: AuditLog, since: Moment?, limit: Int) throws -> [AuditLine] {
    let from = AuditLineID(at: since ?? Moment(milliseconds: 0), random: (0, 0))
    return try rows(
      """
      SELECT \(AuditLine.columns) FROM \(log.table) l WHERE l.practice_id = \(practice) AND l.id >= \(from)
      AND NOT EXISTS (SELECT 1 FROM audit_seal s
        WHERE s.practice_id = l.practice_id AND s.log = \(log.rawValue) AND s.line_id = l.id)
      ORDER BY l.id LIMIT \(limit)
      """
    ).map(AuditLine.init)
  }
}

/// The one sealer of an installation: goes over every practice once a second.
///
/// Database transactions are opened by the caller's `seal`, so that acts stay the only place that opens them.
public struct AuditSealer: Sendable {
  /// An id is drawn before its act begins, and an act may be tried again: lines may commit this late.
  public static let lateness: Int64 = 600

  private let practices: @Sendable () async throws -> [PracticeID]
  private let seal: @Sendable (PracticeID, AuditLog, Moment?) async throws -> Int

  public init(
    practices: @escaping @Sendable () async throws -> [PracticeID],
    seal: @escaping @Sendable (PracticeID, AuditLog, Moment?) async throws -> Int
  ) {
    self.practices = practices
    self.seal = seal
  }

  /// Seals everything that waits, from `since` on; nil for everything ever written. Returns how many lines.
  ///
  /// Throws the first failure once every practice was tried: the logs of one that cannot be read keep no other unsealed.
  public func sealAll(since: Moment?) async throws -> Int {
    var total = 0
    var failure: (any Error)?
    for practice in try await practices() {
      do { total += try await sealLogs(of: practice, since: since) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
    return total
  }

  private func sealLogs(of practice: PracticeID, since: Moment?) async throws -> Int {
    var total = 0
    for log in AuditLog.allCases {
      while case let count = try await seal(practice, log, since), count > 0 { total += count }
    }
    return total
  }

  /// Seals once a second until cancelled: of each practice first everything, then what came lately.
  ///
  /// What fails is told to `failed` and tried again: the lines are kept, only their seals come later.
  public func run(now: @Sendable () -> Moment, failed: @Sendable (any Error) -> Void) async {
    var sealedOnce: Set<PracticeID> = []
    while !Task.isCancelled {
      do {
        for practice in try await practices() {
          let lately = sealedOnce.contains(practice) ? now().adding(seconds: -Self.lateness) : nil
          do {
            _ = try await sealLogs(of: practice, since: lately)
            sealedOnce.insert(practice)
          } catch { if !Task.isCancelled { failed(error) } }
        }
      } catch { if !Task.isCancelled { failed(error) } }
      try? await Task.sleep(for: .seconds(1))
    }
  }
}
