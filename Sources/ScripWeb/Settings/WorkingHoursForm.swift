import ScripCore
import ScripDesk

/// When a therapist works where: a week for each location.
struct WorkingHoursForm: WebForm {
  let hours: [WorkingHours]

  init?(reading reader: inout FormReader) {
    // The locations of the form as it was drawn; the act knows whether there are such.
    let drawn = (reader.optionalText("locations", label: "the locations", max: 2_000) ?? "").split(separator: " ")
    let hours = drawn.compactMap { LocationID(String($0)) }.map { location in
      WorkingHours(location: location, hours: WeekFields.hours(&reader, Self.prefix(location)))
    }
    guard reader.faults.isEmpty else { return nil }
    self.hours = hours
  }

  private static func prefix(_ location: LocationID) -> String { "at-\(location.description)-" }

  static func entry(
    at path: Entry.Path, of therapist: Therapist, in settings: ShowSettings.Settings
  ) -> Entry {
    let id = therapist.id.description
    return Entry(
      title: "Weekly hours", current: .settings, back: "/settings/therapists/\(id)", action: path,
      groups: settings.locations.enumerated().map { index, location in
        EntrySheet(
          location.name,
          note: index > 0
            ? nil
            : "Left empty everywhere, \(therapist.name) is offered whenever a location is open. Otherwise only at the times "
              + "written here, within the hours of the location. What is booked stays.",
          WeekFields.fields(prefix(location.id)) + (index > 0 ? [] : [EntryField("locations", "", .carried)]))
      }, about: therapist.name)
  }

  static func typed(_ therapist: Therapist, in settings: ShowSettings.Settings) -> FormFields {
    let weeks = (therapist.hours ?? []).flatMap { WeekFields.typed($0.hours, prefix($0.location)) }
    let drawn = settings.locations.map(\.id.description).joined(separator: " ")
    return FormFields(weeks + [("locations", drawn)])
  }
}
