/// What keeps a claim from going out clean, said to a clerk: what, where on the claim, and what to do.
public struct ClaimFinding: Hashable, Sendable, Codable {
  public enum Level: String, Hashable, Sendable, Codable {
    /// The payer would send it back: it does not go.
    case stops
    /// It may go; the payer is likely to ask or to take off.
    case asks
  }

  public var level: Level
  /// `claim.tax`: stable, for tests and counts.
  public var rule: String
  public var what: String
  /// `Box 25, tax number`.
  public var place: String
  public var fix: String

  public init(_ level: Level, _ rule: String, _ what: String, at place: String, fix: String) {
    self.level = level
    self.rule = rule
    self.what = what
    self.place = place
    self.fix = fix
  }
}

extension Sequence<ClaimFinding> {
  public var stop: Bool { contains { $0.level == .stops } }
}
