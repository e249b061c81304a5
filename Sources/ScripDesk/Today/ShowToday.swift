import ScripCore
import ScripSQL
import ScripStore

/// What waits for somebody today.
public struct ShowToday: Query {
  public static let permission = Permission.readToday
  /// So many lines of each list stand on Today; `ShowWork` shows the list whole.
  public static let linesMax = 8
  /// Work is counted so far; one more means "more than this".
  public static let countMax = Connection.countMax

  public struct Today: Sendable {
    public let day: CalendarDay
    public let practiceName: String
    public let locations: [Location]
    /// Today's appointments by time, each as it stands with its payer now.
    public let appointments: [ShowCalendar.Line]
    public let therapists: [Therapist]
    public let zoneOffsetMinutes: Int
    public let inboxCount: Int
    public let oldestInInbox: Moment?
    public let now: Moment
    public let settling: Settling
    /// Booked from today on, although their therapist, their place or the practice is off.
    public let onDaysOffCount: Int
    public let toComplete: [WorkListLine]
    public let toCompleteCount: Int
    /// When the prescribers of the orders to complete were last asked; who was not asked is missing.
    public let askedOn: [ReferralID: CalendarDay]
    /// Who completes the orders to complete that nobody was asked about.
    public let completing: ToComplete
    public let runningOut: [WorkListLine]
    /// Claims that something keeps from going, and what they come to.
    public let claimsToFix: (count: Int, amount: Money)
    /// Progress reports that are due today or overdue.
    public let reportsDue: [DeadlineLine]
    public let reportsDueCount: Int
    /// Signed reports that have not gone out.
    public let reportsToSend: [DeadlineLine]
    public let reportsToSendCount: Int
    /// Authorizations that end, and appeals that must be in, within 14 days; estimates to be given.
    public let otherDeadlines: [DeadlineLine]
    /// Licences that end within 60 days.
    public let licencesEnding: [(therapist: Therapist, licence: Licence)]
  }

  /// Whose notes to write are listed; nil: nobody's.
  let therapist: TherapistID?

  public init(therapist: TherapistID? = nil) { self.therapist = therapist }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Today> {
    let inbox = try connection.inboxCount()
    let calendar = try ShowCalendar(isJudged: true).run(in: connection, context).answer
    let (today, linesMax) = (context.today, Self.linesMax)
    let toComplete = try connection.referralsToComplete(on: today, limit: linesMax)
    let askedOn = try connection.daysAsked(about: toComplete.map(\.referral))
    let soon = context.today.adding(days: 60)
    let ending = calendar.therapists.flatMap { therapist in
      therapist.licences.filter { $0.to.map { $0 <= soon } ?? false }.map { (therapist, $0) }
    }
    return Found(
      Today(
        day: context.today,
        practiceName: try connection.practiceProfile()?.tradeName ?? "",
        locations: calendar.locations,
        appointments: calendar.lines.sorted { $0.appointment.start < $1.appointment.start },
        therapists: calendar.therapists, zoneOffsetMinutes: context.zoneOffsetMinutes, inboxCount: inbox.count,
        oldestInInbox: inbox.oldest,
        now: context.moment, settling: try Settling(of: therapist, in: connection, context),
        onDaysOffCount: try connection.countOfVisitsOnDaysOff(from: today), toComplete: toComplete,
        toCompleteCount: try connection.countOfReferralsToComplete(on: today),
        askedOn: askedOn,
        completing: try connection.completing(toComplete, askedOn: askedOn, context),
        runningOut: try connection.ordersEnding(on: today, limit: linesMax),
        claimsToFix: try connection.countOfClaims(standing: .toFix),
        reportsDue: try connection.reportsDue(on: today, limit: linesMax),
        reportsDueCount: try connection.countOfDeadlines(.report, through: today),
        reportsToSend: try connection.reportsToSend(on: today, limit: linesMax),
        reportsToSendCount: try connection.countOfDeadlines(.reportToSend, through: today),
        otherDeadlines: try connection.otherDeadlines(on: today, limit: linesMax),
        licencesEnding: ending))
  }
}

/// How many documents wait: the number beside Inbox on every page.
public struct CountInbox: Query {
  public static let permission = Permission.readToday

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Int> {
    Found(try connection.inboxCount().count)
  }
}
