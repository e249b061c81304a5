import ScripCore

/// What waits for a session to begin.
enum SessionAct {
  case sign, stop

  /// `sign its note then`: what to do once it has begun.
  fileprivate var later: String {
    switch self {
    case .sign: "sign its note then"
    case .stop: "it can be ended then"
    }
  }

  /// What else can be done at once.
  fileprivate var instead: String {
    switch self {
    case .sign: ""
    case .stop:
      " What the patient said beforehand goes on the chart as a safety answer, and the appointment is cancelled."
    }
  }
}

extension Appointment {
  /// Why its note can neither be signed nor its session ended yet; nil from its beginning on.
  ///
  /// One noted as here is begun from then on: who comes early is treated early, and somebody said so. A tolerance of
  /// minutes would let everybody else's note be signed before there is anything to write.
  func tooEarly(_ act: SessionAct, at moment: Moment, _ clock: PracticeClock) -> Refusal? {
    let today = moment.local(offsetMinutes: clock.offsetMinutes(moment)).day
    guard day <= today else {
      return Refusal(.conflict, "The appointment is on \(day.shown); \(act.later).\(act.instead)")
    }
    switch state.word {
    case .arrived, .done: return nil
    case .booked, .held, .noShow, .cancelled: break
    }
    guard let begins = begins(in: clock.offsets(around: day)), begins > moment else { return nil }
    return Refusal(
      .conflict,
      "The session begins at \(start.shown); \(act.later). If the patient is here already, note that at the "
        + "appointment first.\(act.instead)")
  }
}
