import ScripCore
import ScripSQL
import ScripStore

/// Everything that decides about one time for one episode, looked at before anything is written.
struct BookingCase {
  let episode: Episode
  let patient: Patient
  let location: Location
  /// The facts as they stand without the appointment itself.
  var facts: EpisodeFacts
  let determination: Determination
  let begins: Moment
  let room: RoomID?
}

extension Connection {
  /// Looks at a time for an episode: whether it exists, is open and free, nobody is away, and what the determination says.
  ///
  /// `besides` is an appointment that is asked about again; `after` are times of the same series, which count.
  func bookingCase(
    _ asked: TimeAsked, for id: EpisodeID, besides: AppointmentID? = nil, after earlier: [Appointment] = [],
    _ context: ActContext
  ) throws -> Result<BookingCase, Refusal> {
    let practice = try practiceRecord()
    guard let episode = try episode(id), let patient = try patient(episode.patient),
      let location = practice.location(asked.location), let therapist = practice.therapist(asked.therapist)
    else { return .failure(.notFound) }
    let begins: Moment
    switch Self.reading(asked, at: location, with: therapist, closed: try practiceDaysOff(), context) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let moment): begins = moment
    }
    if let wish = patient.preference, wish.isHard, !wish.isMet(by: therapist) { return .failure(.preference) }
    if let other = try other(asked, of: patient.id, besides: besides, after: earlier) {
      return .failure(.elsewhere(patient, other, with: practice.therapist(other.therapist)))
    }
    guard let room = try freeRoom(asked, at: location, besides: besides) else { return .failure(.taken(asked)) }
    var facts = try record(of: episode, in: practice, patient: patient).facts(on: asked.day, context.reference)
    if let besides { facts = facts.without(besides) }
    for appointment in earlier where appointment.paying == .underOrder {
      _ = facts.ledger.reserve(appointment.id, on: appointment.day, size: appointment.size)
    }
    facts.sessionDays = facts.ledger.sessionDays
    return .success(
      BookingCase(
        episode: episode, patient: patient, location: location, facts: facts,
        determination: determine(facts, on: asked.day, proposal: asked.proposal), begins: begins, room: room.id))
  }

  /// The instant at which it begins, or what has to be corrected or answered first.
  private static func reading(
    _ asked: TimeAsked, at location: Location, with therapist: Therapist, closed: [DaysOff]?, _ context: ActContext
  ) -> Result<Moment, Refusal> {
    guard Appointment.isOnTheQuarter(start: asked.start, minutes: asked.minutes) else {
      return .failure(.fault("start", "Choose a start and a length on the quarter hour, within one day."))
    }
    let zone = context.clock.offsets(around: asked.day)
    let rule = LocalTimeRule.reading(
      asked.day, asked.start, minutes: asked.minutes, isSecondOfTwo: asked.isSecondOfTwo, in: zone)
    switch rule {
    case .fine(let begins):
      return Refusal.away(asked, location, therapist, closed: closed).map(Result.failure) ?? .success(begins)
    case .doesNotExist(let next):
      return .failure(
        .fault("start", "The clock skips \(asked.start.shown) that night. Is \(next.shown) meant?"))
    case .existsTwice:
      return .failure(
        .fault(
          "isSecondOfTwo",
          "The clock shows \(asked.start.shown) twice that night. Say whether the first or the second is meant."))
    case .runsAcrossTheChange:
      return .failure(
        .fault("start", "The clock is changed while this would run. Choose a time that ends before or begins after."))
    }
  }

  /// What the patient has at that time already. Asked of the appointments: those of before a patient's time was kept
  /// have no quarter hours of the patient, which decide when two desks book at once.
  private func other(
    _ asked: TimeAsked, of patient: PatientID, besides: AppointmentID?, after earlier: [Appointment]
  ) throws -> Appointment? {
    try (appointments(of: patient, from: asked.day, to: asked.day) + earlier).first {
      $0.id != besides && $0.day == asked.day && $0.quarters.overlaps(asked.quarters)
    }
  }

  /// A room that goes with the time; the inner nil where rooms are not counted, the outer when something is taken.
  private func freeRoom(_ asked: TimeAsked, at location: Location, besides: AppointmentID?) throws -> FoundRoom? {
    let therapist = [Resource(asked.therapist)]
    if try isTaken(asked.quarters, of: therapist, on: asked.day, besides: besides) { return nil }
    if location.roomsInUse.isEmpty { return FoundRoom(id: nil) }
    for room in location.roomsInUse
    where try !isTaken(asked.quarters, of: [Resource(room.id)], on: asked.day, besides: besides) {
      return FoundRoom(id: room.id)
    }
    return nil
  }
}

/// The room that goes with a time, if rooms are counted there.
private struct FoundRoom {
  let id: RoomID?
}

extension Refusal {
  static func fault(_ field: String, _ sentence: String) -> Refusal {
    Refusal(.invalid, sentence, faults: [.init(field, sentence)])
  }

  static func taken(_ asked: TimeAsked) -> Refusal {
    let when = "\(asked.day.weekdayName) \(asked.day.shown), \(asked.start.shown)"
    return Refusal(.conflict, "\(when) was just taken. Choose another time.")
  }

  static func elsewhere(_ patient: Patient, _ other: Appointment, with therapist: Therapist?) -> Refusal {
    Refusal(.conflict, "\(other.said(of: patient, with: therapist)). Choose another time, or move that one.")
  }

  /// Says nothing of whom the patient wants: the sentence may be read aloud.
  static let preference = Refusal(
    .conflict, "This does not meet the patient’s wish about who treats them, which is firm. Choose another therapist.")
}

extension Appointment {
  /// `Noor Abernathy already has 10:00 with Sol Varga that day`: why the patient cannot have another time then.
  func said(of patient: Patient, with therapist: Therapist?) -> String {
    let whom = therapist.map { " with \($0.name)" } ?? ""
    return "\(patient.shown) already has \(start.shown)\(whom) that day"
  }
}
