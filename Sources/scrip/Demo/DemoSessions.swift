import Foundation
import ScripCore
import ScripDesk

/// Appointments of the working days before today, booked as the front desk books: what a therapist writes notes of.
struct DemoSessions {
  static let daysMax = 6

  let acts: DemoActs
  let therapist: TherapistID
  let location: LocationID
  let today: CalendarDay
  /// So many working days, at most `daysMax`.
  let days: Int

  /// Half an hour for each episode on each of the days; an episode that cannot be booked is left out. Answers the first
  /// appointment of the last of the days that a payer pays.
  func book(_ episodes: [EpisodeID]) async throws -> AppointmentID? {
    var last: AppointmentID?
    for day in workingDays {
      var start = 540
      last = nil
      for episode in episodes where start < 1080 {
        guard let booked = try await book(episode, on: day, at: ClockTime(minutes: start)) else { continue }
        if booked.isPaid, last == nil { last = booked.id }
        start += 30
      }
    }
    return last
  }

  /// The note of one session, which then waits to be charged.
  func writeNote(of appointment: AppointmentID, by caller: Caller) async throws {
    let scope = try await acts.desk.ask(ShowNote(appointment: appointment), by: caller).scope
    guard let region = scope?.regions.members.first else { return }
    try await acts.perform(MarkArrived(appointment: appointment, isHere: true))
    try await acts.perform(SignNote(appointment: appointment, revisionSeen: 0, note: .repeatVisit(region)), by: caller)
  }

  private func book(_ episode: EpisodeID, on day: CalendarDay, at start: ClockTime) async throws -> (
    id: AppointmentID, isPaid: Bool
  )? {
    let time = TimeAsked(therapist: therapist, location: location, day: day, start: start, minutes: 30)
    let ways: [Appointment.Paying] = [.underOrder, .selfPay(noticeSignedOn: nil)]
    for paying in ways {
      do {
        let id = try await acts.perform(
          BookAppointment(
            episode: episode, time: time, paying: paying, varianceReason: "the patient could come only then"))
        return (id, paying == .underOrder)
      } catch is Refusal {
        continue
      }
    }
    return nil
  }

  /// The last days from Monday to Friday before today, the earliest first.
  private var workingDays: [CalendarDay] {
    let before = (1..<11).map { today.adding(days: -$0) }.filter { $0.weekday <= 5 }
    return before.prefix(days).reversed()
  }
}
