/// What a signed note says was delivered: all that charges, claims and receipts are made from.
///
/// Never more than the note: whoever makes money of it counts units by the payer's rule and asks `determine` again.
public struct DeliveredSession: Hashable, Sendable, Codable {
  /// Hands-on work of one kind.
  public struct Work: Hashable, Sendable, Codable {
    /// Work outside the order is the patient's own affair: on a receipt, never on a claim.
    public var segment: Proposal.Segment
    public var modality: Modality
    /// What it is billed as, by the practice's policy; nil when this work is never billed.
    public var code: ProcedureCode?
    /// Hands-on minutes.
    public var minutes: Int
    public var areas: [Proposal.Area]

    public init(
      segment: Proposal.Segment, modality: Modality, code: ProcedureCode?, minutes: Int, areas: [Proposal.Area] = []
    ) {
      self.segment = segment
      self.modality = modality
      self.code = code
      self.minutes = minutes
      self.areas = areas
    }
  }

  public var note: NoteID
  public var appointment: AppointmentID
  public var episode: EpisodeID
  public var patient: PatientID
  public var therapist: TherapistID
  public var location: LocationID
  /// Day of service.
  public var day: CalendarDay
  /// The order it was done under, and which of its versions; nil for care without one.
  public var referral: ReferralID?
  public var referralVersion: Int?
  /// Codes of that order in its order; the main one first.
  public var diagnoses: [ICD10Code]
  public var work: [Work]
  /// The patient pays for all of it, as agreed before the session.
  public var isSelfPay: Bool
  /// What the patient agreed to pay for the work outside the order; nil where the note keeps no price.
  public var agreedOutside: Money?
  public var signedAt: Moment

  public init(
    note: NoteID, appointment: AppointmentID, episode: EpisodeID, patient: PatientID, therapist: TherapistID,
    location: LocationID, day: CalendarDay, diagnoses: [ICD10Code] = [], work: [Work], isSelfPay: Bool = false,
    signedAt: Moment
  ) {
    self.note = note
    self.appointment = appointment
    self.episode = episode
    self.patient = patient
    self.therapist = therapist
    self.location = location
    self.day = day
    self.diagnoses = diagnoses
    self.work = work
    self.isSelfPay = isSelfPay
    self.signedAt = signedAt
  }

  /// Minutes by code of one segment, ready for `UnitCount`. Work that is never billed is left out.
  public func minutes(_ segment: Proposal.Segment) -> [TreatedMinutes] {
    work.compactMap { work in
      guard work.segment == segment, let code = work.code else { return nil }
      return TreatedMinutes(code, minutes: work.minutes)
    }
  }
}
