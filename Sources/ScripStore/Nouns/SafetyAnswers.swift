import ScripCore
import ScripSQL

/// The safety screen: appended, never changed.
extension Connection {
  /// What the patient answered that matters: the newest answer of each flag, in the order they were first given.
  public func safety(of patient: PatientID) throws -> [SafetyFinding] {
    var newest: [SafetyFinding] = []
    try each(
      """
      SELECT body FROM safety_answer WHERE practice_id = \(practice) AND patient_id = \(patient)
      ORDER BY recorded_at, id
      """
    ) { row in
      newest.learn(try row.body(0))
    }
    return newest
  }

  public func append(
    _ finding: SafetyFinding, id: SafetyAnswerID, of patient: PatientID, at moment: Moment
  ) throws {
    let body = try json(finding)
    try insert(
      into: .safetyAnswer,
      ["id": id, "patient_id": patient, "recorded_at": moment, "shape": bodyShape, "body": body])
  }
}
