import ScripCore
import ScripSQL
import ScripStore

/// Books the dates of a series, all of them or none: under the order, or as self-pay where nobody else pays.
public struct BookSeries: Act {
  public static let permission = Permission.bookAppointments

  /// One date, as it was previewed.
  public struct Date: Hashable, Sendable, Codable {
    public var time: TimeAsked
    public var varianceReason: String?

    public init(time: TimeAsked, varianceReason: String?) {
      self.time = time
      self.varianceReason = varianceReason
    }
  }

  let episode: EpisodeID
  let dates: [Date]

  public init(episode: EpisodeID, dates: [Date]) {
    self.episode = episode
    self.dates = dates
  }

  public func run(
    in connection: borrowing Connection, _ context: inout ActContext
  ) throws -> Outcome<[AppointmentID]> {
    guard (1...SeriesPlan.countMax).contains(dates.count) else {
      return .refused(Refusal(.invalid, "Choose at least one date of the series."))
    }
    var made: [Appointment] = []
    var last: BookingCase?
    var ledger = try connection.ledger(of: episode)
    var entries: [LimitEntry] = []
    for date in dates {
      let found: BookingCase
      switch try connection.bookingCase(date.time, for: episode, after: made, context) {
      case .failure(let refusal): return .refused(refusal.about(date.time))
      case .success(let one): found = one
      }
      last = found
      let reason = date.varianceReason
      let paying: Appointment.Paying =
        found.facts.payer.billing == .none ? .selfPay(noticeSignedOn: nil) : .underOrder
      if let refusal = found.refusal(paying: paying, varianceReason: reason, today: context.today) {
        return .refused(refusal.about(date.time))
      }
      let appointment = found.appointment(
        date.time, id: context.ids.next(), paying: paying, state: .booked, varianceReason: reason)
      made.append(appointment)
      if appointment.isSelfPay { continue }
      if ledger.reserve(appointment.id, on: appointment.day, size: appointment.size) != nil {
        return .refused(Refusal(ledger, on: appointment.day))
      }
      if let entry = ledger.entries.last { entries.append(entry) }
    }
    for appointment in made { try connection.keep(appointment, context) }
    if let last {
      try connection.refreshEstimate(for: made, of: last.episode, under: last.facts.payer, context)
    }
    let before = ledger.entries.count - entries.count
    for (index, entry) in entries.enumerated() {
      let id = context.ids.next(Noun.Limit.self, number: before + index + 1)
      try connection.append(entry, id: id, of: episode, at: context.moment)
    }
    let subjects = [Subject("episode", episode)] + made.map { Subject("appointment", $0.id) }
    return .done(made.map(\.id), subjects: subjects)
  }
}

extension Refusal {
  /// The same, saying which date of a series it is about and that none was booked.
  func about(_ time: TimeAsked) -> Refusal {
    Refusal(
      kind == .invalid ? .conflict : kind, "\(time.day.weekdayName) \(time.day.shown): \(sentence) None was booked.")
  }
}
