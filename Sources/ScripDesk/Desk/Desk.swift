import Foundation
import ScripCore
import ScripSQL
import ScripStore
import Seal

/// Where every act and every question of a person passes: permission, idempotency, audit and the transaction.
///
/// The one place that opens a write in a practice's scope.
public struct Desk: Sendable {
  let database: any Database
  public let reference: Reference
  let world: World
  let installationKey: InstallationKey
  private let accessLog: AccessLog

  public init(database: any Database, reference: Reference, world: World, installationKey: InstallationKey) {
    self.database = database
    self.reference = reference
    self.world = world
    self.installationKey = installationKey
    accessLog = AccessLog { practice, lines in
      try await Self.write(to: database, in: .of(practice)) { connection in
        for line in lines { try connection.append(line, to: .access) }
      }
    }
  }

  /// Does `act` once for `key`, however often it is sent, and writes its audit line with it.
  ///
  /// Throws `Refusal`: what was not done, and what to do.
  public func perform<A: Act>(_ act: A, by caller: Caller, key: RequestKey) async throws -> A.Answer {
    guard caller.may(A.permission) else { throw Refusal.forbidden }
    return try await perform(act, for: Performer(caller), key: key)
  }

  /// Does an act that no person asked for: the work of a job or a webhook.
  public func performAsProgram<A: Act>(_ act: A, in practice: PracticeID, key: RequestKey) async throws -> A.Answer {
    try await perform(act, for: Performer(program: practice), key: key)
  }

  /// Answers a question on one snapshot. Opening a chart leaves a line in the access log.
  public func ask<Q: Query>(_ query: Q, by caller: Caller) async throws -> Q.Answer {
    guard caller.may(Q.permission) else { throw Refusal.forbidden }
    let moment = world.now()
    let found = try await reading(query, in: caller.practice, at: moment)
    if !found.opened.isEmpty {
      await accessLog.note(
        AuditLine(
          id: ID(at: moment, random: (UInt16(truncatingIfNeeded: world.random()), world.random())),
          happenedAt: moment, act: String(describing: Q.self), outcome: .done, login: caller.login,
          membership: caller.membership, addressDigest: Digest(of: Array(caller.address.utf8)),
          subjects: found.opened.map { "\($0.noun)/\($0.id)" }, contentDigest: nil),
        of: caller.practice)
    }
    return found.answer
  }

  func flushAccessLog() async { await accessLog.flush() }

  private func reading<Q: Query>(_ query: Q, in practice: PracticeID, at moment: Moment) async throws -> Found<Q.Answer>
  {
    let (reference, world) = (reference, world)
    do {
      return try await database.read(in: .of(practice)) { connection in
        let clock = try connection.clock(world)
        let offset = clock.offsetMinutes(moment)
        return try query.run(
          in: connection,
          QueryContext(
            moment: moment, today: moment.local(offsetMinutes: offset).day, zoneOffsetMinutes: offset, clock: clock,
            reference: reference))
      }
    } catch let failure as DatabaseFailure {
      throw Refusal(failure) ?? failure
    }
  }

  func perform<A: Act>(_ act: A, for performer: Performer, key: RequestKey) async throws -> A.Answer {
    let (reference, world) = (reference, world)
    let moment = world.now()
    let ids = IDs(at: moment, seed: world.random())
    let input = Digest(of: Array(A.name.utf8) + [0] + (try stableJSON(act)))
    do {
      let outcome = try await write(in: performer.practice) { connection -> Result<A.Answer, Refusal> in
        switch try connection.claim(key, input: input, at: moment) {
        case .answered(let bytes): return .success(try JSONDecoder().decode(A.Answer.self, from: Data(bytes)))
        case .conflicting: return .failure(.sentBefore)
        case .new: break
        }
        let clock = try connection.clock(world)
        var context = ActContext(
          moment: moment, today: moment.local(offsetMinutes: clock.offsetMinutes(moment)).day, clock: clock,
          membership: performer.membership, therapist: performer.therapist, reference: reference, ids: ids)
        let outcome = try act.run(in: connection, &context)
        let auditID: AuditLineID = context.ids.next()
        switch outcome {
        case .done(let answer, let subjects):
          try connection.keep(try stableJSON(answer), for: key, input: input, at: moment)
          try connection.append(
            performer.line(auditID, A.name, .done, subjects: subjects, content: input, at: moment))
          return .success(answer)
        case .refused(let refusal):
          // The key stays free: the corrected form is sent under it again.
          try connection.release(key)
          try connection.append(performer.line(auditID, A.name, .refused, subjects: [], content: input, at: moment))
          return .failure(refusal)
        }
      }
      return try outcome.get()
    } catch let failure as DatabaseFailure {
      throw Refusal(failure) ?? failure
    }
  }

  func write<Answer: Sendable>(
    in practice: PracticeID, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await write(scope: .of(practice), body)
  }

  func write<Answer: Sendable>(
    scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await Self.write(to: database, in: scope, body)
  }

  /// The one place in acts that opens a write.
  private static func write<Answer: Sendable>(
    to database: any Database, in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await database.write(in: scope, body)
  }
}

/// For faces, which may not import the store.
public typealias RequestKey = ScripStore.RequestKey
public typealias Intake = ScripStore.Intake
public typealias StoredReferral = ScripStore.StoredReferral
public typealias StoredNote = ScripStore.StoredNote
public typealias WorkListLine = ScripStore.WorkListLine
public typealias DeadlineLine = ScripStore.DeadlineLine
public typealias AppointmentLine = ScripStore.AppointmentLine
public typealias StoredReport = ScripStore.StoredReport
public typealias NetworkRow = ScripStore.NetworkRow
public typealias StoredRemittance = ScripStore.StoredRemittance
public typealias StoredAnswer = ScripStore.StoredAnswer
public typealias StoredDenial = ScripStore.StoredDenial
public typealias StoredPatientPayment = ScripStore.StoredPatientPayment
public typealias DayTotals = ScripStore.DayTotals
public typealias LedgerLine = ScripStore.LedgerLine
public typealias PayerCash = ScripStore.PayerCash
public typealias TherapistWork = ScripStore.TherapistWork
public typealias StoredClaim = ScripStore.StoredClaim
public typealias CountedMoney = ScripStore.CountedMoney
public typealias StoredCharge = ScripStore.StoredCharge
public typealias StoredClaimEvent = ScripStore.StoredClaimEvent
