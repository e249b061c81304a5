/// A note that was signed: what it says, who signed it and under which licence. Never changed; addenda follow it.
public struct SignedNote: Hashable, Sendable, Codable {
  /// What became of the session.
  public enum Ending: Hashable, Sendable, Codable {
    case delivered
    /// Ended by the health question before treatment: no visit used, nothing charged. Source: domain.md J.
    case stopped(SafetyFinding)
  }

  public var id: NoteID
  public var appointment: AppointmentID
  public var episode: EpisodeID
  public var patient: PatientID
  public var therapist: TherapistID
  /// As it stood on the day, with the licence of the state; nil where the state has none.
  public var therapistName: String
  public var licence: Licence?
  public var location: LocationID
  /// Day of service.
  public var day: CalendarDay
  /// The order it was done under, and which of its versions; nil for care without one.
  public var referral: ReferralID?
  public var referralVersion: Int?
  /// Codes of that order in its order.
  public var diagnoses: [ICD10Code]
  public var unitRule: UnitRule
  public var ending: Ending
  public var note: SessionNote
  /// The plan of care that was agreed in this session; nil when it was not gone through.
  public var agreedPlan: PlanOfCare?
  /// The patient pays for all of it, as agreed before the session.
  public var isSelfPay: Bool
  /// What the payer will not pay or is likely to ask, as it was seen when it was signed: for the front desk to settle.
  public var openQuestions: [OpenQuestion]
  public var signedAt: Moment
  public var signedBy: MembershipID

  /// A finding of the determination, in the words of that day.
  public struct OpenQuestion: Hashable, Sendable, Codable {
    public var rule: String
    public var effect: Effect
    public var what: String
    public var fix: String

    public init(_ finding: Finding) {
      rule = finding.rule
      effect = finding.effect
      what = finding.what.shown
      fix = finding.fix.words.shown
    }
  }

  public init(
    id: NoteID, appointment: Appointment, therapist: Therapist, licence: Licence?, order: ReferralVersion?,
    unitRule: UnitRule, ending: Ending, note: SessionNote, openQuestions: [OpenQuestion], signedAt: Moment,
    signedBy: MembershipID
  ) {
    self.id = id
    self.appointment = appointment.id
    episode = appointment.episode
    patient = appointment.patient
    self.therapist = appointment.therapist
    therapistName = therapist.name
    self.licence = licence
    location = appointment.location
    day = appointment.day
    referral = order?.referral
    referralVersion = order?.version
    diagnoses = order?.diagnoses.compactMap(\.code) ?? []
    self.unitRule = unitRule
    self.ending = ending
    self.note = note
    isSelfPay = appointment.isSelfPay
    self.openQuestions = openQuestions
    self.signedAt = signedAt
    self.signedBy = signedBy
  }

  public var isDelivered: Bool { ending == .delivered }

  /// What the money side is given; nil for a session that was stopped.
  public var delivered: DeliveredSession? {
    guard isDelivered else { return nil }
    var session = DeliveredSession(
      note: id, appointment: appointment, episode: episode, patient: patient, therapist: therapist,
      location: location, day: day, diagnoses: diagnoses,
      work: work(.ordered, in: note.areas) + work(.outsideOrder, in: note.outside?.areas ?? []), isSelfPay: isSelfPay,
      signedAt: signedAt)
    session.referral = referral
    session.referralVersion = referralVersion
    session.agreedOutside = note.outside?.price
    return session
  }

  private func work(_ segment: Proposal.Segment, in areas: [Proposal.Area]) -> [DeliveredSession.Work] {
    note.work(in: segment).map { work in
      DeliveredSession.Work(
        segment: segment, modality: work.modality, code: work.modality.usualCode, minutes: work.minutes,
        areas: work.areas.isEmpty ? areas : work.areas)
    }
  }
}

/// What was added to a signed note, with its own who and when.
public struct Addendum: Hashable, Sendable, Codable {
  public var id: ID<Addendum>
  public var note: NoteID
  public var text: String
  public var therapistName: String
  public var licence: Licence?
  public var addedAt: Moment
  public var addedBy: MembershipID

  public init(
    id: ID<Addendum>, note: NoteID, text: String, by therapist: Therapist, licence: Licence?, at moment: Moment,
    membership: MembershipID
  ) {
    self.id = id
    self.note = note
    self.text = text
    therapistName = therapist.name
    self.licence = licence
    addedAt = moment
    addedBy = membership
  }
}
