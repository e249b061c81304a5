extension Rule {
  static let diagnosisExcludes = Rule(
    "diagnosis.excludes", .referral, "Codes that are usually not reported together",
    source: .domain("CDC ICD-10-CM tabular, Excludes1 notes; guideline I.A.12.a allows unrelated conditions")
  ) { question, findings in
    for diagnosis in question.codes {
      for other in diagnosis.excludes where diagnosis.code < other {
        findings.report(
          .warns, "\(diagnosis.code) and \(other) are usually not reported together", about: .diagnosisCode,
          fix: Fix(.prescriber, .askPrescriber, "Ask the prescriber whether both are meant, when next in touch."))
      }
    }
  }
}
