/// One line of what a session costs: a code with its units and price, and who pays it.
///
/// A charge stands on at most one living paper: a claim, or a receipt. 837P loop 2400; CMS-1500 box 24.
public struct Charge: Hashable, Sendable, Codable {
  /// Who is asked to pay.
  public enum Payer: String, Hashable, Sendable, CaseIterable, Codable {
    /// An insurer, an agency, or the attorney who holds a lien.
    case payer
    case patient
  }

  public var id: ChargeID
  public var note: NoteID
  public var appointment: AppointmentID
  public var episode: EpisodeID
  public var patient: PatientID
  public var therapist: TherapistID
  public var location: LocationID
  public var day: CalendarDay
  public var segment: Proposal.Segment
  public var payer: Payer
  public var code: ProcedureCode
  /// In the payer's order; at most four.
  public var modifiers: [String]
  /// Hands-on minutes of the code.
  public var minutes: Int
  public var units: Int
  /// How the minutes became units, a sentence a line.
  public var working: [String]
  /// By the fees in force; zero where they have none and the patient agreed to an amount.
  public var perUnit: Money
  /// What the patient agreed to pay for the line, by the signed note; nil where the price in force comes to the same.
  public var agreed: Money?
  /// The diagnoses it was done for, the main one first; at most four. Empty outside the order.
  public var diagnoses: [ICD10Code]
  public var areas: [Proposal.Area]
  /// Why a pair modifier stands on it, from the note: `other regions: neck; low back`.
  public var evidence: String?

  /// Units at their price in force.
  public var listed: Money { Money(cents: perUnit.cents * units) }

  /// What is asked: the amount agreed to, else units at their price.
  public var amount: Money { agreed ?? listed }

  public init(
    id: ChargeID, of session: DeliveredSession, segment: Proposal.Segment, payer: Payer, code: ProcedureCode,
    minutes: Int, units: Int, working: [String], perUnit: Money
  ) {
    self.id = id
    note = session.note
    appointment = session.appointment
    episode = session.episode
    patient = session.patient
    therapist = session.therapist
    location = session.location
    day = session.day
    self.segment = segment
    self.payer = payer
    self.code = code
    modifiers = []
    self.minutes = minutes
    self.units = units
    self.working = working
    self.perUnit = perUnit
    diagnoses = []
    areas = []
  }
}

extension Sequence<Charge> {
  public var total: Money { reduce(.zero) { $0 + $1.amount } }
}
