import ScripCore
import ScripDesk

/// The practice itself: names, zone and numbers.
struct PracticeForm: WebForm {
  let practice: Practice

  init?(reading reader: inout FormReader) {
    let legal = reader.text("legalName", label: "the name that stands on claims")
    let trade = reader.text("tradeName", label: "the name on the door")
    let zone = reader.text("zone", label: "the time zone")
    if let zone, !USZone.all.contains(where: { $0.value == zone }) {
      reader.fault("zone", "Choose a zone of the list.")
    }
    let phone = reader.phone("phone", label: "the telephone number")
    let fax = reader.phone("fax", label: "the fax number")
    let sms = reader.phone("sms", label: "the number for pictures")
    let email = reader.optionalText("email", label: "the e-mail address", max: 254)
    let npi = reader.optionalText("npi", label: "the NPI", max: 20)
    if let npi, let found = NPI.fault(in: npi) { reader.fault("npi", found.sentence) }
    guard reader.faults.isEmpty, let legal, let trade, let zone else { return nil }
    var practice = Practice(id: PracticeID(high: 0, low: 0), legalName: legal, tradeName: trade, zone: zone)
    (practice.phone, practice.fax, practice.sms) = (phone, fax, sms)
    (practice.email, practice.npi) = (email, npi)
    self.practice = practice
  }

  static let entry = Entry(
    title: "Practice", current: .settings, back: "/settings", action: "/settings/practice",
    groups: [
      EntrySheet(
        "Names",
        [
          EntryField("legalName", "Legal name", hint: "As it stands on claims and receipts."),
          EntryField("tradeName", "Name on the door", hint: "As patients know it."),
          EntryField("zone", "Time zone", .choice(USZone.all)),
          EntryField("npi", "NPI of the practice", hint: "Ten digits."),
        ]),
      EntrySheet(
        "How people reach it",
        [
          EntryField("phone", "Telephone", .telephone), EntryField("fax", "Fax", .telephone),
          EntryField("sms", "Number that takes pictures", .telephone, hint: "Patients send a photo of the order here."),
          EntryField("email", "E-mail", .email),
        ]),
    ])

  static func typed(_ practice: Practice?) -> FormFields {
    FormFields([
      ("legalName", practice?.legalName), ("tradeName", practice?.tradeName), ("zone", practice?.zone),
      ("phone", practice?.phone?.shown), ("fax", practice?.fax?.shown), ("sms", practice?.sms?.shown),
      ("email", practice?.email), ("npi", practice?.npi),
    ])
  }
}

/// The time zones of the United States, by the names people say.
enum USZone {
  static let all = [
    EntryChoice("America/New_York", "Eastern"), EntryChoice("America/Chicago", "Central"),
    EntryChoice("America/Denver", "Mountain"), EntryChoice("America/Phoenix", "Arizona (no summer time)"),
    EntryChoice("America/Los_Angeles", "Pacific"), EntryChoice("America/Anchorage", "Alaska"),
    EntryChoice("Pacific/Honolulu", "Hawaii"), EntryChoice("America/Puerto_Rico", "Puerto Rico"),
  ]
}
