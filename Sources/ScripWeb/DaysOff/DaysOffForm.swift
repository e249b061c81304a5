import ScripCore
import ScripDesk

/// Some days in a row on which the practice or a location is closed, or a therapist is away.
struct DaysOffForm: WebForm {
  let whose: DaysOff.Whose
  let stretch: AddDaysOff.Stretch

  init?(reading reader: inout FormReader) {
    let typed = reader.text("whose", label: "who is not there", max: 40)
    let whose = typed.flatMap(DaysOff.Whose.init(typed:))
    if typed != nil, whose == nil { reader.fault("whose", "Choose who is not there from the list.") }
    let first = reader.day("first", label: "the first day")
    let last = reader.optionalDay("last", label: "the last day") ?? first
    if let first, let last, last < first { reader.fault("last", "The last day is before the first.") }
    let reason = reader.text("reason", label: "the reason", max: 80)
    guard reader.faults.isEmpty, let whose, let first, let last, let reason else { return nil }
    self.whose = whose
    stretch = AddDaysOff.Stretch(first: first, last: last, reason: reason)
  }

  static func entry(in settings: ShowSettings.Settings) -> Entry {
    let whose =
      [EntryChoice("", "choose"), EntryChoice(DaysOff.Whose.practice.typed, "the practice: it is closed")]
      + settings.locations.map { EntryChoice(DaysOff.Whose.location($0.id).typed, "\($0.name): it is closed") }
      + settings.therapists.map { EntryChoice(DaysOff.Whose.therapist($0.id).typed, "\($0.name): away") }
    return Entry(
      title: "Add days off", current: .settings, back: "/days-off", action: "/days-off/new",
      groups: [
        EntrySheet(
          "Days off", note: "Nothing new is booked on them. What is booked already stays, and is listed when you save.",
          [
            EntryField("whose", "Who is not there", .choice(whose)), EntryField("first", "First day", .day),
            EntryField("last", "Last day", .day, hint: "Empty: one day."),
            EntryField("reason", "Reason", hint: "Such as leave, or a holiday. The desk reads it; patients do not."),
          ],
          links: HolidayForm.links(settings.today))
      ])
  }
}

/// The federal holidays of a year that are to be closed, each with its own name.
struct HolidayForm: WebForm {
  let stretches: [AddDaysOff.Stretch]

  init?(reading reader: inout FormReader) {
    let days = reader.all("day").compactMap { CalendarDay($0) }
    let chosen = days.compactMap { FederalHoliday(on: $0) }
    if chosen.isEmpty || chosen.count != days.count { reader.fault("day", "Tick at least one day of the list.") }
    guard reader.faults.isEmpty else { return nil }
    stretches = chosen.map { AddDaysOff.Stretch(first: $0.day, last: $0.day, reason: $0.name) }
  }

  /// The way to this year's and the next one's.
  static func links(_ today: CalendarDay) -> [WordTable.Link] {
    let year = today.components.year
    return [year, year + 1].map { year in
      WordTable.Link(words: "Federal holidays of \(year)", path: "/days-off/holidays/\(year)")
    }
  }

  /// Those that are still to come, are not closed already, and fall on a day on which some location is open.
  static func left(of year: Int, in settings: ShowSettings.Settings) -> [FederalHoliday] {
    FederalHoliday.all(of: year).filter { holiday in
      settings.today <= holiday.day && settings.profile?.daysOff.holding(holiday.day) == nil
        && settings.locations.contains { !$0.openQuarters(on: holiday.day).isEmpty }
    }
  }

  static func entry(of year: Int, in settings: ShowSettings.Settings) -> Entry {
    let left = left(of: year, in: settings)
    let choices = left.map { EntryChoice($0.day.description, "\($0.day.withWeekday), \($0.name)") }
    return Entry(
      title: "Federal holidays of \(year)", current: .settings, back: "/days-off",
      action: "/days-off/holidays/\(year)",
      groups: [
        EntrySheet(
          "Days on which the practice is closed",
          note: left.isEmpty
            ? "None is left: every one of them is over, is closed already, or falls on a day on which nobody works."
            : "Untick those on which you work.",
          left.isEmpty ? [] : [EntryField("day", "Closed on", .ticks(choices))])
      ], save: "Close on these days")
  }

  static func typed(of year: Int, in settings: ShowSettings.Settings) -> FormFields {
    FormFields(left(of: year, in: settings).map { ("day", $0.day.description) })
  }
}

extension DaysOff.Whose {
  /// `practice`, or a letter and an id: as a form names it.
  var typed: String {
    switch self {
    case .practice: "practice"
    case .location(let id): "l-\(id.description)"
    case .therapist(let id): "t-\(id.description)"
    }
  }

  init?(typed: String) {
    if typed == "practice" {
      self = .practice
    } else if typed.hasPrefix("l-"), let id = LocationID(String(typed.dropFirst(2))) {
      self = .location(id)
    } else if typed.hasPrefix("t-"), let id = TherapistID(String(typed.dropFirst(2))) {
      self = .therapist(id)
    } else {
      return nil
    }
  }
}
