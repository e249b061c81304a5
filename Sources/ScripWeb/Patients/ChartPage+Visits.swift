import ScripCore
import ScripDesk

/// When the patient comes next: what somebody on the telephone asks first.
extension ChartWords {
  /// Nil for who may not see appointments.
  var visits: WordTable? {
    guard permissions.contains(.readReferrals) else { return nil }
    let clock = LocalTime(offsetMinutes: chart.zoneOffsetMinutes)
    let listed = chart.visits.prefix(ShowPatient.visitsMost)
    let more = chart.visits.count > listed.count ? chart.visits.last : nil
    return WordTable(
      title: "Next visits", heads: ["When", "With", "For", "How it stands"],
      rows: listed.map { visit in
        let words = AppointmentWords(visit, nil, clock, isStopped: false, today: chart.today)
        return WordTable.Row(
          cells: [
            .init("\(visit.day.withWeekday), \(visit.start.shown)"),
            .init(chart.therapists.first { $0.id == visit.therapist }?.name ?? "—"),
            .init(chart.episodes.first { $0.id == visit.episode }?.problem ?? "—"), .init(words.words),
          ],
          path: "/appointments/\(visit.id.description)")
      },
      empty: "No visit is booked or held.",
      add: more.map { WordTable.Link(words: "All in the episode", path: "/episodes/\($0.episode.description)") })
  }
}
