import ScripCore

/// One invented patient of the demonstration's year: who they are, who pays, and how their visits went.
struct DemoLife {
  let given: String
  let family: String
  /// `1981-05-20`.
  let born: String
  let sex: ClaimPerson.Sex
  /// The class of the plan; nil pays alone.
  let classKey: String?
  let diagnosis: String
  let area: BodyRegion
  /// What the patient says they cannot do.
  let activity: String
  /// Signed so many days before today.
  let orderedBefore: Int
  /// Visits so many days before today, the earliest first.
  let visits: [Int]
  let ordered: String
  /// When in the day; two lives never share one.
  let start: Int
  /// Hands-on minutes under the order, and beside it.
  var minutes = 45
  var outside = 0

  var accident: (claim: String, before: Int)?
  /// Visits that were booked and not kept, so many days before today, the earliest first.
  var missed: [Int] = []
  /// The member's number at a second health plan, which pays after the first.
  var secondMember: String?
  var birthDate: CalendarDay? { CalendarDay(born) }
  var memberID: String { "TW\(700_000 + start * 13)" }
  /// Of those who come at the half hour in a range of its own.
  var phone: PhoneNumber? { PhoneNumber("206-555-01\(10 + start / 60 + start % 60 * 2)") }

  static let all: [DemoLife] = [
    DemoLife(
      given: "Marta", family: "Holloway", born: "1981-05-20", sex: .female,
      classKey: "commercial_in_network", diagnosis: "M54.50 Low back pain, unspecified", area: .lowBack,
      activity: "sit through a meeting", orderedBefore: 330, visits: [322, 315, 308, 301, 294, 287],
      ordered: Self.twelveWeeks(6), start: 540),
    DemoLife(
      given: "Ruth", family: "Ashdown", born: "1969-10-02", sex: .female,
      classKey: "commercial_in_network", diagnosis: "M54.2 Cervicalgia", area: .neck,
      activity: "drive an hour", orderedBefore: 58, visits: [49, 42, 35, 28, 21],
      ordered: Self.twelveWeeks(6), start: 600, outside: 15),
    DemoLife(
      given: "Luis", family: "Brandvold", born: "1990-03-12", sex: .male,
      classKey: "workers_comp_wa_lni",
      diagnosis: "S39.012D Strain of muscle, fascia and tendon of lower back, subsequent encounter", area: .lowBack,
      activity: "lift twenty pounds", orderedBefore: 60, visits: [51, 44, 37, 30, 23],
      ordered: Self.twelveWeeks(10), start: 660,
      accident: (claim: "BD40417", before: 84)),
    DemoLife(
      given: "Carmen", family: "Castellano", born: "1975-08-08", sex: .female, classKey: "auto_pip_wa",
      diagnosis: "S13.4XXD Sprain of ligaments of cervical spine, subsequent encounter", area: .neck,
      activity: "turn to look behind", orderedBefore: 86, visits: [77, 70, 63, 56, 49, 42, 35, 28],
      ordered: Self.twelveWeeks(8), start: 720, accident: (claim: "PIP-26-0091", before: 110)),
    DemoLife(
      given: "Walter", family: "Whitaker", born: "1962-01-30", sex: .male, classKey: "va_ccn",
      diagnosis: "M54.50 Low back pain, unspecified", area: .lowBack, activity: "stand for an hour",
      orderedBefore: 47, visits: [38, 31, 24], ordered: Self.twelveWeeks(12), start: 780, missed: [17]),
    DemoLife(
      given: "Bianca", family: "Ferreira", born: "1987-12-11", sex: .female,
      classKey: "commercial_out_of_network", diagnosis: "M54.6 Pain in thoracic spine", area: .upperBack,
      activity: "carry the shopping", orderedBefore: 210, visits: [203, 196, 189, 182],
      ordered: Self.twelveWeeks(6), start: 840),
    DemoLife(
      given: "Hugo", family: "Grunwald", born: "1958-06-17", sex: .male, classKey: "hsa",
      diagnosis: "M54.50 Low back pain, unspecified", area: .lowBack, activity: "work in the garden",
      orderedBefore: 160, visits: [151, 137, 123], ordered: Self.twelveWeeks(6), start: 900),
    DemoLife(
      given: "Adaeze", family: "Okonjo", born: "1996-02-25", sex: .female, classKey: "fsa",
      diagnosis: "M54.2 Cervicalgia", area: .neck, activity: "read for an hour", orderedBefore: 90,
      visits: [83, 76], ordered: "Frequency: once per week for 6 weeks\nNumber of visits: 6", start: 960),
    DemoLife(
      given: "Emi", family: "Yamada", born: "1954-09-03", sex: .female, classKey: nil, diagnosis: "",
      area: .neck, activity: "sleep through the night", orderedBefore: 350, visits: [343, 273, 203, 133, 63],
      ordered: "", start: 1_020),
    // Every claim of hers is made after those of the others, so that their numbers are as they were.
    DemoLife(
      given: "Ottilie", family: "Zander", born: "1972-11-05", sex: .female,
      classKey: "commercial_in_network", diagnosis: "M54.2 Cervicalgia", area: .neck,
      activity: "type for an hour", orderedBefore: 35, visits: [28, 21, 14, 7],
      ordered: Self.twelveWeeks(6), start: 930, secondMember: "WB204518"),
    DemoLife(
      given: "Irma", family: "Zeller", born: "1988-07-26", sex: .female, classKey: nil, diagnosis: "",
      area: .neck, activity: "sit at the loom", orderedBefore: 40, visits: [34, 20], ordered: "", start: 870,
      missed: [13, 6]),
  ]

