import ScripCore
import ScripDesk

/// What a payer answered when it was asked, in the order of the call.
struct BenefitsForm: WebForm {
  let answer: BenefitFacts
  let planYear: RecordBenefits.PlanYear?

  init?(reading reader: inout FormReader) {
    var facts = BenefitFacts()
    facts.covered = reader.answer("covered", label: "whether massage is covered")
    let prefixes = reader.optionalText("requiredDiagnoses", label: "the diagnoses", max: 400) ?? ""
    facts.requiredDiagnosisPrefixes = prefixes.split { $0 == "," || $0.isWhitespace }.map { $0.uppercased() }
    let signers = reader.all("prescribers").compactMap(Credential.init(rawValue:))
    facts.prescribers = signers.isEmpty ? nil : signers
    facts.diagnosisCovered = reader.answer("diagnosisCovered", label: "whether this diagnosis is covered")
    facts.unitsPerVisitMax = reader.optionalNumber("unitsPerVisit", label: "units a visit", in: 1...16)
    facts.authorizationAfterVisits = reader.optionalNumber(
      "authorizationAfter", label: "visits before an authorization", in: 0...200)
    facts.standalone = reader.answer("standalone", label: "whether massage is paid on its own")
    facts.acuteWindowDays = reader.optionalNumber("acuteDays", label: "days from the onset", in: 1...3_650)
    facts.planReferralNeeded = reader.answer("planReferral", label: "whether the plan wants its own referral")
    facts.answeredOn = reader.anyDay("answeredOn", label: "the day of the answer")
    let who = reader.text("representative", label: "who answered")
    let time = reader.clock("answeredAt", label: "the time of the answer")
    if time == nil, !reader.faults.contains(where: { $0.field == "answeredAt" }) {
      reader.fault("answeredAt", "Fill in the time of the answer, such as 14:30.")
    }
    let reference = reader.text("reference", label: "the reference number of the call", max: 60)
    planYear = Self.planYear(&reader)
    guard reader.faults.isEmpty, let who, let time, let reference, let day = facts.answeredOn else { return nil }
    facts.answeredBy = "\(who), \(day.shown) \(time.shown), ref. \(reference)"
    answer = facts
  }

  private static func planYear(_ reader: inout FormReader) -> RecordBenefits.PlanYear? {
    guard let visits = reader.optionalNumber("visits", label: "visits allowed", in: 0...366) else { return nil }
    let used = reader.optionalNumber("used", label: "visits used", in: 0...366) ?? 0
    let span = reader.span("yearFrom", "yearTo")
    guard let from = span.from, let to = span.to else {
      let field = span.from == nil ? "yearFrom" : "yearTo"
      if !reader.faults.contains(where: { $0.field == field }) {
        reader.fault(field, "Write the first and the last day of the plan year.")
      }
      return nil
    }
    return RecordBenefits.PlanYear(visits: visits, usedElsewhere: used, from: from, to: to)
  }

  static func entry(at path: Entry.Path, back: Entry.Path, plan: Plan) -> Entry {
    let phone = plan.phone.map { " Call \($0.shown)." } ?? ""
    return Entry(
      title: "What \(plan.shown) answered", current: .patients, back: back, action: path,
      groups: [
        EntrySheet("Who answered", note: "Ask for the name and a reference before you hang up.\(phone)", whoAnswered),
        EntrySheet("Is massage covered?", questions),
        EntrySheet(
          "Visits of the plan year", note: "Leave it empty if the payer named no number.",
          [
            EntryField("visits", "How many visits does the plan allow?", .number),
            EntryField("used", "How many are used already, with anybody?", .number),
            EntryField("yearFrom", "First day of the plan year", .day),
            EntryField("yearTo", "Last day of the plan year", .day),
          ]),
      ])
  }

  private static let whoAnswered = [
    EntryField("representative", "Name of the representative"),
    EntryField("reference", "Reference number of the call"), EntryField("answeredOn", "Day", .day),
    EntryField("answeredAt", "Time", hint: "Such as 14:30."),
  ]

  private static let questions = [
    EntryField("covered", "Is massage therapy by a licensed massage therapist covered?", .choice(EntryChoice.yesNo)),
    EntryField("standalone", "Is it paid on its own, without physical therapy?", .choice(EntryChoice.yesNo)),
    EntryField("diagnosisCovered", "Is this patient's diagnosis covered?", .choice(EntryChoice.yesNo)),
    EntryField("planReferral", "Does the plan want a referral of its own?", .choice(EntryChoice.yesNo)),
    EntryField(
      "requiredDiagnoses", "Must the order carry certain codes?", hint: "Such as M54, S13. Empty: any will do."),
    EntryField("unitsPerVisit", "How many units of 15 minutes a visit?", .number),
    EntryField("authorizationAfter", "After how many visits is an authorization needed?", .number, hint: "0: at once."),
    EntryField("acuteDays", "Within how many days of the onset?", .number),
    EntryField(
      "prescribers", "Who must prescribe? Leave all empty if nothing was said.",
      .ticks(Credential.allCases.map { EntryChoice($0.rawValue, $0.rawValue) })),
  ]

  /// The newest answer, without who gave it: that is asked anew each time.
  static func typed(_ facts: BenefitFacts, today: CalendarDay) -> FormFields {
    FormFields(
      [
        ("covered", facts.covered?.answered), ("standalone", facts.standalone?.answered),
        ("diagnosisCovered", facts.diagnosisCovered?.answered), ("planReferral", facts.planReferralNeeded?.answered),
        ("requiredDiagnoses", facts.requiredDiagnosisPrefixes.joined(separator: ", ")),
        ("unitsPerVisit", facts.unitsPerVisitMax.map { String($0) }),
        ("authorizationAfter", facts.authorizationAfterVisits.map { String($0) }),
        ("acuteDays", facts.acuteWindowDays.map { String($0) }), ("answeredOn", today.description),
      ] + (facts.prescribers ?? []).map { ("prescribers", $0.rawValue) })
  }
}

extension FormReader {
  /// A day that must be given, in any of the spellings that people use.
  mutating func anyDay(_ field: String, label: String) -> CalendarDay? {
    guard text(field, label: label, max: 40) != nil else { return nil }
    return optionalDay(field, label: label)
  }
}
