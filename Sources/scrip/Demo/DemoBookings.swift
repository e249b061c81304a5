import ScripCore
import ScripDesk

/// The appointments of a made-up practice: booked where the payer would pay, held where something is missing.
struct DemoBookings {
  let acts: DemoActs
  let today: CalendarDay
  let therapists: [TherapistID]
  let location: LocationID

  func make(for episodes: [EpisodeID]) async throws {
    var day = today
    while day.weekday > 5 { day = day.adding(days: 1) }
    for (index, episode) in episodes.prefix(18).enumerated() {
      let time = TimeAsked(
        therapist: therapists[index % 3], location: location, day: day,
        start: ClockTime(minutes: 540 + index % 9 / 3 * 90 + index % 3 * 15), minutes: index % 4 == 3 ? 90 : 60)
      do {
        try await acts.perform(
          BookAppointment(episode: episode, time: time, paying: .underOrder, varianceReason: "as the patient could"))
      } catch is Refusal {
        try await hold(episode, time)
      }
      if index == 8 { day = next(after: day) }
    }
  }

  /// What cannot be held either is left out.
  private func hold(_ episode: EpisodeID, _ time: TimeAsked) async throws {
    var later = time
    later.day = next(after: next(after: time.day))
    let act = HoldSlot(
      episode: episode, time: later, untilDay: next(after: time.day), untilTime: ClockTime(minutes: 720))
    do { try await acts.perform(act) } catch is Refusal {}
  }

  private func next(after day: CalendarDay) -> CalendarDay {
    var next = day.adding(days: 1)
    while next.weekday > 5 { next = next.adding(days: 1) }
    return next
  }
}
