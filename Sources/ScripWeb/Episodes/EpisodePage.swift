import ScripCore
import ScripDesk

/// The words of the episode page: one story, what is left, and why.
struct EpisodePage: Equatable, Sendable {
  let episode: String
  let patient: String
  let patientName: String
  let coverage: String?
  let born: String?
  let heading: String
  let lead: String
  let verdict: String
  let mark: String
  let left: String
  /// `5 used, 1 booked (24 Nov), 0 left`.
  let tally: String
  let leftNumber: String?
  let leftWhy: String
  let limits: [LimitLine]
  /// What is said where no limit is known.
  let noLimit: String
  let scope: String?
  let findings: [FindingCard]
  let steps: [Step]
  let events: [Event]
  let authorizations: [AuthorizationLine]
  let appointments: [AppointmentLine]
  /// Holds that can be booked now.
  let held: [HeldTime]
  /// Booked and not covered by the prior authorization.
  let beyond: [AppointmentLine]
  let report: ReportLine
  let checkOf: String?
  let intake: String?
  let records: FixLink.Records

  struct LimitLine: Equatable, Sendable {
    let name: String
    let left: String
    let until: String
    let source: String
    let isTightest: Bool
  }

  struct AuthorizationLine: Equatable, Sendable {
    let name: String
    let standing: String
    /// The class of its mark.
    let mark: String
    let link: String
    let act: String
  }

  struct Step: Equatable, Sendable {
    let name: String
    let detail: String
    let state: String
  }

  struct Event: Equatable, Sendable {
    let day: String
    let what: String
    let detail: String
    let link: String?
    let at: Int64
  }

  init(_ story: ShowEpisode.Story) {
    let answer = story.determination
    episode = story.episode.id.description
    patient = story.patient.id.description
    patientName = story.patient.shown
    coverage = story.coverage?.id.description
    born = story.patient.birthDate?.shown
    heading = "\(story.episode.problem), since \(story.episode.openedOn.shown)"
    lead = story.plan?.shown ?? story.payer.name
    switch answer.verdict {
    case _ where Self.backed(story) != nil: (verdict, mark) = (Self.backed(story) ?? "", "soon")
    case .ready: (verdict, mark) = ("Ready to bill", "done")
    case .selfPay(let notice) where story.payer.billing == .none:
      (verdict, mark) = (notice ? "Self-pay, with a signed notice" : "Self-pay", "self")
    case .selfPay(let notice):
      (verdict, mark) = (notice ? "Self-pay only, with a signed notice" : "Self-pay only", "stop")
    case .blocked: (verdict, mark) = ("Not bookable", "stop")
    }
    let none = story.ledger.limits.isEmpty ? "no limit is known yet" : "no limit holds today"
    left = answer.visitsLeft.tightest == nil ? none : answer.visitsLeft.shown
    tally = Self.tally(story)
    leftNumber = answer.visitsLeft.tightest.map { String(max($0.visits, 0)) }
    leftWhy = answer.visitsLeft.tightest.map { "because of the \($0.limit.kind.shown)" } ?? "see the reasons"
    noLimit =
      story.payer.billing == .none
      ? "Nobody else pays, so nobody counts the visits." : "No limit is known. Ask the payer before the first session."
    limits = story.ledger.limits.filter { $0.kind.measure != .nothing }.map { known in
      // Of two orders the one in force today.
      let limit = story.ledger.bearing(known, on: story.today) ?? known
      return LimitLine(
        name: limit.kind.shown.prefix(1).uppercased() + limit.kind.shown.dropFirst(),
        left: limit.kind.measure == .cents ? Money(cents: limit.left).shown : String(max(limit.left, 0)),
        until: limit.current.to?.shown ?? "open",
        source: "\(limit.current.source), \(limit.current.asOf.shown)" + (limit.besideShown.map { ", \($0)" } ?? ""),
        isTightest: limit.id == answer.visitsLeft.tightest?.limit.id)
    }
    scope = story.scope.map { scope in
      let kinds = scope.modalities.map(\.shown).joined(separator: " or ")
      return scope.regions.isEmpty ? kinds : "\(scope.regions.shown); \(kinds)"
    }
    findings = answer.findings.filter { $0.effect >= .questioned }.map {
      FindingCard($0, payer: story.payer, benefits: story.benefits)
    }
    steps = Self.steps(story)
    events = Self.events(story)
    authorizations = story.authorizations.map { AuthorizationLine($0, story.episode.id) }
    appointments = Self.appointmentLines(story)
    held = story.holdsReady.map(HeldTime.init)
    beyond = Self.beyondLines(story)
    report = ReportLine(story)
    checkOf = story.referrals.last?.version.referral.description
    intake = story.referrals.last?.intake.description
    records = FixLink.Records(
      patient: story.patient.id, coverage: story.coverage?.id, episode: story.episode.id,
      referral: story.referrals.last?.version.referral, intake: story.referrals.last?.intake)
  }

  private static func steps(_ story: ShowEpisode.Story) -> [Step] {
    let order = story.referrals.last?.version
    let granted = story.authorizations.last { $0.state == .granted }
    let isUntouched = story.ledger.visitsUsed == 0
    return [
      Step(
        name: "Referral",
        detail: order.map { "\($0.signedOn.map { "signed \($0.shown)" } ?? "undated"), version \($0.version)" }
          ?? "not here yet", state: order == nil ? "here" : "past"),
      Step(
        name: "Prior authorization",
        detail: granted.map { authorization in
          let asked = authorization.visitsAsked.map { ", asked \($0)" } ?? ""
          return
            "\(authorization.number ?? "granted")\(asked)\(authorization.visitsGranted.map { ", got \($0)" } ?? "")"
        } ?? story.authorizations.last?.shown ?? "none on file",
        state: granted == nil ? "" : "past"),
      Step(
        name: "Sessions",
        detail: isUntouched ? "none used yet" : tally(story),
        state: order == nil ? "" : "here"),
      Step(name: "Report", detail: ReportLine(story).step, state: story.reports.isEmpty ? "" : "here"),
      Step(
        name: "Renewal", detail: story.determination.window.map { "the order ends \($0.upperBound.shown)" } ?? "–",
        state: ""),
    ]
  }

  private static func events(_ story: ShowEpisode.Story) -> [Event] {
    let clock = LocalTime(offsetMinutes: story.zoneOffsetMinutes)
    var events = story.referrals.map { stored in
      Event(
        day: clock.shown(stored.signedOffAt), what: "Referral signed off, version \(stored.version.version)",
        detail: stored.version.prescriber.name.map { "ordered by \($0)" } ?? "",
        link: "/referrals/\(stored.version.referral.description)/check", at: stored.signedOffAt.milliseconds)
    }
    events += story.ledger.consumedDays.map { day in
      Event(
        day: day.shown, what: "Visit used", detail: "counted on every limit", link: nil,
        at: Int64(day.daysSinceEpoch) * 86_400_000)
    }
    if let day = story.benefits.answeredOn {
      events.append(
        Event(
          day: day.shown, what: "The payer answered", detail: story.benefits.answeredBy ?? "", link: nil,
          at: Int64(day.daysSinceEpoch) * 86_400_000))
    }
    events += authorizationEvents(story)
    events += reportEvents(story)
    events += askingEvents(story)
    return events.sorted { $0.at > $1.at }
  }
}
