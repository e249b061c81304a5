import ScripCore
import ScripSQL

/// Letters of medical necessity for an HSA or FSA: appended.
extension Connection {
  public func append(_ letter: NecessityLetter) throws {
    let body = try json(letter)
    try insert(
      into: .necessityLetter,
      [
        "id": letter.id, "patient_id": letter.patient, "account": letter.account.rawValue,
        "last_day": letter.lastDay, "shape": bodyShape, "body": body,
      ])
  }

  /// Newest first.
  public func letters(of patient: PatientID) throws -> [NecessityLetter] {
    try map(
      """
      SELECT body FROM necessity_letter WHERE practice_id = \(practice) AND patient_id = \(patient)
      ORDER BY last_day DESC, id DESC
      """
    ) { try $0.body(0) }
  }
}
