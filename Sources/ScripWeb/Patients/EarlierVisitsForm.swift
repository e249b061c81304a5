import HTML
import ScripCore
import ScripDesk

/// The days of visits that were used before Scrip kept count.
struct EarlierVisitsForm: WebForm {
  let days: [CalendarDay]

  init?(reading reader: inout FormReader) {
    guard let text = reader.text("days", label: "the days", max: 4_000) else { return nil }
    var days: [CalendarDay] = []
    for line in text.split(whereSeparator: { $0.isNewline || $0 == ";" }) where !line.allSatisfy(\.isWhitespace) {
      guard let day = CalendarDay.reading(String(line))?.value else {
        reader.fault("days", CalendarDay.impossible(in: String(line)) ?? "Write one date a line, such as 11/24/2026.")
        return nil
      }
      days.append(day)
    }
    guard Set(days).count == days.count else {
      reader.fault("days", "A day stands here twice. Write each visit once.")
      return nil
    }
    self.days = days
  }

  static func entry(_ story: ShowEpisode.Story) -> Entry {
    let episode: LocalPath = "/episodes/\(story.episode.id.description)"
    let path: LocalPath = "/episodes/\(story.episode.id.description)/earlier-visits"
    let written = story.earlierVisits.map { visit in
      WordTable.Link(
        words: "\(visit.day.withWeekday): take it back",
        path: "/episodes/\(story.episode.id.description)/earlier-visits/\(visit.booking.description)/take-back")
    }
    let note = written.isEmpty ? "None yet." : "They count against what is left."
    return Entry(
      title: "Earlier visits", current: .patients, back: episode, action: path,
      groups: [
        EntrySheet("Written down", note: note, [], links: written),
        EntrySheet(
          "Visits used before", note: "In another office, or on paper. They count against what is left.",
          [EntryField("days", "Days", .lines, hint: "One date a line, such as 11/24/2026.")]),
      ], about: story.about)
  }
}

/// Says of one earlier visit that it was written down by mistake: there is nothing to fill in.
enum EarlierVisitBack {
  static func entry(_ day: CalendarDay, at path: Entry.Path, _ story: ShowEpisode.Story) -> Entry {
    Entry(
      title: "Take back an earlier visit", current: .patients,
      back: "/episodes/\(story.episode.id.description)/earlier-visits", action: path,
      groups: [
        EntrySheet(
          day.withWeekday, note: "It was written down by mistake. What it used is free again on every limit.", [])
      ], save: "Take it back", about: story.about)
  }
}
