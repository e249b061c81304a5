/// Who bills, who pays, who is insured, who treated and who ordered. CMS-1500 boxes 1–7, 11, 17, 24J, 25, 32, 33.
extension ClaimDraft {
  /// `225700000X`: massage therapist. Source: NUCC.
  static let massageTherapist = "225700000X"

  func billing(_ gaps: inout Gaps) -> BillingProvider? {
    guard let tax = practice.tax else {
      gaps.stop(
        "claim.tax", "The practice has no tax number.", at: "Box 25, tax number",
        fix: "Enter it under Settings, Practice.")
      return nil
    }
    guard let address = practice.billingAddress ?? locations.first?.address else {
      gaps.stop(
        "claim.billing-address", "The practice has no address.", at: "Box 33, billing provider",
        fix: "Enter it under Settings, Practice.")
      return nil
    }
    if address.zip.filter(\.isNumber).count != 9 {
      gaps.stop(
        "claim.billing-zip", "The billing address has no nine-digit ZIP code.", at: "Box 33, billing provider",
        fix: "Look the last four digits up, and enter them under Settings, Practice.")
    }
    if address.street.uppercased().replacing(".", with: "").hasPrefix("PO BOX") {
      gaps.stop(
        "claim.billing-street", "The billing address is a post office box.", at: "Box 33, billing provider",
        fix: "Enter the street under Settings, Practice.")
    }
    check(npi: practice.npi, "claim.billing-npi", "The practice", at: "Box 33a, NPI", "Settings, Practice", &gaps)
    let provider = ClaimProvider(
      name: billsAlone.map { ClaimName(person: $0.name) } ?? .organization(practice.legalName), npi: practice.npi,
      taxonomy: Self.massageTherapist)
    return BillingProvider(provider: provider, address: address.digitsOnly, tax: tax, phone: practice.phone)
  }

  private func check(
    npi: String?, _ rule: String, _ who: String, at place: String, _ where_: String, _ gaps: inout Gaps
  ) {
    guard let npi, !npi.isEmpty else {
      return gaps.stop(rule, "\(who) has no NPI.", at: place, fix: "Enter it under \(where_).")
    }
    if NPI.fault(in: npi) != nil {
      gaps.stop(rule, "\(who)'s NPI is not one: a digit is wrong.", at: place, fix: "Correct it under \(where_).")
    }
  }

  func payer(of plan: Plan, _ gaps: inout Gaps) -> ClaimPayer? {
    guard let number = plan.payerNumber, !number.isEmpty else {
      gaps.stop(
        "claim.payer-number", "\(plan.shown) has no payer number.", at: "Payer",
        fix: "Ask the clearinghouse for it, and enter it under Settings, Plans.")
      return nil
    }
    return ClaimPayer(name: plan.payerName, number: number, address: plan.claimAddress?.digitsOnly)
  }

  var patientPerson: ClaimPerson {
    ClaimPerson(
      name: ClaimName(family: patient.familyName, given: patient.givenName), birthDate: patient.birthDate,
      sex: patient.sex ?? .unknown, address: patient.address?.digitsOnly)
  }

  /// - Parameter before: how many payers answered before this one. Behind an accident's insurer a first health plan
  ///   pays second; a third coverage pays second where the second one was not asked. With none before it stands as the
  ///   chart has it.
  func claimCoverage(
    _ coverage: Coverage, _ plan: Plan, _ payer: ClaimPayer, after before: Int, _ gaps: inout Gaps
  ) -> ClaimCoverage? {
    if patient.birthDate == nil {
      gaps.stop(
        "claim.birth-date", "The patient has no date of birth.", at: "Box 3",
        fix: "Ask the patient, and correct the chart.")
    }
    if patient.address == nil {
      gaps.stop(
        "claim.patient-address", "The patient has no address.", at: "Box 5",
        fix: "Ask the patient, and correct the chart.")
    }
    // Accident insurers and workers' compensation know a person by the number of the claim.
    guard let member = coverage.memberID ?? coverage.claimNumber, !member.isEmpty else {
      gaps.stop(
        "claim.member", "The coverage has no member number.", at: "Box 1a",
        fix: "Copy it from the card into the coverage.")
      return nil
    }
    let isPatient = coverage.subscriber == nil || (coverage.relationship ?? .patient) == .patient
    return ClaimCoverage(
      rank: ClaimCoverage.Rank(rank: before > 0 ? before + 1 : coverage.rank), filing: plan.filing ?? plan.usualFiling,
      relationship: isPatient ? .patient : coverage.relationship ?? .other,
      subscriber: isPatient ? patientPerson : coverage.subscriber ?? patientPerson, memberID: member,
      groupNumber: coverage.groupNumber, groupName: coverage.groupNumber == nil ? coverage.groupName : nil,
      payer: payer)
  }

