extension Rule {
  static let diagnosisBillable = Rule(
    "diagnosis.billable", .referral, "Each code may be billed on the day",
    source: .domain("CDC ICD-10-CM tabular, April 2026: a code is used to its last digit; domain notes C4")
  ) { question, findings in
    for diagnosis in question.codes where diagnosis.exists && !diagnosis.isBillable(on: question.day) {
      if let to = diagnosis.billableTo, question.day > to {
        findings.report(
          question.codeEffect, "\(diagnosis.code) could be billed until \(to); now it needs another digit",
          about: .diagnosisCode, fix: askForDigits)
      } else {
        findings.report(
          question.codeEffect, "\(diagnosis.code) is a heading and needs more digits", about: .diagnosisCode,
          fix: askForDigits)
      }
    }
  }

  private static let askForDigits = Fix(
    .prescriber, .askPrescriber, "Ask the prescriber for the full code. Scrip does not choose one.")
}
