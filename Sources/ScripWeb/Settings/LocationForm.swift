import ScripCore

/// A place: address, numbers, hours, and who may come without a referral.
struct LocationForm: WebForm {
  /// With an id of zeros, which the route replaces.
  let location: Location

  init?(reading reader: inout FormReader) {
    let name = reader.text("name", label: "a name for the location")
    let street = reader.text("street", label: "the street")
    let city = reader.text("city", label: "the city")
    let state = reader.text("state", label: "the state", max: 2)?.uppercased()
    let zip = reader.text("zip", label: "the ZIP code", max: 10)
    let phone = reader.phone("phone", label: "the telephone number")
    let fax = reader.phone("fax", label: "the fax number")
    let hours = WeekFields.hours(&reader)
    // A place without any would be open day and night.
    if hours.isEmpty, reader.faults.isEmpty {
      reader.fault("opens1", "Write the hours of at least one day: times are offered within them.")
    }
    let gate = Self.gate(&reader)
    let place = reader.optionalText("placeOfService", label: "the kind of place", max: 2)
    let rooms = (reader.optionalText("rooms", label: "the rooms", max: 500) ?? "").split(whereSeparator: \.isNewline)
      .map { $0.trimmingPrefix(while: \.isWhitespace) }.filter { !$0.isEmpty }
    guard reader.faults.isEmpty, let name, let street, let city, let state, let zip else { return nil }
    var made = Location(
      id: LocationID(high: 0, low: 0), name: name,
      address: PostalAddress(street: street, city: city, state: state, zip: zip), phone: phone, fax: fax, hours: hours,
      gate: gate)
    made.placeOfService = place
    // With ids of zeros: the act gives a room that is known by its name the id that it has.
    made.rooms = rooms.map { Room(id: RoomID(high: 0, low: 0), name: String($0)) }
    location = made
  }

  private static func gate(_ reader: inout FormReader) -> BookingGate? {
    let span = reader.span("gateFrom", "gateTo")
    guard reader.optionalText("gateMode", label: "who needs a referral") != nil else {
      if span.from != nil || span.to != nil {
        reader.fault("gateMode", "Choose who needs a referral in these days, or leave the days empty.")
      }
      return nil
    }
    guard let mode: BookingGate.Mode = reader.choice("gateMode", label: "who needs a referral") else { return nil }
    let reason = reader.optionalText("gateReason", label: "the reason", max: 500)
    if mode != .never, reason == nil { reader.fault("gateReason", "Write the reason: patients read it.") }
    return BookingGate(mode: mode, reason: reason ?? "", from: span.from, to: span.to)
  }

  static func entry(at path: Entry.Path, isNew: Bool) -> Entry {
    Entry(
      title: isNew ? "New location" : "Location", current: .settings, back: "/settings", action: path,
      groups: [
        EntrySheet(
          "Where",
          [
            EntryField("name", "Name"), EntryField("street", "Street"), EntryField("city", "City"),
            EntryField("state", "State", hint: "Two letters."), EntryField("zip", "ZIP code"),
            EntryField("phone", "Telephone", .telephone), EntryField("fax", "Fax", .telephone),
            EntryField(
              "placeOfService", "Kind of place on claims",
              .choice([
                EntryChoice("11", "office (11)"), EntryChoice("12", "patients' homes (12)"),
                EntryChoice("13", "assisted living (13)"), EntryChoice("15", "mobile unit (15)"),
                EntryChoice("18", "place of work (18)"), EntryChoice("49", "independent practice of many (49)"),
              ])),
          ]),
        EntrySheet(
          "Hours", note: "By the clock on the wall, such as 9 am and 5:30 pm. Leave a closed day empty.",
          WeekFields.fields()),
        EntrySheet(
          "Rooms",
          [
            EntryField(
              "rooms", "Rooms that are booked with the therapist", .lines,
              hint: "A name a line. Leave it empty where a room is always free.")
          ]),
        EntrySheet(
          "Who needs a referral to be booked here",
          [
            EntryField("gateMode", "Booking", .choice([EntryChoice("", "as the payer asks")] + BookingGate.choices)),
            EntryField("gateReason", "Reason", .lines, hint: "Patients read it when a referral is asked for."),
            EntryField("gateFrom", "From", .day), EntryField("gateTo", "Until", .day),
          ]),
      ])
  }

  static func typed(_ location: Location) -> FormFields {
    let address = location.address
    return FormFields(
      [
        ("name", location.name), ("street", address.street), ("city", address.city), ("state", address.state),
        ("zip", address.zip), ("phone", location.phone?.shown), ("fax", location.fax?.shown),
        ("placeOfService", location.placeOfService), ("gateMode", location.gate?.mode.rawValue),
        ("gateReason", location.gate?.reason),
        ("rooms", location.roomsInUse.map(\.name).joined(separator: "\n")),
        ("gateFrom", location.gate?.from?.inFigures), ("gateTo", location.gate?.to?.inFigures),
      ] + WeekFields.typed(location.hours))
  }
}

/// The days of a week of opening hours.
struct Weekday {
  /// 1 Monday … 7 Sunday.
  let number: Int
  let name: String

  static let all = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].enumerated().map {
    Weekday(number: $0 + 1, name: $1)
  }
}

extension BookingGate {
  static let choices = Mode.allCases.map { EntryChoice($0.rawValue, $0.shown) }
}

extension BookingGate.Mode {
  var shown: String {
    switch self {
    case .alwaysRequireReferral: "everybody needs a referral"
    case .requireForInsuredOnly: "only who uses insurance needs a referral"
    case .never: "nobody needs a referral"
    }
  }
}
