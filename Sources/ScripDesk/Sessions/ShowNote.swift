import ScripCore
import ScripSQL
import ScripStore

/// The note of one appointment with everything its page shows: written, or to be written.
public struct ShowNote: Query {
  public static let permission = Permission.readNotes
  let appointment: AppointmentID

  public struct Opened: Sendable {
    public let appointment: Appointment
    public let episode: Episode
    public let patient: Patient
    public let therapist: Therapist?
    public let location: Location?
    public let payer: PayerRules
    /// `Regence PPO`; nil when nobody but the patient pays.
    public let planName: String?
    /// Where and how the order that rules the day lets a therapist work; nil without one.
    public let scope: OrderedScope?
    public let needs: NoteNeeds
    public let draft: NoteDraft?
    public let signed: StoredNote?
    public let addenda: [Addendum]
    /// The last note before this one in which treatment was given.
    public let prior: SignedNote?
    /// Everything measured in the episode's notes before this one.
    public let measured: [OutcomeSeries]
    /// What is known of the patient's health and holds on the day.
    public let safety: [SafetyFinding]
    public let profile: Practice?
    public let outcomes: OutcomeTable
    /// Why the session cannot be ended yet; nil from its beginning on.
    public let tooEarlyToStop: Refusal?
    public let today: CalendarDay
    public let zoneOffsetMinutes: Int
  }

  public init(appointment: AppointmentID) { self.appointment = appointment }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Opened> {
    guard let found = try connection.appointment(appointment), let episode = try connection.episode(found.episode),
      let patient = try connection.patient(found.patient)
    else { throw Refusal.notFound }
    let record = try connection.record(of: episode, patient: patient)
    let facts = record.facts(on: found.day, context.reference)
    let notes = try connection.notes(of: episode.id).map(\.note)
    let earlier = notes.filter { $0.isDelivered && $0.appointment != found.id && $0.day <= found.day }
    let signed = try connection.note(of: found.id)
    let opened = Opened(
      appointment: found, episode: episode, patient: patient, therapist: record.practice.therapist(found.therapist),
      location: record.practice.location(found.location), payer: facts.payer, planName: facts.planName,
      scope: facts.payer.orderDocument == .none ? nil : facts.orderedScope(on: found.day),
      needs: NoteNeeds(care: episode.care, payer: facts.payer), draft: try connection.noteDraft(of: found.id),
      signed: signed, addenda: try signed.map { try connection.addenda(of: $0.note.id) } ?? [], prior: earlier.last,
      measured: context.reference.outcomes.series(
        of: earlier.map { (day: $0.day, measurements: $0.note.measures) }),
      safety: facts.safety.filter { $0.holds(on: found.day) }, profile: try connection.practiceProfile(),
      outcomes: context.reference.outcomes,
      tooEarlyToStop: found.tooEarly(.stop, at: context.moment, context.clock), today: context.today,
      zoneOffsetMinutes: context.zoneOffsetMinutes)
    return Found(opened, chart: patient.id)
  }
}
