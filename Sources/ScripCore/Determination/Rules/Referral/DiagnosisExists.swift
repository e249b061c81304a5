extension Rule {
  static let diagnosisExists = Rule(
    "diagnosis.exists", .referral, "Each code is in ICD-10-CM", source: .domain("CDC ICD-10-CM tabular, April 2026")
  ) { question, findings in
    for diagnosis in question.codes where !diagnosis.exists {
      findings.report(
        question.codeEffect, "\(diagnosis.code) is not an ICD-10-CM code", about: .diagnosisCode,
        fix: Fix(.prescriber, .askPrescriber, "Look at the page; if it says so, ask the prescriber for the right code.")
      )
    }
  }
}

extension Question {
  /// How hard a wrong code hits: a payer that asks for a code refuses a wrong one.
  var codeEffect: Effect {
    payer.requirements.level(of: .diagnosisCode) == .required ? .selfPayOnly : .questioned
  }
}