  private var therapist: Therapist? {
    charges.first.flatMap { charge in therapists.first { $0.id == charge.therapist } }
  }

  /// The therapist who is the practice: one person billing under their own NPI, which is a person's (type 1).
  private var billsAlone: Therapist? {
    guard let therapist, let npi = therapist.npi, !npi.isEmpty, npi == practice.npi else { return nil }
    return therapist
  }

  /// Who treated. Left out when that is who bills: loop 2310B and box 24J are for another than 2010AA and box 33.
  var rendering: ClaimProvider? {
    guard let therapist, billsAlone == nil else { return nil }
    return ClaimProvider(
      name: ClaimName(person: therapist.name), npi: therapist.npi, taxonomy: Self.massageTherapist)
  }

  var referring: ClaimProvider? {
    guard let prescriber = referral?.prescriber, let name = prescriber.name, !name.isEmpty else { return nil }
    return ClaimProvider(name: ClaimName(person: name), npi: prescriber.npi)
  }

  /// Where it was done, when that is not where the bill comes from.
  func facility(beside billing: BillingProvider) -> ClaimProvider? {
    guard let location, location.address.digitsOnly.street != billing.address.street else { return nil }
    return ClaimProvider(
      name: .organization(practice.legalName), npi: nil, address: location.address.digitsOnly)
  }
}

extension PostalAddress {
  /// The ZIP code as claims write it.
  var digitsOnly: PostalAddress {
    PostalAddress(street: street, city: city, state: state, zip: zip.filter(\.isNumber))
  }
}

extension ClaimCoverage.Rank {
  init(rank: Int) { self = rank <= 1 ? .primary : rank == 2 ? .secondary : .tertiary }
}

extension ClaimName {
  /// A person's name as it is written in one line: `Helen M. Bergstrom, MD`. Titles and credentials are left out. Of
  /// one word it is still a person's.
  public init(person text: String) {
    let name = text.split(separator: ",").first.map(String.init) ?? text
    var words = name.split(separator: " ").map(String.init)
    if words.count > 1, ["Dr", "Dr.", "Doctor"].contains(words[0]) { words.removeFirst() }
    let suffixes: Set = ["JR", "SR", "II", "III", "IV"]
    var suffix: String?
    if words.count > 2, let last = words.last?.uppercased().filter(\.isLetter), suffixes.contains(last) {
      suffix = last
      words.removeLast()
    }
    if words.count > 2, let last = words.last, last == last.uppercased(), Credential(spelled: last) != .other {
      words.removeLast()
    }
    let family = words.popLast() ?? text
    let given = words.isEmpty ? "" : words.removeFirst()
    self.init(family: family, given: given, middle: words.isEmpty ? nil : words.joined(separator: " "), suffix: suffix)
  }
}

extension Plan {
  /// SBR09 of the class, where the plan says nothing else. Source: 837p_map.txt; the class table.
  public var usualFiling: ClaimCoverage.FilingCode {
    if classKey.hasPrefix("workers_comp") { return .workersCompensation }
    if classKey.hasPrefix("auto") { return .automobile }
    switch classKey {
    case "va_ccn": return .veterans
    case "medicaid": return .medicaid
    case "medicare_original": return .medicarePartB
    case "medicare_advantage": return .medicareAdvantage
    default: break
    }
    switch product {
    case .hmo: return .hmo
    case .ppo: return .ppo
    case .pos: return .pointOfService
    case .epo: return .exclusiveProvider
    case .other: return .commercial
    }
  }
}
