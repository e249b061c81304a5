/// How a payer turns treatment minutes into 15-minute units. One case per published rule.
///
/// Source: docs/reference/units.md.
public enum UnitRule: String, Hashable, Sendable, CaseIterable, Codable {
  /// Medicare, Medicaid, the VA and others: the minutes of all timed codes of the day are added up first.
  /// Source: Medicare Claims Processing Manual, chapter 5, section 20.2 (domain.md C2).
  case cms
  /// Each code alone, past the midpoint of its unit: the rule of eights. Source: domain.md C2.
  case cpt

  /// Units that `minutes` of one timed service, or of all of them, come to: 8...22 is one, 23...37 two.
  public static func units(forMinutes minutes: Int) -> Int {
    precondition(minutes >= 0, "Treatment minutes cannot be negative; check the session clock")
    return (minutes + 7) / 15
  }

  /// The most units that `minutes` can come to when they are divided into `parts`, each counted alone: every part may
  /// round up once.
  public static func mostUnits(forMinutes minutes: Int, parts: Int) -> Int {
    precondition(minutes >= 0 && parts >= 0, "Neither minutes nor parts can be negative")
    return (minutes + 7 * parts) / 15
  }
}
