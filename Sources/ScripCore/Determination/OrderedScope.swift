/// Where and how an order lets a therapist work.
///
/// A region the order names itself wins over the code's regions; without one, the codes' regions together.
/// Source: domain.md D1-D3.
public struct OrderedScope: Hashable, Sendable {
  /// Empty when the order names neither a region nor a code the region table knows.
  public let regions: BodyRegions
  public let modalities: [Modality]
  /// The order's own regions and its codes' regions have nothing in common.
  public let contradicts: Bool
  private let orderedSide: Side?
  private let codes: [DiagnosisFacts]

  /// `codes`: what the tables say about the order's diagnoses.
  public init(order: ReferralVersion?, codes: [DiagnosisFacts]) {
    let fromCodes = codes.reduce(into: BodyRegions()) { $0.formUnion($1.regions) }
    let named = BodyRegions(order?.regions ?? [])
    regions = named.isEmpty ? fromCodes : named
    contradicts = !named.isEmpty && !fromCodes.isEmpty && named.isDisjoint(with: fromCodes)
    // An order that names no kind of treatment is an order for massage. Source: domain.md D3.
    modalities = order?.modalities.isEmpty == false ? order!.modalities : [.massage]
    orderedSide = order?.side
    self.codes = codes
  }

  /// Whether work on this side of the region is ordered. Nil as `side` asks for "whichever": then it is.
  public func covers(_ region: BodyRegion, side: Side?) -> Bool {
    guard let side, region.isPaired else { return true }
    if let orderedSide { return orderedSide.covers(side) }
    let naming = codes.filter { $0.regions.contains(region) }
    guard !naming.isEmpty, naming.allSatisfy({ $0.side != nil }) else { return true }
    if side == .bilateral {
      return naming.contains { $0.side == .bilateral }
        || naming.contains { $0.side == .left } && naming.contains { $0.side == .right }
    }
    return naming.contains { $0.side?.covers(side) == true }
  }

  /// Whether this kind of work is ordered: itself, or under the general word that pays by the same code.
  public func covers(_ modality: Modality) -> Bool {
    modalities.contains { ordered in
      ordered == modality
        || (ordered == .massage || ordered == .manualTherapy) && ordered.usualCode == modality.usualCode
    }
  }
}
