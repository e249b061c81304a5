import ScripCore
import ScripSQL
import ScripStore

/// Keeps a prior authorization that was asked for, or that the payer answered at once, with the limit it sets.
public struct RecordAuthorization: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let authorization: PriorAuthorization

  /// The authorization's id is replaced by a fresh one.
  public init(episode: EpisodeID, authorization: PriorAuthorization) {
    self.episode = episode
    self.authorization = authorization
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<AuthorizationID> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    if let refusal = try connection.fault(in: authorization, of: episode, on: context.today) {
      return .refused(refusal)
    }
    var kept = authorization
    kept.id = context.ids.next()
    try connection.keep(kept, version: 1, of: found, &context)
    return .done(kept.id, subjects: [Subject("authorization", kept.id), Subject("episode", episode)])
  }
}

/// Keeps what became of a prior authorization: granted in full or in part, denied, granted on appeal, ended.
///
/// Nothing is overwritten: the answer is the next version. The limit follows it: a grant sets one, an end closes it.
public struct ChangeAuthorization: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let authorization: PriorAuthorization
  /// How many versions there were when the page was drawn: nobody changes what they have not seen.
  let versionsSeen: Int

  public init(episode: EpisodeID, authorization: PriorAuthorization, versionsSeen: Int) {
    self.episode = episode
    self.authorization = authorization
    self.versionsSeen = versionsSeen
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    let versions = try connection.authorizationVersions(of: episode).filter { $0.id == authorization.id }
    guard let last = versions.last else { return .refused(.notFound) }
    let subjects = [Subject("authorization", authorization.id), Subject("episode", episode)]
    if let refusal = try connection.fault(in: authorization, of: episode, on: context.today) {
      return .refused(refusal)
    }
    guard versions.count == versionsSeen else { return .refused(.changedMeanwhile) }
    var kept = authorization
    if kept.state == .ended {
      guard last.state == .granted || last.state == .ended else {
        return .refused(
          Refusal(.conflict, "Only what was granted can end. Choose denied, or leave it as asked for."))
      }
      kept.to = min(kept.to ?? context.today, context.today)
    }
    guard last != kept else { return .done(versions.count, subjects: subjects) }
    try connection.keep(kept, version: versions.count + 1, of: found, &context)
    return .done(versions.count + 1, subjects: subjects)
  }
}

extension Connection {
  /// What has to be corrected: a day to come, or the number of another authorization of the episode, which would give
  /// its visits twice.
  fileprivate func fault(
    in authorization: PriorAuthorization, of episode: EpisodeID, on today: CalendarDay
  ) throws -> Refusal? {
    var faults: [Refusal.Fault] = []
    if let day = authorization.answeredOn, day > today {
      faults.append(.init("answeredOn", "This day is in the future. Check the year."))
    }
    let number = PlanMember.bare(authorization.number)
    let twin = try authorizations(of: episode).first {
      $0.id != authorization.id && !number.isEmpty && PlanMember.bare($0.number) == number
    }
    if let known = twin?.number {
      faults.append(.init("number", "\(known) is written down already: change that one."))
    }
    return faults.isEmpty ? nil : Refusal(.invalid, "The authorization was not saved.", faults: faults)
  }
}

extension Refusal {
  fileprivate static let changedMeanwhile = Refusal(
    .conflict, "Somebody changed this authorization meanwhile. Go back to the episode and look before changing it.")
}

extension Connection {
  fileprivate func keep(
    _ authorization: PriorAuthorization, version: Int, of episode: Episode, _ context: inout ActContext
  ) throws {
    try append(authorization, version: version, of: episode.id)
    try keepLimit(of: authorization, in: episode.id, &context)
    try drawOnAuthorizations(in: episode, &context)
    try noteDeadlines(of: authorization, episode)
    try judgeAgain(episode.patient, &context)
  }

  /// A grant sets the limit; whatever else follows a grant closes it, without a word about the visits already used.
  private func keepLimit(
    of authorization: PriorAuthorization, in episode: EpisodeID, _ context: inout ActContext
  ) throws {
    let id = authorization.limit
    let known = try ledger(of: episode).limits.first { $0.id == id }
    let said = authorization.number.map { "authorization \($0)" } ?? "the payer"
    let asOf = authorization.answeredOn ?? context.today
    let version: LimitVersion
    let kind = known?.kind ?? authorization.limitKind
    if authorization.state == .granted {
      guard let amount = authorization.amount(of: kind) else { return }
      version = LimitVersion(
        amount: amount, from: authorization.from, to: authorization.to, source: said, asOf: asOf)
    } else {
      guard var closed = known?.current else { return }
      // An end keeps its last day; a grant that was taken back holds on no day.
      closed.to = authorization.state == .ended ? authorization.to : (closed.from ?? context.today).adding(days: -1)
      closed.source = "\(said), \(authorization.state.rawValue)"
      closed.asOf = asOf
      version = closed
    }
    try append(
      version, number: (known?.versions.count ?? 0) + 1, of: id, kind: kind, episode: episode,
      at: context.moment)
  }
}

extension PriorAuthorization {
  /// What the payer counts: dollars or units where it said so, else visits. A limit keeps its kind.
  fileprivate var limitKind: LimitKind {
    dollarsGranted != nil ? .authorizationDollars : unitsGranted != nil ? .authorizationUnits : .authorizationVisits
  }

  fileprivate func amount(of kind: LimitKind) -> Int? {
    switch kind {
    case .authorizationDollars: dollarsGranted?.cents
    case .authorizationUnits: unitsGranted
    default: visitsGranted
    }
  }
}

extension Connection {
  /// The day on which more must be asked for, and the day by which a denial must be appealed.
  fileprivate func noteDeadlines(of authorization: PriorAuthorization, _ episode: Episode) throws {
    let number = authorization.number.map { "authorization \($0)" } ?? "the authorization"
    try note(
      Deadline(
        .authorizationEnds, authorization.id, episode: episode.id, patient: episode.patient,
        day: authorization.state == .granted ? authorization.to : nil, reason: "\(number) ends"))
    try note(
      Deadline(
        .appeal, authorization.id, episode: episode.id, patient: episode.patient,
        day: authorization.state == .denied ? authorization.appealBy : nil, reason: "\(number) may be appealed"))
  }
}
