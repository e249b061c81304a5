/// A person who is or will be treated. 837P loops 2010BA/2010CA; CMS-1500 boxes 2, 3, 5.
public struct Patient: Hashable, Sendable, Codable {
  public var id: PatientID
  public var givenName: String
  public var familyName: String
  public var birthDate: CalendarDay?
  public var phone: PhoneNumber?
  public var email: String?
  public var address: PostalAddress?
  /// Private: it finds a time and is shown on no calendar.
  public var preference: TherapistPreference?
  /// As the insurer has it. CMS-1500 box 3. Absent in charts written before claims.
  public var sex: ClaimPerson.Sex?

  public init(
    id: PatientID, givenName: String, familyName: String, birthDate: CalendarDay?, phone: PhoneNumber? = nil,
    email: String? = nil, address: PostalAddress? = nil
  ) {
    self.id = id
    self.givenName = givenName
    self.familyName = familyName
    self.birthDate = birthDate
    self.phone = phone
    self.email = email
    self.address = address
  }

  /// `Beatrice Delacroix`.
  public var shown: String { "\(givenName) \(familyName)" }

  /// `Delacroix, Beatrice`: in lists.
  public var listed: String { "\(familyName), \(givenName)" }

  /// What lists are searched by: the folded family name, then the given names.
  public var searchKey: String { folded("\(familyName) \(givenName)") }
}

/// A patient's membership in a plan.
public struct Coverage: Hashable, Sendable, Codable {
  public var id: CoverageID
  public var patient: PatientID
  public var plan: PlanID
  /// 837P NM109 of the subscriber; CMS-1500 box 1a.
  public var memberID: String?
  public var groupNumber: String?
  public var from: CalendarDay?
  public var to: CalendarDay?
  /// 1 primary, 2 secondary, … 837P SBR01.
  public var rank: Int
  /// For accident payers: REF Y4; box 11b.
  public var claimNumber: String?
  public var injuryDate: CalendarDay?
  public var injuryState: String?
  public var adjuster: String?
  /// How the patient belongs to whoever holds the coverage; the patient when nil. CMS-1500 box 6. Absent, like what
  /// follows, before claims.
  public var relationship: ClaimCoverage.Relationship?
  /// Who holds it, when not the patient; an employer for workers' compensation. CMS-1500 boxes 4, 7, 11a.
  public var subscriber: ClaimPerson?
  public var groupName: String?

  public init(id: CoverageID, patient: PatientID, plan: PlanID, memberID: String? = nil, rank: Int = 1) {
    self.id = id
    self.patient = patient
    self.plan = plan
    self.memberID = memberID
    self.rank = rank
  }

  /// Accident insurers and workers' compensation know a person by the number of the claim.
  public var facts: CoverageFacts {
    CoverageFacts(
      plan: plan, from: from, to: to, hasMemberID: memberID.isWritten || claimNumber.isWritten, injuryDate: injuryDate)
  }
}

extension Coverage {
  /// Whether it may pay for the same treatment: one that answers for an injury pays for that injury alone.
  public func pays(besides own: Coverage) -> Bool {
    if let injuryDate, injuryDate != own.injuryDate { return false }
    if claimNumber.isWritten, claimNumber != own.claimNumber { return false }
    return true
  }
}

/// One patient, one problem or injury, one paying route, until discharge.
public struct Episode: Hashable, Sendable, Codable {
  public var id: EpisodeID
  public var patient: PatientID
  /// Nil: the patient pays alone.
  public var coverage: CoverageID?
  /// The class whose rules apply when there is no plan: `self_pay_medical`, `hsa`.
  public var classKey: String
  public var care: CareKind
  /// `low back`: in the patient's words or the order's.
  public var problem: String
  public var openedOn: CalendarDay
  public var location: LocationID?
  public var plan: PlanOfCare?

  public init(
    id: EpisodeID, patient: PatientID, coverage: CoverageID?, classKey: String, care: CareKind = .therapeutic,
    problem: String, openedOn: CalendarDay, location: LocationID? = nil
  ) {
    self.id = id
    self.patient = patient
    self.coverage = coverage
    self.classKey = classKey
    self.care = care
    self.problem = problem
    self.openedOn = openedOn
    self.location = location
  }
}
