extension SessionNote {
  /// Minutes by code of one segment. Work that is never billed is left out.
  public func minutes(_ segment: Proposal.Segment) -> [TreatedMinutes] {
    work(in: segment).compactMap { work in
      work.modality.usualCode.flatMap { TreatedMinutes($0, minutes: work.minutes) }
    }
  }

  /// The units of one segment by the payer's rule. Segments are counted apart: only the ordered one is claimed.
  public func units(_ segment: Proposal.Segment, rule: UnitRule, ordered: [Modality]) -> UnitCount {
    UnitCount(minutes(segment), rule: rule, ordered: ordered.compactMap(\.usualCode))
  }

  public func work(in segment: Proposal.Segment) -> [Work] {
    segment == .ordered ? work : outside?.work ?? []
  }

  /// What `determine` is asked about a segment; nil when nothing was done in it.
  ///
  /// `agreedSelfPay`: the patient pays for the whole session and agreed to it beforehand. Then nothing is done under
  /// the order, and what was found is the reason.
  public func proposal(
    _ segment: Proposal.Segment, by therapist: TherapistID, at location: LocationID, rule: UnitRule,
    ordered: [Modality] = [], agreedSelfPay: Bool = false
  ) -> Proposal? {
    let work = work(in: segment)
    guard !work.isEmpty else { return nil }
    let own = segment == .ordered ? areas : outside?.areas ?? []
    let all = own + work.flatMap(\.areas).filter { !own.contains($0) }
    return Proposal(
      segment: agreedSelfPay ? .outsideOrder : segment, therapist: therapist, location: location, areas: all,
      modalities: work.map(\.modality), units: units(segment, rule: rule, ordered: ordered).units,
      hasFinding: !(segment == .ordered ? findings : outside?.finding ?? "").isEmpty,
      hasConsent: segment == .ordered ? agreedSelfPay : outside?.hasConsent ?? false)
  }
}

extension PayerRules {
  /// The rule this payer counts units by. Unknown words count each code alone, which never claims more minutes than
  /// were worked on it.
  public var counting: UnitRule { UnitRule(rawValue: unitRule) ?? .cpt }
}
