import ScripCore
import ScripSQL
import ScripStore

/// Adds to a signed note. The note stays as it was signed; the addendum has its own who and when.
public struct AddAddendum: Act {
  public static let permission = Permission.writeNotes
  static let lettersMax = 20_000
  let appointment: AppointmentID
  let text: String

  public init(appointment: AppointmentID, text: String) {
    self.appointment = appointment
    self.text = text
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ID<Addendum>> {
    guard let found = try connection.note(of: appointment)?.note else { return .refused(.notFound) }
    guard let own = context.therapist, let therapist = try connection.therapist(own) else {
      return .refused(
        Refusal(.conflict, "Only a therapist adds to a note. Ask the owner to name your therapist under your log-in."))
    }
    guard !text.isEmpty, text.unicodeScalars.count <= Self.lettersMax else {
      return .refused(
        Refusal(
          .invalid, "Nothing was added.",
          faults: [.init("text", "Write what is to be added, in at most 20,000 letters.")]))
    }
    let state = try connection.location(found.location)?.address.state
    let addendum = Addendum(
      id: context.ids.next(), note: found.id, text: text, by: therapist,
      licence: state.flatMap { therapist.facts.licence(in: $0, on: context.today) }, at: context.moment,
      membership: context.membership)
    try connection.append(addendum)
    return .done(
      addendum.id,
      subjects: [
        Subject("note", found.id), Subject("appointment", found.appointment), Subject("patient", found.patient),
      ])
  }
}
