/// What was read from one document: its class, and one order for each referral in it.
///
/// A reading is a proposal. Nothing in it is a referral before a person signs it off.
public struct DocumentReading: Hashable, Sendable, Codable {
  public var documentClass: DocumentClass
  public var kind: DocumentKind
  /// Flags that concern the document as a whole.
  public var flags: [DocumentFlag]
  /// In the order of their pages; empty for a blank page and for what is not a referral.
  public var orders: [OrderReading]

  public init(
    documentClass: DocumentClass, kind: DocumentKind, flags: [DocumentFlag] = [], orders: [OrderReading] = []
  ) {
    self.documentClass = documentClass
    self.kind = kind
    self.flags = flags
    self.orders = orders
  }
}

/// What a document is to the practice.
public enum DocumentClass: String, Hashable, Sendable, Codable, CaseIterable {
  case referral
  /// Only a later page of a referral arrived.
  case fragment
  case notReferral = "not_referral"
  case blank
}

/// The sort of paper. Raw values are those of the exchange format (Tests/Corpus/SCHEMA.md).
public enum DocumentKind: String, Hashable, Sendable, Codable, CaseIterable {
  case prescription
  case ehrOrder = "ehr_order"
  case letter
  case letterOfMedicalNecessity = "letter_of_medical_necessity"
  case workersComp = "workers_comp"
  case autoPIP = "auto_pip"
  case vaAuthorization = "va_authorization"
  case therapyReferral = "therapy_referral"
  case orderSet = "order_set"
  case message
  case multiple
  case blank
  case labReport = "lab_report"
  case invoice
  case imagingReport = "imaging_report"
  case otherReferral = "other_referral"
  case appointmentReminder = "appointment_reminder"
  case coverSheet = "cover_sheet"
}

/// A doubt about the document, or about everything under one path of it.
public struct DocumentFlag: Hashable, Sendable, Codable {
  /// `documentClass`, `patient`, `schedule` …; `*` is everything.
  public var path: String
  public var reason: ReviewReason

  public init(path: String, reason: ReviewReason) {
    self.path = path
    self.reason = reason
  }
}
