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
    let email = reader.email("email", label: "the e-mail address")
    let npi = reader.optionalText("npi", label: "the NPI", max: 20)
    if let npi, let found = NPI.fault(in: npi) { reader.fault("npi", found.sentence) }
    let tax = Self.tax(&reader)
    let address = reader.address("billing", zipDigits: [9])
    let clearinghouse = Self.clearinghouse(&reader)
    let cancellation = Self.cancellation(&reader)
    guard reader.faults.isEmpty, let legal, let trade, let zone else { return nil }
    var practice = Practice(id: PracticeID(high: 0, low: 0), legalName: legal, tradeName: trade, zone: zone)
    (practice.phone, practice.fax, practice.sms) = (phone, fax, sms)
    (practice.email, practice.npi, practice.cancellation) = (email, npi, cancellation)
    (practice.tax, practice.billingAddress, practice.clearinghouse) = (tax, address, clearinghouse)
    self.practice = practice
  }

  private static func tax(_ reader: inout FormReader) -> TaxNumber? {
    guard let text = reader.optionalText("tax", label: "the tax number", max: 20) else { return nil }
    let digits = text.filter(\.isNumber)
    if digits.utf8.count != 9 { reader.fault("tax", "Write the tax number with nine digits.") }
    return reader.optionalText("taxKind", label: "the kind of number") == "person"
      ? .socialSecurity(digits) : .employer(digits)
  }

  /// All three or none.
  private static func clearinghouse(_ reader: inout FormReader) -> Clearinghouse? {
    let name = reader.optionalText("clearinghouse", label: "the clearinghouse", max: 35)
    let ours = reader.optionalText("submitterNumber", label: "your number there", max: 15)
    let theirs = reader.optionalText("receiverNumber", label: "its own number", max: 15)
    if name == nil, ours == nil, theirs == nil { return nil }
    for (field, value) in [("clearinghouse", name), ("submitterNumber", ours), ("receiverNumber", theirs)]
    where value == nil { reader.fault(field, "Fill in all three of the clearinghouse, or none.") }
    guard let name, let ours, let theirs else { return nil }
    return Clearinghouse(
      name: name, submitterNumber: ours, receiverNumber: theirs, isTest: reader.isTicked("isTest"))
  }

  /// Nothing written is a day's notice and no fee.
  private static func cancellation(_ reader: inout FormReader) -> CancellationPolicy? {
    let hours = reader.optionalNumber("noticeHours", label: "the hours of notice", in: 0...336)
    let fee = reader.dollars("cancellationFee", label: "the fee")
    if let fee, fee > Money(cents: 500_00) { reader.fault("cancellationFee", "Write a fee of at most $500.") }
    if hours == nil, fee == nil { return nil }
    return CancellationPolicy(noticeHours: hours ?? CancellationPolicy.unset.noticeHours, fee: fee)
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
      EntrySheet(
        "Claims", note: "What payers and clearinghouses want to know. Leave it empty if you send no claims.",
        [
          EntryField("tax", "Tax number", hint: "Nine digits."),
          EntryField(
            "taxKind", "Kind of number",
            .choice([EntryChoice("business", "of the business (EIN)"), EntryChoice("person", "of a person (SSN)")])),
          EntryField("billingStreet", "Street payers send money to", hint: "No post office box."),
          EntryField("billingCity", "City"), EntryField("billingState", "State", hint: "Two letters."),
          EntryField("billingZip", "ZIP code", hint: "All nine digits."),
          EntryField("clearinghouse", "Clearinghouse"),
          EntryField("submitterNumber", "Your number there"), EntryField("receiverNumber", "Its own number"),
          EntryField("isTest", "Mark files as a test", .tick, hint: "Until it says that your files are good."),
        ]),
      EntrySheet(
        "Cancelling",
        note: "Nobody is asked for a fee where the payer forbids it: VA, workers’ compensation, Medicaid.",
        [
          EntryField("noticeHours", "Hours of notice", .number, hint: "24 when left empty."),
          EntryField("cancellationFee", "Fee when late, in dollars", hint: "No fee when left empty."),
        ]),
    ])

  static func typed(_ practice: Practice?) -> FormFields {
    FormFields([
      ("legalName", practice?.legalName), ("tradeName", practice?.tradeName), ("zone", practice?.zone),
      ("phone", practice?.phone?.shown), ("fax", practice?.fax?.shown), ("sms", practice?.sms?.shown),
      ("email", practice?.email), ("npi", practice?.npi), ("tax", practice?.tax?.digits),
      ("taxKind", practice?.tax.map { if case .socialSecurity = $0 { "person" } else { "business" } }),
      ("billingStreet", practice?.billingAddress?.street), ("billingCity", practice?.billingAddress?.city),
      ("billingState", practice?.billingAddress?.state), ("billingZip", practice?.billingAddress?.zip),
      ("clearinghouse", practice?.clearinghouse?.name),
      ("submitterNumber", practice?.clearinghouse?.submitterNumber),
      ("receiverNumber", practice?.clearinghouse?.receiverNumber),
      ("isTest", practice?.clearinghouse?.isTest == true ? "yes" : nil),
      ("noticeHours", practice?.cancellation.map { String($0.noticeHours) }),
      ("cancellationFee", practice?.cancellation?.fee?.plainDollars),
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
