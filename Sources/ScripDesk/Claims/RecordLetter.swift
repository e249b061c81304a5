import ScripCore
import ScripSQL
import ScripStore

/// Keeps a letter of medical necessity for an HSA or FSA, with the last day it counts.
public struct RecordLetter: Act {
  public static let permission = Permission.editCoverage
  let patient: PatientID
  let account: NecessityLetter.Account
  let signedOn: CalendarDay
  /// Nil: a year.
  let lastDay: CalendarDay?
  let prescriberName: String
  /// An older letter counts for no receipt any more: its year was mistyped.
  static let ageMaxDays = 5 * 365

  public init(
    patient: PatientID, account: NecessityLetter.Account, signedOn: CalendarDay, lastDay: CalendarDay? = nil,
    prescriberName: String
  ) {
    self.patient = patient
    self.account = account
    self.signedOn = signedOn
    self.lastDay = lastDay
    self.prescriberName = prescriberName
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<LetterID> {
    guard try connection.patient(patient) != nil else { return .refused(.notFound) }
    var faults: [Refusal.Fault] = []
    if prescriberName.isEmpty { faults.append(.init("prescriberName", "Enter who signed the letter.")) }
    if signedOn > context.today { faults.append(.init("signedOn", "This day is in the future. Check the year.")) }
    if signedOn.days(until: context.today) > Self.ageMaxDays {
      faults.append(.init("signedOn", "This day is more than five years ago. Check the year."))
    }
    if let lastDay, lastDay < signedOn {
      faults.append(.init("lastDay", "Choose a last day that is not before the day of signature."))
    }
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The letter was not saved.", faults: faults)) }
    let letter = NecessityLetter(
      id: context.ids.next(), patient: patient, account: account, signedOn: signedOn, lastDay: lastDay,
      prescriberName: prescriberName)
    try connection.append(letter)
    return .done(letter.id, subjects: [Subject("letter", letter.id), Subject("patient", patient)])
  }
}
