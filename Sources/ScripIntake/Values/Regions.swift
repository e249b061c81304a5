extension OrderReading {
  /// The parts of the body that orders name. Raw values are those of the exchange format.
  public enum BodyRegion: String, Hashable, Sendable, Codable, CaseIterable {
    case head, neck, shoulder
    case upperBack = "upper back"
    case lowBack = "low back"
    case hip, gluteal
    case fullBody = "full body"
    case arm, leg, thigh, knee, foot, calf, forearm, wrist, elbow, chest
  }

  public enum Laterality: String, Hashable, Sendable, Codable, CaseIterable {
    case left, right, bilateral
  }

  /// The kinds of treatment that orders name. Raw values are those of the exchange format.
  public enum Modality: String, Hashable, Sendable, Codable, CaseIterable {
    case massageTherapy = "massage_therapy"
    case manualTherapy = "manual_therapy"
    case myofascialRelease = "myofascial_release"
    case triggerPointTherapy = "trigger_point_therapy"
    case neuromuscularTherapy = "neuromuscular_therapy"
    case softTissueMobilization = "soft_tissue_mobilization"
    case lymphaticDrainage = "lymphatic_drainage"
    case positionalRelease = "positional_release"
    case stretching
    case craniosacral
  }
}

extension OrderReading.BodyRegion: WrittenValue {
  public var written: String { rawValue }

  public static func reading(_ text: String) -> Doubtful<Self>? {
    Vocabulary.regions.first(in: text).map { Doubtful($0) }
  }
}

extension OrderReading.Laterality: WrittenValue {
  public var written: String { rawValue }

  public static func reading(_ text: String) -> Doubtful<Self>? {
    Vocabulary.sides.first(in: text).map { Doubtful($0) }
  }
}

extension OrderReading.Modality: WrittenValue {
  public var written: String { rawValue.replacing("_", with: " ") }

  public static func reading(_ text: String) -> Doubtful<Self>? {
    Vocabulary.modalities.first(in: text).map { Doubtful($0) }
  }
}
