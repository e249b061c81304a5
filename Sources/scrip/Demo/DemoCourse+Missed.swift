import ScripCore
import ScripDesk

/// Visits that somebody was booked for and did not come to.
extension DemoCourse {
  /// Each is noted when half of its time is over. A fee is charged the same day and paid the next one, but for the last,
  /// which waits for a person to decide.
  var absences: [DemoYear.Event] {
    life.missed.enumerated().flatMap { place, daysBefore in
      let before = year.visitDay(daysBefore).days(until: year.today)
      let noted = event(before, at: life.start + 30) { try await self.miss(place) }
      guard place < life.missed.count - 1 else { return [noted] }
      return [
        noted, event(before, at: life.start + 90) { try await self.chargeFee(place) },
        event(before - 1, at: 620) { try await self.payFee() },
      ]
    }
  }

  private func miss(_ place: Int) async throws {
    guard let appointment = missed(place) else { return }
    try await acts.perform(MarkNoShow(appointment: appointment), by: year.sol)
  }

  private func chargeFee(_ place: Int) async throws {
    guard let appointment = missed(place) else { return }
    try await acts.perform(ChargeMissedVisit(appointment: appointment), by: year.sol)
  }

  private func payFee() async throws {
    guard let patient else { return }
    try await acts.perform(
      TakePatientPayment(patient: patient, amount: DemoMoney.missedVisitFee, method: .card), by: year.sol)
  }

  private func missed(_ place: Int) -> AppointmentID? {
    let index = life.visits.count + place
    return booked.indices.contains(index) ? booked[index] : nil
  }
}
