extension Rule {
  static let careKind = Rule(
    "coverage.care-kind", .coverage, "Only care that heals is claimed",
    source: .domain("Washington Massage Network; Durant v. State Farm, 419 P.3d 400 (2018), for PIP; domain notes C9")
  ) { question, findings in
    guard question.isInsured else { return }
    switch question.facts.care {
    case .therapeutic: return
    case .wellness where !question.payer.paysWellness:
      findings.report(
        .selfPayOnly, "Massage for well-being is not payable by \(question.payer.name)",
        fix: Fix(.patient, .offerSelfPay, "Book it as the patient's own expense."))
    case .maintenanceByNecessity, .maintenanceByChoice:
      if !question.payer.paysMaintenance {
        findings.report(
          .selfPayOnly, "Maintenance without healing is not payable by \(question.payer.name)",
          fix: Fix(.patient, .offerSelfPay, "Book it as the patient's own expense."))
      }
    case .wellness: return
    }
  }
}
