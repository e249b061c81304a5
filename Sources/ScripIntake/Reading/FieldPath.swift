/// The stable name of one field of an order, as the exchange format and the review page spell it.
public enum FieldPath: String, Hashable, Sendable, Codable, CaseIterable {
  case patientName = "patient.name"
  case dateOfBirth = "patient.dateOfBirth"
  case patientPhone = "patient.phone"
  case patientAddress = "patient.address"
  case prescriberName = "prescriber.name"
  case credential = "prescriber.credential"
  case npi = "prescriber.npi"
  case prescriberPhone = "prescriber.phone"
  case prescriberFax = "prescriber.fax"
  case practice = "prescriber.practice"
  case diagnoses
  case bodyRegions
  case laterality
  case modalities
  case cptCodes
  case frequency
  case asNeeded
  case numberOfSessions
  case duration
  case untilDate
  case sessionMinutes
  case medicalNecessity
  case goals
  case orderDate
  case expirationDate
  case signed
  case signatureDate
  case payerName = "payer.name"
  case memberID = "payer.memberId"
  case claimNumber = "payer.claimNumber"
  case dateOfInjury = "payer.dateOfInjury"

  /// The fields that decide whether a session can be booked and billed: never wrong without a flag.
  public static let critical: [FieldPath] = [
    .patientName, .dateOfBirth, .diagnoses, .frequency, .numberOfSessions, .duration, .prescriberName,
    .signed,
    .orderDate,
  ]
}

/// One field of an order as the review page shows it: words only.
public struct FieldLine: Hashable, Sendable {
  public var path: FieldPath
  /// What a clerk sees and may edit; empty when nothing was found.
  public var text: String
  public var confidence: Double
  public var source: ReadSource?
  public var review: ReviewReason?
  /// How a value was worked out that the page does not write: `2 times a week × 4 weeks = 8`; nil for what was read.
  public var reckoned: String?
}

extension OrderReading {
  /// Every field in the order of a paper form, found or not.
  public var lines: [FieldLine] { FieldPath.allCases.map(line) }

  /// One field by its path.
  public func line(_ path: FieldPath) -> FieldLine {
    var line = FieldAccess.of(path).line(self)
    if path == .numberOfSessions { line.reckoned = reckoning }
    return line
  }

  /// Puts a clerk's text into the field; false when the text is not of the field's kind.
  public mutating func correct(_ path: FieldPath, to text: String) -> Bool {
    FieldAccess.of(path).correct(&self, text)
  }

  /// Marks a field for a person. A reason already given stays.
  mutating func flag(_ path: FieldPath, _ reason: ReviewReason) {
    FieldAccess.of(path).flag(&self, reason)
  }
}

/// How one path reaches its field, whatever the type of its value.
private struct FieldAccess: Sendable {
  let line: @Sendable (OrderReading) -> FieldLine
  let correct: @Sendable (inout OrderReading, String) -> Bool
  let flag: @Sendable (inout OrderReading, ReviewReason) -> Void

  init<Value>(_ path: FieldPath, _ place: any WritableKeyPath<OrderReading, ReadField<Value>> & Sendable) {
    line = { order in
      let field = order[keyPath: place]
      return FieldLine(
        path: path, text: field.text, confidence: field.confidence, source: field.source, review: field.review
      )
    }
    correct = { order, text in order[keyPath: place].correct(to: text) }
    flag = { order, reason in
      if order[keyPath: place].review == nil { order[keyPath: place].review = reason }
    }
  }

  static func of(_ path: FieldPath) -> FieldAccess {
    switch path {
    case .patientName: FieldAccess(path, \.patient.name)
    case .dateOfBirth: FieldAccess(path, \.patient.dateOfBirth)
    case .patientPhone: FieldAccess(path, \.patient.phone)
    case .patientAddress: FieldAccess(path, \.patient.address)
    case .prescriberName: FieldAccess(path, \.prescriber.name)
    case .credential: FieldAccess(path, \.prescriber.credential)
    case .npi: FieldAccess(path, \.prescriber.npi)
    case .prescriberPhone: FieldAccess(path, \.prescriber.phone)
    case .prescriberFax: FieldAccess(path, \.prescriber.fax)
    case .practice: FieldAccess(path, \.prescriber.practice)
    case .diagnoses: FieldAccess(path, \.diagnoses)
    case .bodyRegions: FieldAccess(path, \.bodyRegions)
    case .laterality: FieldAccess(path, \.laterality)
    case .modalities: FieldAccess(path, \.modalities)
    case .cptCodes: FieldAccess(path, \.cptCodes)
    case .frequency: FieldAccess(path, \.frequency)
    case .asNeeded: FieldAccess(path, \.asNeeded)
    case .numberOfSessions: FieldAccess(path, \.numberOfSessions)
    case .duration: FieldAccess(path, \.duration)
    case .untilDate: FieldAccess(path, \.untilDate)
    case .sessionMinutes: FieldAccess(path, \.sessionMinutes)
    case .medicalNecessity: FieldAccess(path, \.medicalNecessity)
    case .goals: FieldAccess(path, \.goals)
    case .orderDate: FieldAccess(path, \.orderDate)
    case .expirationDate: FieldAccess(path, \.expirationDate)
    case .signed: FieldAccess(path, \.signed)
    case .signatureDate: FieldAccess(path, \.signatureDate)
    case .payerName: FieldAccess(path, \.payer.name)
    case .memberID: FieldAccess(path, \.payer.memberID)
    case .claimNumber: FieldAccess(path, \.payer.claimNumber)
    case .dateOfInjury: FieldAccess(path, \.payer.dateOfInjury)
    }
  }
}
