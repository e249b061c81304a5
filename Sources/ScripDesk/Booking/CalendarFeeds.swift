import ScripCore
import ScripSQL
import ScripStore
import Seal

/// What a therapist's calendar outside shows: times and places alone.
public struct TherapistFeed: Sendable {
  public let times: [FeedTime]
  /// When the newest of them, or one that has left the calendar since, was changed.
  public let changedAt: Moment?
}

extension Desk {
  /// Days behind and before today that a feed holds.
  static let feedDays = -14...180

  /// The times behind a secret address. It asks for no permission: whoever holds the secret reads it, so it holds
  /// nothing of a patient. Throws `Refusal.notFound` for every other address, whatever is wrong with it.
  public func calendarFeed(in practice: PracticeID, secret: String) async throws -> TherapistFeed {
    let (world, digest) = (world, Digest(of: Array(secret.utf8)))
    let moment = world.now()
    do {
      return try await database.read(in: .of(practice)) { connection in
        guard let feed = try connection.calendarFeed(secret: digest) else { throw Refusal.notFound }
        let clock = try connection.clock(world)
        let today = moment.local(offsetMinutes: clock.offsetMinutes(moment)).day
        let places = try connection.locations()
        var (zones, times, changed): ([CalendarDay: ZoneOffsets], [FeedTime], Moment?) = ([:], [], feed.madeAt)
        let days = (today.adding(days: Self.feedDays.lowerBound), today.adding(days: Self.feedDays.upperBound))
        for one in try connection.appointments(of: feed.therapist, from: days.0, to: days.1) {
          changed = max(changed ?? feed.madeAt, one.changedAt ?? feed.madeAt)
          let zone = zones[one.day] ?? clock.offsets(around: one.day)
          zones[one.day] = zone
          if let time = one.feedTime(in: zone, at: places.first { $0.id == one.location }) { times.append(time) }
        }
        return TherapistFeed(times: times.sorted { ($0.begins, $0.id) < ($1.begins, $1.id) }, changedAt: changed)
      }
    } catch let failure as DatabaseFailure {
      throw Refusal(failure) ?? failure
    }
  }
}

/// Gives a therapist's calendar a new secret address; the one before it answers no more.
///
/// The act knows the secret's digest alone, so that neither the audit nor the stored request holds the secret.
public struct RenewCalendarFeed: Act {
  public static let permission = Permission.bookAppointments
  let therapist: TherapistID
  let secretDigest: [UInt8]

  public init(therapist: TherapistID, secret: String) {
    self.therapist = therapist
    secretDigest = Digest(of: Array(secret.utf8)).bytes
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let known = try connection.therapist(therapist), let digest = Digest(bytes: secretDigest) else {
      return .refused(.notFound)
    }
    guard known.works(on: context.today) else {
      return .refused(
        Refusal(
          .conflict,
          "\(known.name) does not work here today: no address was made. Correct their days in the settings first."))
    }
    for feed in try connection.calendarFeeds() where feed.therapist == therapist {
      try connection.end(feed.id, at: context.moment)
    }
    let feed = StoredFeed(id: context.ids.next(), therapist: therapist, madeAt: context.moment)
    try connection.append(feed, secret: digest, by: context.membership)
    return .done(true, subjects: [Subject("calendarFeed", feed.id), Subject("therapist", therapist)])
  }
}

/// Turns a therapist's secret address off.
public struct EndCalendarFeed: Act {
  public static let permission = Permission.bookAppointments
  let therapist: TherapistID

  public init(therapist: TherapistID) { self.therapist = therapist }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    let living = try connection.calendarFeeds().filter { $0.therapist == therapist }
    guard !living.isEmpty else { return .refused(.notFound) }
    for feed in living { try connection.end(feed.id, at: context.moment) }
    return .done(
      true, subjects: living.map { Subject("calendarFeed", $0.id) } + [Subject("therapist", therapist)])
  }
}

/// Which therapists' calendars have a secret address, and since when.
public struct ShowCalendarFeeds: Query {
  public static let permission = Permission.bookAppointments

  public struct Line: Sendable {
    public let therapist: Therapist
    /// Nil where there is no address.
    public let madeOn: CalendarDay?
  }

  public struct Feeds: Sendable {
    public let practice: PracticeID
    public let lines: [Line]
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Feeds> {
    let feeds = try connection.calendarFeeds()
    let lines = try connection.therapists().filter { $0.works(on: context.today) }.map { therapist in
      let feed = feeds.first { $0.therapist == therapist.id }
      let day = feed.map { $0.madeAt.local(offsetMinutes: context.clock.offsetMinutes($0.madeAt)).day }
      return Line(therapist: therapist, madeOn: day)
    }
    return Found(Feeds(practice: connection.practiceID, lines: lines))
  }
}
