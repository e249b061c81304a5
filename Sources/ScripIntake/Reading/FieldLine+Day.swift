import ScripCore

extension FieldPath {
  /// Whether the field holds a day.
  public var isDay: Bool {
    switch self {
    case .dateOfBirth, .untilDate, .orderDate, .expirationDate, .signatureDate, .dateOfInjury: true
    default: false
    }
  }
}

extension FieldLine {
  /// The text as people write it: a day in figures. Empty for what was worked out: the page does not say it.
  public var shown: String {
    guard reckoned == nil else { return "" }
    return path.isDay ? CalendarDay(text)?.inFigures ?? text : text
  }
}
