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
  /// The text as people write it: a day in figures.
  public var shown: String { path.isDay ? CalendarDay(text)?.inFigures ?? text : text }
}
