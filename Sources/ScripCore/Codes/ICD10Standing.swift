/// What a code is on a day of service.
public enum ICD10Standing: String, Hashable, Sendable, Codable {
  case billable
  /// Stands above codes that are billable; a claim with it is refused (CARC 146).
  case header
  case absent
}

/// A day on which a code changed its standing. The table holds one edition; this is what is known of earlier ones.
public struct ICD10Change: Hashable, Sendable {
  public let code: ICD10Code
  /// What the code was up to and on `lastDay`; since then it is what the table says.
  public let was: ICD10Standing
  public let lastDay: CalendarDay
  public let source: String

  /// The changes that matter to massage referrals, as dated rows.
  public static let known: [ICD10Change] =
    rows(
      "2021-09-30", "ICD-10-CM FY2022 addenda (domain.md C4)", billable: ["M54.5"],
      absent: ["M54.50", "M54.51", "M54.59"])
    + rows(
      "2024-09-30", "ICD-10-CM FY2025 addenda (domain.md C4)", billable: ["M51.36", "M51.37"],
      absent: ["M51.360", "M51.361", "M51.362", "M51.369", "M51.370", "M51.371", "M51.372", "M51.379"])

  private static func rows(_ day: String, _ source: String, billable: [String], absent: [String]) -> [ICD10Change] {
    guard let lastDay = CalendarDay(day) else { preconditionFailure("\(day) is no day") }
    let changed = billable.map { ($0, ICD10Standing.billable) } + absent.map { ($0, .absent) }
    return changed.compactMap { text, was in
      ICD10Code(text).map { ICD10Change(code: $0, was: was, lastDay: lastDay, source: source) }
    }
  }
}

extension ICD10Table {
  /// What the code is on a day of service, by this edition and the known earlier changes.
  public func standing(of code: ICD10Code, on day: CalendarDay) -> ICD10Standing {
    if let change = ICD10Change.known.first(where: { $0.code == code && day <= $0.lastDay }) { return change.was }
    guard let place = place(of: code) else { return .absent }
    return details[place].flags.contains(.billable) ? .billable : .header
  }

  /// Whether the day lies past this edition, so that an answer for it needs the next one.
  public func isOutdated(on day: CalendarDay) -> Bool { day > lastDay }
}
