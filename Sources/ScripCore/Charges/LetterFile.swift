/// A letter that says why massage is medically needed, kept for the owner of an HSA or the administrator of an FSA.
///
/// It counts for a year unless it says otherwise. Source: domain.md B2 (renewal each plan year) [P].
public struct NecessityLetter: Hashable, Sendable, Codable {
  public enum Account: String, Hashable, Sendable, CaseIterable, Codable {
    case hsa
    case fsa

    public var shown: String { rawValue.uppercased() }
  }

  public var id: LetterID
  public var patient: PatientID
  public var account: Account
  public var signedOn: CalendarDay
  /// The last day it counts.
  public var lastDay: CalendarDay
  public var prescriberName: String
  /// The document it was scanned from.
  public var intake: IntakeID?

  public init(
    id: LetterID, patient: PatientID, account: Account, signedOn: CalendarDay, lastDay: CalendarDay? = nil,
    prescriberName: String, intake: IntakeID? = nil
  ) {
    self.id = id
    self.patient = patient
    self.account = account
    self.signedOn = signedOn
    self.lastDay = lastDay ?? signedOn.adding(months: 12).adding(days: -1)
    self.prescriberName = prescriberName
    self.intake = intake
  }

  public func covers(_ day: CalendarDay) -> Bool { (signedOn...max(signedOn, lastDay)).contains(day) }

  /// In its last thirty days, when a new one should be asked for.
  public func isEnding(on day: CalendarDay) -> Bool { covers(day) && day.days(until: lastDay) < 30 }
}