  private static func twelveWeeks(_ visits: Int) -> String { "Number of visits: \(visits)\nDuration: 12 weeks" }

  /// The order as the doctor's office writes it.
  func order(signedOn day: CalendarDay, _ today: CalendarDay) -> String {
    var lines = [
      "PRESCRIPTION FOR MASSAGE THERAPY", "Patient: \(given) \(family)",
      "Date of birth: \(birthDate.map(Self.us) ?? born)",
      "Diagnosis: \(diagnosis)", "Treatment: massage therapy", ordered,
      "Medical necessity: pain limits work, lifting and sleep",
      "Goals: \(activity); sleep through the night",
    ]
    if let accident {
      lines.append("Claim number: \(accident.claim)")
      lines.append("Date of injury: \(Self.us(today.adding(days: -accident.before)))")
    }
    return (lines + Self.prescriber(signedOn: day)).joined(separator: "\n")
  }

  /// The lower half of a report as it comes back: ticked and signed.
  func renewal(signedOn day: CalendarDay, code: String) -> String {
    let lines = [
      "Massage therapy: progress report and renewal", "Patient: \(given) \(family)", "Renewal: your decision",
      "Go on as ordered", "Number of visits: 6", "Frequency: once per week for 6 weeks",
    ]
    return (lines + Self.prescriber(signedOn: day) + ["Code \(code)"]).joined(separator: "\n")
  }

  private static func prescriber(signedOn day: CalendarDay) -> [String] {
    [
      "Prescriber: Helen Bergstrom, MD", "NPI: 2000000044", "Phone: 206-555-0142   Fax: 206-555-0143",
      "Date: \(us(day))", "Electronically signed by Helen Bergstrom, MD on \(us(day))",
    ]
  }

  private static func us(_ day: CalendarDay) -> String {
    let (year, month, date) = day.components
    return "\(month)/\(date)/\(year)"
  }

  /// The note of a visit, counted from 0: less pain and more done from visit to visit.
  func note(_ visit: Int) -> SessionNote {
    var note = SessionNote()
    note.health = .noChange
    note.areas = [.init(area)]
    note.work = [.init(.massage, minutes: minutes)]
    note.findings = "Tight on both sides, more on the left; guards at the end of the movement."
    note.response = "Moves more freely after the session"
    note.pressure = .medium
    note.advice = ["Walk ten minutes twice a day"]
    note.measures = [Measurement(.pain, Score(max(2, 7 - visit)), about: "now")]
    if let function = Measurement(rating: [
      .init(activity, min(9, 3 + visit)), .init("sleep through the night", min(9, 4 + visit)),
    ]) {
      note.measures.append(function)
    }
    if outside > 0, visit == visits.count - 1 {
      let beside: BodyRegion = area == .neck ? .lowBack : .neck
      note.outside = .init(
        areas: [.init(beside)], work: [.init(.massage, minutes: outside)], finding: "\(beside.shown) tight as well",
        hasConsent: true)
    }
    return note
  }
}
