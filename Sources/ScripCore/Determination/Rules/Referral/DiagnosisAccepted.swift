extension Rule {
  static let diagnosisAccepted = Rule(
    "diagnosis.accepted", .coverage, "The payer covers this diagnosis", source: .benefitAnswer
  ) { question, findings in
    guard question.hasOrder else { return }
    let benefits = question.facts.benefits
    if benefits.diagnosisCovered == false {
      findings.report(
        .selfPayOnly, "The payer said it does not cover this diagnosis", about: .diagnosisCode,
        fix: Fix(
          .prescriber, .askPrescriber, "Tell the prescriber which diagnoses the payer named; the choice is theirs."))
    }
    let prefixes = benefits.requiredDiagnosisPrefixes
    guard !prefixes.isEmpty else { return }
    let met = question.codes.contains { diagnosis in
      prefixes.contains { ICD10Code($0).map(diagnosis.code.isAtOrBelow) == true }
    }
    if !met {
      findings.report(
        .selfPayOnly, "The payer wants one of its own list of diagnosis codes on the order", about: .diagnosisCode,
        fix: Fix(.prescriber, .askPrescriber, "Tell the prescriber which codes the payer named; the choice is theirs."))
    }
  }
}
