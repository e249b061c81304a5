import ScripCore
import ScripDesk

/// What a payer answered when it was called, in the order of the call.
struct BenefitsForm: WebForm {
  let answer: BenefitFacts
  let planYear: RecordBenefits.PlanYear?

  init?(reading reader: inout FormReader) {
    var facts = BenefitFacts()
    var details = BenefitDetails(source: .call)
    Self.readCare(&reader, &facts)
    Self.readVisits(&reader, &facts, &details)
    Self.readPapers(&reader, &details)
    details.inNetwork = reader.costShare("in")
    details.outOfNetwork = reader.costShare("out")
    Self.readClose(&reader, &facts, &details)
    planYear = Self.planYear(details, &reader)
    guard reader.faults.isEmpty, let who = details.representative, let time = details.at,
      let reference = details.reference, let day = facts.answeredOn
    else { return nil }
    facts.answeredBy = "\(who), \(day.shown) \(time.shown), ref. \(reference)"
    facts.details = details
    answer = facts
  }

  private static func readCare(_ reader: inout FormReader, _ facts: inout BenefitFacts) {
    facts.covered = reader.answer("covered", label: "whether massage is covered")
    let prefixes = reader.optionalText("requiredDiagnoses", label: "the diagnoses", max: 400) ?? ""
    facts.requiredDiagnosisPrefixes = prefixes.split { $0 == "," || $0.isWhitespace }.map { $0.uppercased() }
    let signers = reader.all("prescribers").compactMap(Credential.init(rawValue:))
    facts.prescribers = signers.isEmpty ? nil : signers
    facts.diagnosisCovered = reader.answer("diagnosisCovered", label: "whether this diagnosis is covered")
    facts.standalone = reader.answer("standalone", label: "whether massage is paid on its own")
    facts.acuteWindowDays = reader.optionalNumber("acuteDays", label: "days from the onset", in: 1...3_650)
    facts.planReferralNeeded = reader.answer("planReferral", label: "whether the plan wants its own referral")
  }

  private static func readVisits(
    _ reader: inout FormReader, _ facts: inout BenefitFacts, _ details: inout BenefitDetails
  ) {
    details.visitsAllowed = reader.optionalNumber("visits", label: "visits allowed", in: 0...366)
    details.visitsShared = reader.optionalText("visitsShared", label: "what they are shared with")
    details.visitsUsed = reader.optionalNumber("used", label: "visits used", in: 0...366)
    details.unitsPerVisit = reader.optionalNumber("unitsPerVisit", label: "units a visit", in: 1...32)
    details.minutesPerUnit = reader.optionalNumber("minutesPerUnit", label: "minutes of a unit", in: 1...120)
    if details.unitsPerVisit != nil, details.minutesPerUnit == nil,
      !reader.faults.contains(where: { $0.field == "minutesPerUnit" })
    {
      reader.fault("minutesPerUnit", "Ask how many minutes one unit is: units alone say nothing.")
    }
    if let units = details.unitsPerVisit, let minutes = details.minutesPerUnit {
      facts.unitsPerVisitMax = BenefitFacts.quarters(units: units, minutesPerUnit: minutes)
    }
    details.authorizationNeeded = reader.answer("authorizationNeeded", label: "whether one is needed")
    facts.authorizationAfterVisits = reader.optionalNumber(
      "authorizationAfter", label: "visits before an authorization", in: 0...200)
    if details.authorizationNeeded == true, facts.authorizationAfterVisits == nil { facts.authorizationAfterVisits = 0 }
    let span = reader.span("yearFrom", "yearTo")
    (details.planFrom, details.planTo) = (span.from, span.to)
  }

  private static func readPapers(_ reader: inout FormReader, _ details: inout BenefitDetails) {
    details.requiredElements = reader.optionalText("requiredElements", label: "what the order must show", max: 400)
    details.whereInNetwork = reader.optionalText("whereInNetwork", label: "where it is in network", max: 400)
    details.networkOnlyThere = reader.answer("networkOnlyThere", label: "whether only there")
    details.therapistMustHold = reader.optionalText("therapistMustHold", label: "what is asked of the therapist")
    details.claimsAddress = reader.optionalText("claimsAddress", label: "the address for claims", max: 300)
    details.filingLimitDays = reader.optionalNumber("filingDays", label: "days to file", in: 1...1_000)
    details.memberClaim = reader.optionalText("memberClaim", label: "how receipts are sent in", max: 400)
    details.otherInsurance = reader.optionalText("otherInsurance", label: "other insurance", max: 300)
  }

