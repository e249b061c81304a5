import Foundation
import ScripCore
import ScripDesk

/// Appointments of the six working days before today, booked as the front desk books: what a therapist writes notes of.
struct DemoSessions {
  let acts: DemoActs
  let therapist: TherapistID
  let location: LocationID
  let today: CalendarDay

  /// Half an hour for each episode on each of the days; an episode that cannot be booked is left out.
  func book(_ episodes: [EpisodeID]) async throws {
    for day in workingDays {
      var start = 540
      for episode in episodes where start < 1080 {
        if try await book(episode, on: day, at: ClockTime(minutes: start)) { start += 30 }
      }
    }
  }

  private func book(_ episode: EpisodeID, on day: CalendarDay, at start: ClockTime) async throws -> Bool {
    let time = TimeAsked(therapist: therapist, location: location, day: day, start: start, minutes: 30)
    let ways: [Appointment.Paying] = [.underOrder, .selfPay(noticeSignedOn: nil)]
    for paying in ways {
      do {
        try await acts.perform(
          BookAppointment(
            episode: episode, time: time, paying: paying, varianceReason: "the patient could come only then"))
        return true
      } catch is Refusal {
        continue
      }
    }
    return false
  }

  /// The six last days from Monday to Friday before today, the earliest first.
  private var workingDays: [CalendarDay] {
    let days = (1..<11).map { today.adding(days: -$0) }.filter { $0.weekday <= 5 }
    return days.prefix(6).reversed()
  }
}
