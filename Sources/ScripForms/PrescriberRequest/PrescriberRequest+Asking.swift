import ScripCore

/// The sentences in which the prescriber is asked, one for every fix that only they can close.
///
/// The words of a fix tell the front desk what to do, so they never stand on the page that goes out.
extension PrescriberRequest.Question {
  /// Nil for a rule that has no sentence yet.
  static func asked(_ finding: Finding) -> String? {
    if finding.rule == "referral.elements" { return finding.element.flatMap { ofElements[$0] } }
    return (finding.fix.act == .renew ? ofRenewals[finding.rule] : nil) ?? ofRules[finding.rule]
  }

  /// Stands in for a sentence that is not written yet; a test looks for rules that need it.
  static let unforeseen = "What holds? Please write it in."

  /// What is written in as the answer: no element of the order is missing where visits are used up.
  static func answered(_ finding: Finding) -> ReferralElement? {
    finding.rule == "limit.left" ? .visitCount : finding.element
  }

  /// By what the order lacks.
  static let ofElements: [ReferralElement: String] = [
    .signature: "Do you order this treatment? Please sign at the foot of this page.",
    .signedDate: "On which day did you sign the order? Please date your signature at the foot of this page.",
    .diagnosisText: "Which diagnosis do you order the treatment for?",
    .diagnosisCode: "Which ICD-10-CM code do you give to the diagnosis?",
    .modality: "Which kind of treatment do you order?",
    .bodyRegion: "Which regions of the body, and which side, are to be treated?",
    .visitCount: "How many visits do you order?",
    .frequency: "How often is the patient to be treated?",
    .duration: "From which day until which day does your order hold?",
    .medicalNecessity: "Why is the treatment medically necessary?",
    .goals: "Which goals that can be measured does the treatment have?",
    .precautions: "Which precautions are to be taken? Please write “none” if there are none.",
  ]

  /// By rule, where the patient was treated and the care would go on.
  static let ofRenewals = [
    "referral.window":
      "Do you renew it? If so, from which day until which day? Our progress report comes with this page.",
    "limit.left": "Do you order more visits? If so, how many, and over what time?",
  ]

  /// By rule.
  static let ofRules = [
    "referral.window":
      "The patient was not treated under it. Do you still order the treatment? If so, from which day until which day?",
    "referral.schedule": "Which of the two do you mean? Please write how many visits you order.",
    "referral.signature":
      "Do you order this treatment? Please sign below by hand, with your printed name and the date.",
    "prescriber.independent": "Who outside our practice orders the treatment? The order has to be signed by them.",
    "diagnosis.exists": "Which ICD-10-CM code do you mean?",
    "diagnosis.billable": "Which code, to its last digit, do you give to the diagnosis?",
    "diagnosis.side": "Which side do you mean? Please write the code that names it.",
    "diagnosis.excludes": "Do you mean both codes? Please write those that hold.",
    "diagnosis.accepted":
      "Does another diagnosis describe this patient, too? The choice is yours; your order may stay as it is.",
    "scope.known": "Which regions of the body, and which side, are to be treated?",
    "scope.region": "Do you order treatment there, too? If so, please write it in.",
    "scope.side": "Do you order treatment of that side, too? If so, please write it in.",
    "scope.modality": "Do you order that treatment, too? If so, please write it in.",
  ]
}
