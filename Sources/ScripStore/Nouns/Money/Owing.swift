import ScripCore
import ScripSQL

/// Who owes the practice, over all patients.
extension Connection {
  /// Patients who owe, the largest debt first.
  ///
  /// Promises: one grouped sum; index `posting_entry_by_account`.
  public func patientsOwing(limit: Int) throws -> [(patient: PatientID, owed: Money)] {
    // Grouped by an expression: by the column itself SQLite would walk every patient's entries of every account.
    try map(
      """
      SELECT coalesce(patient_id, patient_id), CAST(sum(cents) AS BIGINT) FROM posting_entry
      WHERE practice_id = \(practice) AND account = 'patientReceivable'
      GROUP BY coalesce(patient_id, patient_id) HAVING sum(cents) > 0 ORDER BY 2 DESC, 1 LIMIT \(limit)
      """
    ) { (try $0.id(0), Money(cents: try $0.int(1))) }
  }

  /// Patients for whom money is held, the largest sum first.
  ///
  /// Promises: one grouped sum; index `posting_entry_by_account`.
  public func patientsHeldFor(limit: Int) throws -> [(patient: PatientID, held: Money)] {
    try map(
      """
      SELECT coalesce(patient_id, patient_id), CAST(-sum(cents) AS BIGINT) FROM posting_entry
      WHERE practice_id = \(practice) AND account = 'patientCredit'
      GROUP BY coalesce(patient_id, patient_id) HAVING sum(cents) < 0 ORDER BY 2 DESC, 1 LIMIT \(limit)
      """
    ) { (try $0.id(0), Money(cents: try $0.int(1))) }
  }

  /// What raised and lowered one patient's debt, in no order; beside it what of the payments was taken back.
  ///
  /// Promises: one statement; index `posting_entry_by_patient`.
  public func debts(
    of patient: PatientID
  ) throws -> (moves: [(day: CalendarDay, amount: Money)], takenBack: Money) {
    var (moves, takenBack): ([(day: CalendarDay, amount: Money)], Money) = ([], .zero)
    try each(
      """
      SELECT p.day, e.cents, p.cause FROM posting_entry e
      JOIN posting p ON p.practice_id = e.practice_id AND p.id = e.posting_id
      WHERE e.practice_id = \(practice) AND e.patient_id = \(patient) AND e.account = 'patientReceivable'
      """
    ) { row in
      let amount = Money(cents: try row.int(1))
      if try row.text(2) == Posting.Cause.patientPaymentTakenBack.rawValue {
        takenBack += amount
      } else {
        moves.append((try row.day(0), amount))
      }
    }
    return (moves, takenBack)
  }
}
