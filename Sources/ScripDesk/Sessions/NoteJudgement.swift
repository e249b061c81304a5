import ScripCore
import ScripSQL
import ScripStore

/// How a note stands: what it lacks, the units it comes to, and what the one decision says to each segment.
public struct NoteJudgement: Sendable {
  public let gaps: [NoteGap]
  public let payer: PayerRules
  /// Units of the work under the order, and of the work beside it.
  public let units: UnitCount
  public let outsideUnits: UnitCount
  /// What the work beside the order costs the patient; nil without such work, and where nobody asked.
  public internal(set) var outsidePrice: OutsidePrice?
  /// Nil for a segment without work.
  public let ordered: Determination?
  public let outside: Determination?
  /// The order that rules the day.
  let order: ReferralVersion?

  /// What keeps the note from being signed: work that is not ordered, not safe, or not licensed. What the payer will
  /// not pay does not: the session was given, and its record must say so.
  public var forbidden: [Finding] {
    findings.filter { $0.effect == .blocks && [.scope, .safety, .therapist].contains($0.aspect) }
  }

  /// What the payer will not pay or is likely to ask about the work under the order: for the front desk.
  var openQuestions: [SignedNote.OpenQuestion] {
    (ordered?.findings ?? []).filter { $0.effect >= .questioned }.map(SignedNote.OpenQuestion.init)
  }

  private var findings: [Finding] {
    let first = ordered?.findings ?? []
    return first + (outside?.findings ?? []).filter { !first.contains($0) }
  }
}

extension EpisodeRecord {
  /// Judges a note as of its day. The appointment's own visit is not held against it.
  func judge(_ note: SessionNote, of appointment: Appointment, _ reference: Reference) -> NoteJudgement {
    var facts = facts(on: appointment.day, reference)
    _ = facts.ledger.release(appointment.id)
    facts.sessionDays = facts.ledger.sessionDays
    for finding in note.safety { facts.safety.learn(finding.holding(from: appointment.day)) }
    let (rule, ordered) = (facts.payer.counting, facts.orderedScope(on: appointment.day)?.modalities ?? [])
    func answer(_ segment: Proposal.Segment) -> Determination? {
      note.proposal(
        segment, by: appointment.therapist, at: appointment.location, rule: rule, ordered: ordered,
        agreedSelfPay: appointment.isSelfPay
      ).map { determine(facts, on: appointment.day, proposal: $0) }
    }
    let units = note.units(.ordered, rule: rule, ordered: ordered)
    let outsideUnits = note.units(.outsideOrder, rule: rule, ordered: ordered)
    let gaps = note.gaps(
      NoteNeeds(care: episode.care, payer: facts.payer), within: appointment.minutes, outcomes: reference.outcomes)
    return NoteJudgement(
      gaps: gaps + [note.unitGap(units: units.units, outside: outsideUnits.units)].compactMap(\.self),
      payer: facts.payer, units: units, outsideUnits: outsideUnits, ordered: answer(.ordered),
      outside: answer(.outsideOrder), order: facts.referrals.inForce(on: appointment.day))
  }
}

extension Connection {
  /// The judgement of a note with the price of its work outside the order.
  func priced(_ judgement: NoteJudgement, on day: CalendarDay) throws -> NoteJudgement {
    guard !judgement.outsideUnits.lines.isEmpty else { return judgement }
    var judgement = judgement
    judgement.outsidePrice = OutsidePrice(
      judgement.outsideUnits, on: day, payer: judgement.payer, fees: try feeSchedules())
    return judgement
  }
}

extension SafetyFinding {
  /// The finding as one that began by this day at the latest.
  func holding(from day: CalendarDay) -> SafetyFinding {
    var finding = self
    finding.from = min(from ?? day, day)
    return finding
  }
}

/// How the note of an appointment would stand if it were signed as it is. Nothing is stored.
public struct AskAboutNote: Query {
  public static let permission = Permission.readNotes
  let appointment: AppointmentID
  let note: SessionNote

  public init(appointment: AppointmentID, note: SessionNote) {
    self.appointment = appointment
    self.note = note
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<NoteJudgement> {
    guard let found = try connection.appointment(appointment), let episode = try connection.episode(found.episode)
    else { throw Refusal.notFound }
    // ShowNote, which draws the page around it, leaves the line about the chart.
    let judgement = try connection.record(of: episode).judge(note, of: found, context.reference)
    return Found(try connection.priced(judgement, on: found.day))
  }
}
