import ScripCore

/// The call to a payer as a form: the questions of the call script in its order, each with room for its answer.
///
/// The words come from the table, so that staff's page, the printed sheet and the patient's page ask the same.
enum BenefitsCall {
  /// The place of a question: what it is called, and what is written down.
  struct Place: Sendable {
    let question: String
    let title: String
    let fields: [EntryField]
  }

  /// One for every question of the table, in its order; a question the table does not hold is left out.
  static func sheets(_ call: InsurerCall) -> [EntrySheet] {
    let words = Dictionary(
      call.questions(for: .staff).map { ($0.id, $0.words(for: .staff)) }, uniquingKeysWith: { first, _ in first })
    return places.compactMap { place in
      words[place.question].map { EntrySheet(place.title, note: "“\($0)”", place.fields) }
    }
  }

  static let places: [Place] = care + order + visits + money + papers + [close]

  private static func yesNo(_ name: String, _ label: String) -> EntryField {
    EntryField(name, label, .choice(EntryChoice.yesNo))
  }

  private static let care = [
    Place(question: "Q01", title: "Is massage covered?", fields: [yesNo("covered", "Covered")]),
    Place(
      question: "Q02", title: "Diagnosis codes it must carry",
      fields: [EntryField("requiredDiagnoses", "Codes", hint: "Such as M54, S13. Empty: any will do.")]),
    Place(
      question: "Q03", title: "What else the order must show",
      fields: [EntryField("requiredElements", "What was said")]),
    Place(
      question: "Q04", title: "Who must sign it",
      fields: [
        EntryField(
          "prescribers", "Leave all empty if nothing was said.",
          .ticks(Credential.allCases.map { EntryChoice($0.rawValue, $0.rawValue) }))
      ]),
    Place(question: "Q05", title: "This diagnosis", fields: [yesNo("diagnosisCovered", "Covered for this diagnosis")]),
  ]

  private static let order = [
    Place(
      question: "Q06", title: "Visits",
      fields: [
        EntryField("visits", "Visits allowed in the plan year", .number, hint: "Empty: no number was named."),
        EntryField("visitsShared", "Shared with", hint: "Such as physical therapy; or: for one diagnosis."),
      ]),
    Place(
      question: "Q07", title: "Length of a visit",
      fields: [
        EntryField("unitsPerVisit", "Billing units a visit", .number),
        EntryField(
          "minutesPerUnit", "Minutes of one unit", .number, hint: "Units without minutes say nothing: ask for both."),
      ]),
    Place(
      question: "Q08", title: "Where it is in network", fields: [EntryField("whereInNetwork", "What was said")]),
    Place(
      question: "Q09", title: "This therapist",
      fields: [yesNo("networkOnlyThere", "In network only at that location")]),
  ]

  private static let visits = [
    Place(
      question: "Q10", title: "Out of network: the patient's part",
      fields: share("out") + [EntryField("outAllowed", "Allowed a visit", hint: "Dollars.")]),
    Place(
      question: "Q11", title: "Paid a session",
      fields: [EntryField("inAllowed", "Allowed a visit, in network", hint: "Dollars.")]),
    Place(
      question: "Q12", title: "What the therapist must hold", fields: [EntryField("therapistMustHold", "What was said")]
    ),
    Place(
      question: "Q13", title: "Prior authorization",
      fields: [
        yesNo("authorizationNeeded", "Needed"),
        EntryField("authorizationAfter", "After so many visits", .number, hint: "0: before the first."),
      ]),
    Place(question: "Q14", title: "On its own", fields: [yesNo("standalone", "Paid without physical therapy")]),
    Place(
      question: "Q15", title: "Acute phase",
      fields: [EntryField("acuteDays", "Only within so many days of the onset", .number)]),
  ]

  private static let money = [
    Place(
      question: "Q16", title: "Plan year",
      fields: [EntryField("yearFrom", "First day", .day), EntryField("yearTo", "Last day", .day)]),
    Place(
      question: "Q17", title: "Deductible",
      fields: [
        EntryField("inDeductible", "In network", hint: "Dollars; 0 when it does not apply to massage."),
        EntryField("inDeductibleLeft", "Left of it"),
      ]),
    Place(
      question: "Q18", title: "Each visit after that",
      fields: [
        EntryField("inCopay", "Copay", hint: "Dollars."), EntryField("inCoinsurance", "Coinsurance", hint: "Percent."),
      ]
    ),
    Place(
      question: "Q19", title: "Out-of-pocket limit",
      fields: [EntryField("inOutOfPocketLeft", "Left of it", hint: "Dollars.")]
    ),
    Place(
      question: "Q20", title: "Visits used",
      fields: [
        EntryField(
          "used", "Used this year, with anybody", .number,
          hint: "As the payer counts them; those used here are taken off.")
      ]),
  ]

  private static let papers = [
    Place(
      question: "Q21", title: "The plan's own referral", fields: [yesNo("planReferral", "Needed, with a number")]),
    Place(
      question: "Q22", title: "Where claims go",
      fields: [
        EntryField("claimsAddress", "Address or payer ID"), EntryField("filingDays", "Days to file", .number),
      ]),
    Place(
      question: "Q23", title: "Receipts that the patient sends", fields: [EntryField("memberClaim", "What was said")]),
    Place(
      question: "Q24", title: "Other insurance or an accident", fields: [EntryField("otherInsurance", "On file")]),
  ]

  private static let close = Place(
    question: "Q25", title: "Before you hang up",
    fields: [
      EntryField("representative", "Name of the representative"),
      EntryField("reference", "Reference number of the call"), EntryField("answeredOn", "Day", .day),
      EntryField("answeredAt", "Time", hint: "Such as 14:30."),
    ])

  private static func share(_ side: String) -> [EntryField] {
    [
      EntryField("\(side)Deductible", "Deductible", hint: "Dollars."),
      EntryField("\(side)DeductibleLeft", "Left of it"), EntryField("\(side)Copay", "Copay"),
      EntryField("\(side)Coinsurance", "Coinsurance", hint: "Percent."),
      EntryField("\(side)OutOfPocketLeft", "Out-of-pocket limit left"),
    ]
  }
}
