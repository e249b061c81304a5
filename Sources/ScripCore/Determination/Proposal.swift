/// A session somebody would like to book, write up or claim.
public struct Proposal: Hashable, Sendable {
  /// Whether it is done under the order, or beside it as the patient's own affair.
  public enum Segment: String, Hashable, Sendable, Codable { case ordered, outsideOrder }

  /// One region and side to be worked on.
  public struct Area: Hashable, Sendable, Codable {
    public var region: BodyRegion
    public var side: Side?

    public init(_ region: BodyRegion, _ side: Side? = nil) {
      self.region = region
      self.side = side
    }
  }

  public var segment: Segment
  public var therapist: TherapistID?
  public var location: LocationID?
  public var areas: [Area]
  public var modalities: [Modality]
  public var units: Int?
  /// For work outside the order: an assessment finding is written down, and the patient has agreed.
  public var hasFinding: Bool
  public var hasConsent: Bool

  public init(
    segment: Segment = .ordered, therapist: TherapistID? = nil, location: LocationID? = nil, areas: [Area] = [],
    modalities: [Modality] = [], units: Int? = nil, hasFinding: Bool = false, hasConsent: Bool = false
  ) {
    self.segment = segment
    self.therapist = therapist
    self.location = location
    self.areas = areas
    self.modalities = modalities
    self.units = units
    self.hasFinding = hasFinding
    self.hasConsent = hasConsent
  }
}
