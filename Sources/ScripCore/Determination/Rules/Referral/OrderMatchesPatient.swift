extension Rule {
  static let orderMatchesPatient = Rule(
    "referral.patient", .referral, "The order is this patient's",
    source: .domain("Scrip's default: an order counts for the person it names; domain notes B1")
  ) { question, findings in
    guard question.hasOrder, question.facts.patient.orderMatches == false else { return }
    findings.report(
      .blocks, "The name or date of birth on the order is not this patient's", about: .patientName,
      fix: Fix(.frontDesk, .confirmReading, "Compare the page with the chart; move the order if it is another's."))
  }
}
