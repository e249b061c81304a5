/// Hands-on minutes of one procedure code in one session. Undressing, talk and payment are not in them.
public struct TreatedMinutes: Hashable, Sendable {
  public let code: ProcedureCode
  public let minutes: Int

  /// A day's.
  public static let minutesMax = 1440

  /// Nil for more minutes than a day has, or fewer than none.
  public init?(_ code: ProcedureCode, minutes: Int) {
    guard (0...Self.minutesMax).contains(minutes) else { return nil }
    self.code = code
    self.minutes = minutes
  }

  /// Reads `97124=45`: how the command line takes it. Nothing else is read.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let code = ProcedureCode(String(parts[0])), parts[1].utf8.count <= 4,
      parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let minutes = Int(parts[1])
    else { return nil }
    self.init(code, minutes: minutes)
  }
}

extension ProcedureCode {
  /// Whether its units are counted from minutes. Heat and cold packs are one unit however long they lie.
  /// Source: domain.md C1.
  public var isTimed: Bool { self != .heatCold }
}
