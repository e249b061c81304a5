/// A patient's wish about who treats them. Used to find a time and never shown with a therapist's name.
///
/// Source: domain.md S2-12.
public struct TherapistPreference: Hashable, Sendable, Codable {
  public var gender: Gender
  /// A hard wish is never set aside; a soft one only puts the others behind.
  public var isHard: Bool

  public init(gender: Gender, isHard: Bool) {
    self.gender = gender
    self.isHard = isHard
  }

  /// A therapist whose gender nobody wrote down does not meet a wish.
  public func isMet(by therapist: Therapist) -> Bool { therapist.gender == gender }
}

/// As therapists say it of themselves.
public enum Gender: String, Hashable, Sendable, CaseIterable, Codable {
  case woman, man, other
}
