extension Rule {
  static let diagnosisSide = Rule(
    "diagnosis.side", .referral, "The code says which side",
    source: .domain("ICD-10-CM guideline I.B.13: laterality; domain notes C4")
  ) { question, findings in
    for diagnosis in question.codes where diagnosis.sideUnspecified {
      let sided = question.order?.side != nil || question.proposal?.areas.contains { $0.side != nil } == true
      findings.report(
        sided ? .questioned : .warns, "\(diagnosis.code) leaves the side open", about: .diagnosisCode,
        fix: Fix(.prescriber, .askPrescriber, "Ask the prescriber for the code with the side, when next in touch."))
    }
  }
}
