/// What a therapist tells the prescriber about an episode, and asks of them: the report and the renewal on one page.
///
/// Nothing in it is a diagnosis, and no answer of the prescriber is filled in. Source of the contents: domain.md G.
public struct ProgressReport: Hashable, Sendable, Codable {
  public var id: ReportID
  public var episode: EpisodeID
  /// The order it tells of, and which of its versions; nil for an episode whose order is not here.
  public var referral: ReferralID?
  public var referralVersion: Int?
  public var returnCode: ReturnCode
  public var madeOn: CalendarDay
  /// Why it was due; nil for one written before any was.
  public var reason: ReportSchedule.Reason?
  public var visits: Visits
  public var measures: [ReportedMeasure]
  /// What was done, in words: modalities, regions, minutes.
  public var done: String
  /// What still limits the patient.
  public var remaining: String
  /// What the patient does alone, and whether they keep to it.
  public var selfCare: String
  /// What went badly; empty when nothing did.
  public var adverse: String
  public var request: Request
  public var therapist: TherapistID
  public var signature: Signature?

  /// So many characters of each text and so many measures fit on one page with the renewal.
  public static let wordsMax = 160
  public static let measuresMax = 5

  /// How often the patient was seen.
  public struct Visits: Hashable, Sendable, Codable {
    public var done: Int
    /// Nil for an order that leaves the number open.
    public var ordered: Int?
    public var from: CalendarDay?
    public var to: CalendarDay?

    public init(done: Int, ordered: Int? = nil, from: CalendarDay? = nil, to: CalendarDay? = nil) {
      self.done = done
      self.ordered = ordered
      self.from = from
      self.to = to
    }
  }

  /// What the therapist proposes; the prescriber decides on the same page.
  public struct Request: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable { case goOn, change, stop }

    public var kind: Kind
    public var visits: Int?
    public var weeks: Int?
    /// What should change, and why.
    public var words: String

    public init(_ kind: Kind, visits: Int? = nil, weeks: Int? = nil, words: String = "") {
      self.kind = kind
      self.visits = visits
      self.weeks = weeks
      self.words = words
    }
  }

  /// Who stands for it, as printed. Kept as it was then: names and licences change.
  public struct Signature: Hashable, Sendable, Codable {
    public var name: String
    /// `WA MA60123456`; nil where the state has no licence.
    public var licence: String?
    public var signedOn: CalendarDay

    public init(name: String, licence: String?, signedOn: CalendarDay) {
      self.name = name
      self.licence = licence
      self.signedOn = signedOn
    }
  }

  public init(
    id: ReportID, episode: EpisodeID, returnCode: ReturnCode, madeOn: CalendarDay, visits: Visits,
    request: Request, therapist: TherapistID
  ) {
    self.id = id
    self.episode = episode
    self.returnCode = returnCode
    self.madeOn = madeOn
    self.visits = visits
    self.request = request
    self.therapist = therapist
    measures = []
    (done, remaining, selfCare, adverse) = ("", "", "", "")
  }
}

/// One measure as it was told: every value there was, and what the change came to. Kept in words, since the published
/// thresholds may change later.
public struct ReportedMeasure: Hashable, Sendable, Codable {
  /// `Pain now`, with what a reader must know of the scale.
  public var name: String
  /// Every value there is, oldest first: the curve. Never empty.
  public var values: [Point]
  /// `3 better, medium`; nil when measured once.
  public var change: String?
  /// Whether it has got better by what decides; nil when measured once or when nobody published what matters.
  public var isEnough: Bool?
  /// The number to reach, where the plan of care names one.
  public var target: Score?

  public struct Point: Hashable, Sendable, Codable {
    public var day: CalendarDay
    public var value: Score

    public init(day: CalendarDay, value: Score) {
      self.day = day
      self.value = value
    }
  }

  public init(
    name: String, values: [Point], change: String? = nil, isEnough: Bool? = nil, target: Score? = nil
  ) {
    self.name = name
    self.values = values
    self.change = change
    self.isEnough = isEnough
    self.target = target
  }

  /// A series of notes, judged by the table.
  public init(_ series: OutcomeSeries, _ table: OutcomeTable, target: Score? = nil) {
    let now = series.now.measurement
    let about = Motion(key: now.about)?.shown ?? now.about
    let kind = table.row(now.measure, now.scale)?.name ?? now.measure.rawValue
    let change = table.sinceBaseline(series)
    self.init(
      name: [kind, about, now.side?.rawValue ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
      values: series.points.map { Point(day: $0.day, value: $0.measurement.value) }, change: change?.shown,
      isEnough: change.flatMap { $0.size == .notPublished ? nil : $0.isEnough }, target: target)
  }

  public var baseline: Point? { values.first }
  public var now: Point? { values.count > 1 ? values.last : nil }

  /// The value that stood at a day: of the report before.
  public func value(on day: CalendarDay) -> Point? { values.last { $0.day <= day } }
}

extension [ReportedMeasure] {
  /// Whether any measure has got better by what decides; nil when none can tell.
  public var changed: Bool? {
    let told = compactMap(\.isEnough)
    return told.isEmpty ? nil : told.contains(true)
  }
}

/// How a report stands. Every step is a version of its own.
public enum ReportState: String, Hashable, Sendable, CaseIterable, Codable {
  case draft, signed, sent
  /// It came back signed, and the order goes on.
  case renewed
  /// It came back: the prescriber ends the treatment or does not sign.
  case stopped
}

/// How a signed report went to the prescriber.
public struct ReportSending: Hashable, Sendable, Codable {
  public enum Way: String, Hashable, Sendable, CaseIterable, Codable { case fax, email, carried }

  public var way: Way
  /// The fax number or address; nil when the patient carries it.
  public var to: String?
  public var on: CalendarDay

  public init(_ way: Way, to: String?, on: CalendarDay) {
    self.way = way
    self.to = to
    self.on = on
  }
}