  private static func readClose(
    _ reader: inout FormReader, _ facts: inout BenefitFacts, _ details: inout BenefitDetails
  ) {
    details.representative = reader.text("representative", label: "who answered")
    details.reference = reader.text("reference", label: "the reference number of the call", max: 60)
    facts.answeredOn = reader.anyDay("answeredOn", label: "the day of the answer")
    details.at = reader.clock("answeredAt", label: "the time of the answer")
    if details.at == nil, !reader.faults.contains(where: { $0.field == "answeredAt" }) {
      reader.fault("answeredAt", "Fill in the time of the answer, such as 14:30.")
    }
  }

  private static func planYear(_ details: BenefitDetails, _ reader: inout FormReader) -> RecordBenefits.PlanYear? {
    guard let visits = details.visitsAllowed else { return nil }
    guard let from = details.planFrom, let to = details.planTo else {
      let field = details.planFrom == nil ? "yearFrom" : "yearTo"
      if !reader.faults.contains(where: { $0.field == field }) {
        reader.fault(field, "Write the first and the last day of the plan year.")
      }
      return nil
    }
    return RecordBenefits.PlanYear(visits: visits, used: details.visitsUsed, from: from, to: to)
  }

  static func entry(
    at path: Entry.Path, back: Entry.Path, _ opened: ShowCoverage.Opened, call: InsurerCall
  ) -> Entry {
    let sheets = BenefitsCall.sheets(call)
    return Entry(
      title: "Call \(opened.plan.shown): what it pays", current: .patients, back: back, action: path,
      groups: [
        EntrySheet(
          "Ask in this order",
          note: "Leave open what was not answered; the name and the reference close the call.",
          [])
      ] + sheets, about: AboutLine.of(opened.patient, opened.coverage, opened.plan))
  }

  /// The newest answer, without who gave it: that is asked anew each time.
  static func typed(_ facts: BenefitFacts, today: CalendarDay) -> FormFields {
    let details = facts.details
    let words: [(String, String?)] = [
      ("covered", facts.covered?.answered), ("standalone", facts.standalone?.answered),
      ("diagnosisCovered", facts.diagnosisCovered?.answered), ("planReferral", facts.planReferralNeeded?.answered),
      ("requiredDiagnoses", facts.requiredDiagnosisPrefixes.joined(separator: ", ")),
      ("authorizationNeeded", details?.authorizationNeeded?.answered),
      ("networkOnlyThere", details?.networkOnlyThere?.answered), ("visitsShared", details?.visitsShared),
      ("requiredElements", details?.requiredElements), ("whereInNetwork", details?.whereInNetwork),
      ("therapistMustHold", details?.therapistMustHold), ("claimsAddress", details?.claimsAddress),
      ("memberClaim", details?.memberClaim), ("otherInsurance", details?.otherInsurance),
      ("yearFrom", details?.planFrom?.inFigures), ("yearTo", details?.planTo?.inFigures),
      ("answeredOn", today.inFigures),
    ]
    let numbers: [(String, Int?)] = [
      ("unitsPerVisit", details?.unitsPerVisit ?? facts.unitsPerVisitMax),
      ("minutesPerUnit", details?.minutesPerUnit ?? facts.unitsPerVisitMax.map { _ in 15 }),
      ("authorizationAfter", facts.authorizationAfterVisits), ("acuteDays", facts.acuteWindowDays),
      ("visits", details?.visitsAllowed), ("used", details?.visitsUsed), ("filingDays", details?.filingLimitDays),
    ]
    return FormFields(
      words + numbers.map { ($0.0, $0.1.map { String($0) }) } + CostShareWords.typed(details?.inNetwork, "in")
        + CostShareWords.typed(details?.outOfNetwork, "out")
        + (facts.prescribers ?? []).map { ("prescribers", $0.rawValue) })
  }
}

extension FormReader {
  /// A day that must be given, in any of the spellings that people use.
  mutating func anyDay(_ field: String, label: String) -> CalendarDay? {
    guard text(field, label: label, max: 40) != nil else { return nil }
    return optionalDay(field, label: label)
  }
}
