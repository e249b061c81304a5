extension Rule {
  static let accidentWindow = Rule(
    "coverage.accident-window", .coverage, "The accident is recent enough",
    source: .domain("WAC 284-30-395(1): within three years of the accident; domain notes B2")
  ) { question, findings in
    guard let years = question.payer.accidentWindowYears, question.isInsured,
      let accident = question.facts.coverage?.injuryDate ?? question.order?.injuryDate
    else { return }
    let last = accident.adding(months: years * 12).adding(days: -1)
    if question.day > last {
      findings.report(
        .selfPayOnly, "The accident is more than \(years, "year") back; cover ended on \(last)", about: .injuryDate,
        fix: Fix(.patient, .offerSelfPay, "Tell the patient before the session."))
    }
  }
}
