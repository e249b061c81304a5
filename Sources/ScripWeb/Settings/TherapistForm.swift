import ScripCore
import ScripDesk

/// A therapist and the licences of their states.
struct TherapistForm: WebForm {
  /// With an id of zeros, which the route replaces.
  let therapist: Therapist

  init?(reading reader: inout FormReader) {
    let name = reader.text("name", label: "the therapist's name")
    let npi = reader.optionalText("npi", label: "the NPI", max: 20)
    if let npi, let found = NPI.fault(in: npi) { reader.fault("npi", found.sentence) }
    let gender = reader.optionalText("gender", label: "the gender").flatMap { Gender(rawValue: $0) }
    let active = reader.span("activeFrom", "activeTo")
    let licences = (1...Self.licencesMax).compactMap { Self.licence($0, &reader) }
    guard reader.faults.isEmpty, let name else { return nil }
    var therapist = Therapist(id: TherapistID(high: 0, low: 0), name: name, npi: npi, licences: licences)
    (therapist.activeFrom, therapist.activeTo) = active
    therapist.gender = gender
    self.therapist = therapist
  }

  /// Rows of the form. Nobody in the trade was met who holds more.
  private static let licencesMax = 4

  private static func licence(_ row: Int, _ reader: inout FormReader) -> Licence? {
    let state = reader.optionalText("licenceState\(row)", label: "the state", max: 2)?.uppercased()
    let number = reader.optionalText("licenceNumber\(row)", label: "the licence number", max: 40)
    let span = reader.span("licenceFrom\(row)", "licenceTo\(row)")
    let verified = reader.optionalDay("licenceVerified\(row)", label: "the day it was looked up")
    if state == nil, number == nil, span.from == nil, span.to == nil { return nil }
    guard let state, state.utf8.count == 2 else {
      reader.fault("licenceState\(row)", "Write the state of this licence as two letters.")
      return nil
    }
    guard let number else {
      reader.fault("licenceNumber\(row)", "Write the number of this licence.")
      return nil
    }
    return Licence(state: state, number: number, from: span.from, to: span.to, verifiedOn: verified)
  }

  /// `id` is of one who is entered already.
  static func entry(at path: Entry.Path, _ id: TherapistID? = nil) -> Entry {
    let isNew = id == nil
    let links = id.map { id in
      [
        WordTable.Link(words: "Weekly hours", path: "/settings/therapists/\(id.description)/hours"),
        WordTable.Link(words: "Add days off", path: "/days-off/new?whose=\(DaysOff.Whose.therapist(id).typed)"),
      ]
    }
    return Entry(
      title: isNew ? "New therapist" : "Therapist", current: .settings, back: "/settings", action: path,
      groups: [
        EntrySheet(
          "Person",
          [
            EntryField("name", "Name"), EntryField("npi", "NPI", hint: "Ten digits."),
            EntryField("activeFrom", "Works here from", .day), EntryField("activeTo", "Until", .day),
            EntryField(
              "gender", "Gender", .choice([EntryChoice("", "not said")] + Gender.choices),
              hint: "Only for patients who ask for it."),
          ], links: links ?? [])
      ]
        + (1...licencesMax).map { row in
          EntrySheet(
            "Licence \(row)",
            [
              EntryField("licenceState\(row)", "State", hint: "Two letters."),
              EntryField("licenceNumber\(row)", "Number"),
              EntryField("licenceFrom\(row)", "Valid from", .day), EntryField("licenceTo\(row)", "Ends", .day),
              EntryField("licenceVerified\(row)", "Looked up at the state on", .day),
            ])
        })
  }

  static func typed(_ therapist: Therapist) -> FormFields {
    let licences = therapist.licences.enumerated().flatMap { index, licence in
      [
        ("licenceState\(index + 1)", licence.state), ("licenceNumber\(index + 1)", licence.number),
        ("licenceFrom\(index + 1)", licence.from?.inFigures), ("licenceTo\(index + 1)", licence.to?.inFigures),
        ("licenceVerified\(index + 1)", licence.verifiedOn?.inFigures),
      ] as [(String, String?)]
    }
    return FormFields(
      [
        ("name", therapist.name), ("npi", therapist.npi), ("activeFrom", therapist.activeFrom?.inFigures),
        ("activeTo", therapist.activeTo?.inFigures), ("gender", therapist.gender?.rawValue),
      ] + licences)
  }
}

extension Gender {
  static let choices = allCases.map { EntryChoice($0.rawValue, $0.rawValue) }
}
