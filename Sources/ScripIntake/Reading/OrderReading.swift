import ScripCore

/// One order as it was read: every field with its place, its confidence and, where needed, why to look.
public struct OrderReading: Hashable, Sendable, Codable {
  /// 1-based pages of the file that hold the order.
  public var pages: [Int] = []
  public var patient = Patient()
  public var prescriber = Prescriber()
  public var diagnoses = ReadField<[Diagnosis]>()
  public var bodyRegions = ReadField<[BodyRegion]>()
  public var laterality = ReadField<Laterality>()
  public var modalities = ReadField<[Modality]>()
  /// Printed and ordered codes only.
  public var cptCodes = ReadField<[String]>()
  public var frequency = ReadField<Frequency>()
  public var asNeeded = ReadField<Bool>()
  public var numberOfSessions = ReadField<SessionCount>()
  public var duration = ReadField<Span>()
  public var untilDate = ReadField<CalendarDay>()
  public var sessionMinutes = ReadField<Int>()
  public var medicalNecessity = ReadField<String>()
  public var goals = ReadField<[String]>()
  public var orderDate = ReadField<CalendarDay>()
  public var expirationDate = ReadField<CalendarDay>()
  public var signed = ReadField<Bool>()
  public var signatureDate = ReadField<CalendarDay>()
  public var payer = Payer()

  public init() {}

  public struct Patient: Hashable, Sendable, Codable {
    public var name = ReadField<PersonName>()
    public var dateOfBirth = ReadField<CalendarDay>()
    public var phone = ReadField<PhoneNumber>()
    public var address = ReadField<String>()
    public init() {}
  }

  public struct Prescriber: Hashable, Sendable, Codable {
    public var name = ReadField<PersonName>()
    public var credential = ReadField<Credential>()
    public var npi = ReadField<PrintedNPI>()
    public var phone = ReadField<PhoneNumber>()
    public var fax = ReadField<PhoneNumber>()
    public var practice = ReadField<String>()
    public init() {}
  }

  public struct Payer: Hashable, Sendable, Codable {
    public var name = ReadField<String>()
    public var memberID = ReadField<String>()
    public var claimNumber = ReadField<String>()
    public var dateOfInjury = ReadField<CalendarDay>()
    public init() {}
  }
}
