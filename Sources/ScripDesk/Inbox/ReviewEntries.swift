import ScripCore
import ScripIntake

/// What a person typed in the review: one text a field, read by the same grammar as the page.
public struct ReviewEntries: Hashable, Sendable, Codable {
  /// By `FieldPath`; an empty text says the page does not have it.
  public var fields: [String: String]
  public var particulars: Review.Particulars

  public init(fields: [String: String], particulars: Review.Particulars) {
    self.fields = fields
    self.particulars = particulars
  }

  /// Puts the entries into the order; the faults name the fields whose text could not be understood.
  func apply(to order: inout OrderReading) -> [Refusal.Fault] {
    var faults: [Refusal.Fault] = []
    for path in FieldPath.allCases {
      let line = order.line(path)
      guard let typed = fields[path.rawValue], typed != line.shown else { continue }
      // A number that Scrip worked out is the order's once a person writes it.
      if line.reckoned == nil, typed == line.text { continue }
      if !order.correct(path, to: typed) { faults.append(Refusal.Fault(path.rawValue, path.howToWrite(typed))) }
    }
    return faults
  }
}

extension FieldPath {
  /// Said beside a field whose text could not be understood.
  func howToWrite(_ typed: String) -> String {
    switch self {
    case _ where isDay: CalendarDay.impossible(in: typed) ?? "Write the date, such as 11/24/2026."
    case .signed, .asNeeded: "Write yes or no."
    case .patientPhone, .prescriberPhone, .prescriberFax: "Write ten digits, like 206-555-0142."
    case .npi: "Write the ten digits of the NPI."
    case .frequency: "Write it like: twice a week, or once every 2 weeks."
    case .duration: "Write it like: 6 weeks, or 3 months."
    case .numberOfSessions, .sessionMinutes: "Write a number."
    case .diagnoses: "Write codes and words like: M54.50 Low back pain; M54.2 Neck pain."
    case .credential: "Write it like MD, DO, DC, NP or PA-C."
    default: "This could not be understood. Write it as it stands on the page."
    }
  }
}
