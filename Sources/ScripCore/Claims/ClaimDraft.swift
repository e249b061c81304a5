/// All that a claim is made of, before anybody knows whether it is enough.
///
/// `built` gives the claim, or what is missing for one: a claim is never made half. Source: domain.md F; x12-elements.md.
public struct ClaimDraft: Sendable {
  /// CLM01.
  public var controlNumber: String
  public var frequency: Claim.Frequency
  public var practice: Practice
  /// The practice's locations; the first one lends its address when the practice has none for billing.
  public var locations: [Location]
  public var therapists: [Therapist]
  public var patient: Patient
  public var coverage: Coverage
  public var plan: Plan
  public var rules: PayerRules
  /// The order that rules the days, if the payer works with one.
  public var referral: ReferralVersion?
  public var permissions: ClaimPermissions
  /// Lines under the order that the payer is asked to pay.
  public var charges: [Charge]
  /// Another coverage of the chart pays before this one on these days.
  public var waitsForAnother: Bool
  /// What payers before this one decided, in their order.
  public var earlier: [EarlierAnswer]
  /// The claim as it was made before: what earlier payers did with it is taken from there.
  public var kept: Claim?

  /// A payer that was billed before, with its answer.
  public struct EarlierAnswer: Sendable {
    public var coverage: Coverage
    public var plan: Plan
    public var answer: RemittedClaim
    public var decidedOn: CalendarDay

    public init(coverage: Coverage, plan: Plan, answer: RemittedClaim, decidedOn: CalendarDay) {
      self.coverage = coverage
      self.plan = plan
      self.answer = answer
      self.decidedOn = decidedOn
    }
  }

  public init(
    controlNumber: String, frequency: Claim.Frequency = .original, practice: Practice, locations: [Location],
    therapists: [Therapist], patient: Patient, coverage: Coverage, plan: Plan, rules: PayerRules,
    referral: ReferralVersion? = nil, permissions: ClaimPermissions = ClaimPermissions(), charges: [Charge]
  ) {
    self.controlNumber = controlNumber
    self.frequency = frequency
    self.practice = practice
    self.locations = locations
    self.therapists = therapists
    self.patient = patient
    self.coverage = coverage
    self.plan = plan
    self.rules = rules
    self.referral = referral
    self.permissions = permissions
    self.charges = charges
    waitsForAnother = coverage.rank > 1
    earlier = []
  }

  /// The claim, if nothing that it cannot be without is missing, and everything a clerk should know.
  public var built: (claim: Claim?, findings: [ClaimFinding]) {
    var gaps = Gaps()
    let billing = billing(&gaps)
    let payer = payer(of: plan, &gaps)
    let before = earlier.isEmpty ? kept?.earlierPayers.count ?? 0 : earlier.count
    let covered = payer.flatMap { claimCoverage(coverage, plan, $0, after: before, &gaps) }
    checkCharges(&gaps)
    guard let billing, let covered, !gaps.findings.stop else { return (nil, gaps.findings) }
    let dependent = covered.relationship == .patient ? nil : patientPerson
    var claim = Claim(
      controlNumber: controlNumber, frequency: frequency, placeOfService: location?.placeOfService ?? "11",
      billing: billing, coverage: covered, dependent: dependent, diagnoses: diagnoses, lines: lines)
    claim.rendering = rendering
    claim.referring = referring
    claim.facility = facility(beside: billing)
    addStory(to: &claim)
    addEarlier(to: &claim, &gaps)
    guard !gaps.findings.stop else { return (nil, gaps.findings) }
    return (claim, gaps.findings + claim.findings(rules: rules, coverage: coverage, waitsForAnother: waitsForAnother))
  }
}

/// Collects what is missing.
struct Gaps {
  private(set) var findings: [ClaimFinding] = []

  mutating func stop(_ rule: String, _ what: String, at place: String, fix: String) {
    findings.append(ClaimFinding(.stops, rule, what, at: place, fix: fix))
  }
}

extension ClaimDraft {
  var location: Location? { charges.first.flatMap { charge in locations.first { $0.id == charge.location } } }

  /// The diagnoses that lines point to, in the order's own order; at most twelve.
  var diagnoses: [ICD10Code] {
    let used = Set(charges.flatMap(\.diagnoses))
    let ordered = (referral?.diagnoses ?? []).compactMap(\.code).filter(used.contains)
    var all: [ICD10Code] = []
    for code in ordered + charges.flatMap(\.diagnoses) where !all.contains(code) { all.append(code) }
    return Array(all.prefix(12))
  }

  /// One line a charge, oldest day first. `1042-1` is how its answer will name the first.
  var lines: [ServiceLine] {
    let known = diagnoses
    return charges.sorted { ($0.day, $0.code, $0.id) < ($1.day, $1.code, $1.id) }.enumerated().map { place, charge in
      ServiceLine(
        controlNumber: "\(controlNumber)-\(place + 1)", day: charge.day, procedure: charge.code,
        modifiers: Array(charge.modifiers.prefix(4)), charge: charge.amount, units: charge.units,
        pointers: charge.diagnoses.compactMap { known.firstIndex(of: $0).map { $0 + 1 } })
    }
  }

  private func checkCharges(_ gaps: inout Gaps) {
    if charges.isEmpty {
      gaps.stop("claim.lines", "There is nothing to claim.", at: "Box 24", fix: "Charge a signed session first.")
    }
    if Set(charges.map(\.therapist)).count > 1 || Set(charges.map(\.location)).count > 1 {
      gaps.stop(
        "claim.one-therapist", "The lines are of two therapists or two locations.", at: "Boxes 24J and 32",
        fix: "Make one claim for each.")
    }
    if Set(charges.map(permissions.permission(of:))).count > 1 {
      gaps.stop(
        "claim.one-permission", "The lines were permitted under two numbers, and a claim carries one.", at: "Box 23",
        fix: "Drop it and put its lines on claims anew; void it first when the payer has it.")
    }
    if let stray = charges.first(where: { $0.payer != .payer || $0.segment != .ordered }) {
      gaps.stop(
        "claim.not-the-payers", "\(stray.code) of \(stray.day.shown) is the patient's own, not the payer's.",
        at: "Box 24", fix: "Leave it to the receipt.")
    }
    if rules.billing != .claim || !rules.massagePayable {
      gaps.stop(
        "claim.payer", "\(rules.name) is sent no claim for massage.", at: "Payer",
        fix: rules.billing == .attorney ? "Send the attorney the monthly balance." : "Give the patient a receipt.")
    }
    if charges.count > 50 {
      gaps.stop("claim.line-count", "A claim holds at most 50 lines.", at: "Box 24", fix: "Make two claims.")
    }
  }
}
