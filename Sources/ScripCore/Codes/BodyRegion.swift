/// One part of the body that an order may name and a therapist may work on.
///
/// The names are the vocabulary of the region table; how a diagnosis maps to them is clinical judgement and waits
/// for a clinician's review. Source: domain.md C4 (there `ANY` is a 22nd name; here it is `BodyRegions.any`).
public enum BodyRegion: String, Hashable, Sendable, CaseIterable, Codable {
  case head, jaw, neck, chest
  case upperBack = "upper_back"
  case lowBack = "low_back"
  case abdomen, sacrum, buttock, hip, thigh, knee
  case lowerLeg = "lower_leg"
  case ankle, foot, shoulder
  case upperArm = "upper_arm"
  case elbow, forearm, wrist, hand

  /// `low back`: how a region is named to people.
  public var shown: String {
    switch self {
    case .upperBack: "upper back"
    case .lowBack: "low back"
    case .lowerLeg: "lower leg"
    case .upperArm: "upper arm"
    default: rawValue
    }
  }

  /// Whether the body has this region twice, so that an order for one side leaves the other out.
  public var isPaired: Bool {
    switch self {
    case .head, .jaw, .neck, .chest, .upperBack, .lowBack, .abdomen, .sacrum: false
    case .buttock, .hip, .thigh, .knee, .lowerLeg, .ankle, .foot, .shoulder, .upperArm, .elbow, .forearm,
      .wrist,
      .hand:
      true
    }
  }
}
