extension Rule {
  /// Every rule, in the order a front desk takes them up: safe first, then the paper, then the money.
  public static let all: [Rule] = [
    // Is it safe?
    .absoluteContraindication, .localContraindication, .cautions,
    // Is there an order, and is it whole?
    .bookingGate, .orderPresent, .orderMatchesPatient, .signatureQuality, .orderElements, .scheduleConflict,
    .orderWindow, .prescriberType, .prescriberNPI, .prescriberIndependent, .diagnosisExists, .diagnosisBillable,
    .diagnosisSite, .diagnosisSide, .diagnosisExcludes, .diagnosisAccepted, .measurableGoals,
    // Does this payer pay for this kind of care?
    .payerExcludesMassage, .careKind, .coverageActive, .memberID, .massageCovered, .standalone, .acuteWindow,
    .accidentWindow, .planReferralNumber, .benefitsAge,
    // Is it permitted, and is anything left?
    .authorizationInForce, .authorizationNearEnd, .limitsLeft, .unitsPerVisit, .visitsPerDay, .weeklyFrequency,
    // May this therapist do this work here?
    .licence, .network, .scopeRegion, .scopeSide, .scopeModality, .scopeKnown, .outsideOrder,
  ]

  /// The heading of a rule's page; the id itself for a rule this program no longer has.
  public static func title(of id: String) -> String { titles[id] ?? id }

  private static let titles = Dictionary(
    (all + [.patientNeverBilled]).map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
}
