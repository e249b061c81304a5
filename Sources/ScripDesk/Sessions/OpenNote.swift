import ScripCore
import ScripSQL
import ScripStore

/// A note that may still be written, with what every act about it looks at.
struct OpenNote {
  let appointment: Appointment
  let episode: Episode
  let draft: NoteDraft?

  var revision: Int { draft?.revision ?? 0 }
  var subjects: [Subject] {
    [
      Subject("appointment", appointment.id), Subject("episode", appointment.episode),
      Subject("patient", appointment.patient),
    ]
  }
}

extension Connection {
  /// The note of an appointment for the therapist who writes it; refused to anybody else, and once it is signed.
  func openNote(of id: AppointmentID, _ context: borrowing ActContext) throws -> Result<OpenNote, Refusal> {
    guard let appointment = try appointment(id), let episode = try episode(appointment.episode) else {
      return .failure(.notFound)
    }
    guard context.therapist == appointment.therapist else {
      let name = try therapist(appointment.therapist)?.name ?? "its therapist"
      return .failure(
        Refusal(
          .conflict,
          "Only \(name) writes this note. If somebody else treated, change the therapist of the appointment first."))
    }
    guard try note(of: id) == nil else { return .failure(.noteIsSigned) }
    switch appointment.state {
    case .booked, .arrived, .done: break
    case .held: return .failure(.noSession("is only held; book it first"))
    case .noShow: return .failure(.noSession("is noted as not come; note at the appointment that the patient is here"))
    case .cancelled: return .failure(.noSession("is cancelled; book it again first"))
    }
    return .success(OpenNote(appointment: appointment, episode: episode, draft: try noteDraft(of: id)))
  }
}

extension Refusal {
  static let noteIsSigned = Refusal(
    .conflict, "This note is signed and stays as it is. What is to be added or corrected goes into an addendum.")
  static let draftChanged = Refusal(
    .conflict, "This note was saved in another window meanwhile. Nothing was overwritten; look at both, then save.")

  static let wordsLeft = Refusal(
    .conflict,
    "Another window was left with words that it had not saved. They are shown here: take what you need, then sign.")

  static func noSession(_ why: String) -> Refusal { Refusal(.conflict, "The appointment \(why).") }
}
