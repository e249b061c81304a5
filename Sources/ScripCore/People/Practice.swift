/// The tenant: one business that treats patients.
public struct Practice: Hashable, Sendable, Codable {
  public var id: PracticeID
  /// On claims and receipts. 837P loop 2010AA; CMS-1500 box 33.
  public var legalName: String
  /// On the door, the guide and the forms.
  public var tradeName: String
  /// IANA name, `America/Los_Angeles`.
  public var zone: String
  public var phone: PhoneNumber?
  public var fax: PhoneNumber?
  /// Numbers that take pictures by text message.
  public var sms: PhoneNumber?
  public var email: String?
  public var npi: String?
  public var cancellation: CancellationPolicy?
  /// Under which it is taxed. CMS-1500 box 25. Absent, like what follows, in profiles written before claims.
  public var tax: TaxNumber?
  /// Where payers send money: a street, nine digits of ZIP. CMS-1500 box 33; the first location's when nil.
  public var billingAddress: PostalAddress?
  /// Who takes the practice's claims to the payers.
  public var clearinghouse: Clearinghouse?
  /// On which all of it is closed.
  public var daysOff: [DaysOff]?

  public init(id: PracticeID, legalName: String, tradeName: String, zone: String) {
    self.id = id
    self.legalName = legalName
    self.tradeName = tradeName
    self.zone = zone
  }
}

/// Where claim files go, and the numbers on their envelope. ISA06, ISA08; loops 1000A, 1000B.
public struct Clearinghouse: Hashable, Sendable, Codable {
  /// Also the name of the folder that its files are put into.
  public var name: String
  /// What it calls the practice, and itself.
  public var submitterNumber: String
  public var receiverNumber: String
  /// Files are marked as a test until it says that they are good.
  public var isTest: Bool

  public init(name: String, submitterNumber: String, receiverNumber: String, isTest: Bool = false) {
    self.name = name
    self.submitterNumber = submitterNumber
    self.receiverNumber = receiverNumber
    self.isTest = isTest
  }
}

/// A place where a practice works.
public struct Location: Hashable, Sendable, Codable {
  public var id: LocationID
  public var name: String
  public var address: PostalAddress
  public var phone: PhoneNumber?
  public var fax: PhoneNumber?
  public var hours: [OpeningHours]
  public var gate: BookingGate?
  /// Rooms that are booked with the therapist; nil or empty where a room is always free.
  public var rooms: [Room]?
  /// `11` office unless it says otherwise. CMS-1500 box 24B; domain.md C3.
  public var placeOfService: String?
  /// On which it is closed, whatever its hours say.
  public var daysOff: [DaysOff]?

  public init(
    id: LocationID, name: String, address: PostalAddress, phone: PhoneNumber? = nil, fax: PhoneNumber? = nil,
    hours: [OpeningHours] = [], gate: BookingGate? = nil
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.phone = phone
    self.fax = fax
    self.hours = hours
    self.gate = gate
  }
}

/// A treatment room of a location.
public struct Room: Hashable, Sendable, Codable {
  public var id: RoomID
  public var name: String

  public init(id: RoomID, name: String) {
    self.id = id
    self.name = name
  }
}

extension Location {
  public var roomsInUse: [Room] { rooms ?? [] }
}

/// A street address in the United States. CMS-1500 boxes 5, 32, 33.
public struct PostalAddress: Hashable, Sendable, Codable {
  public var street: String
  public var city: String
  /// Two letters.
  public var state: String
  /// Five or nine digits.
  public var zip: String

  public init(street: String, city: String, state: String, zip: String) {
    self.street = street
    self.city = city
    self.state = state
    self.zip = zip
  }

  /// As it is written on paper: nine digits as ZIP+4 with their hyphen.
  public var lines: [String] { [street, "\(city), \(state) \(zipShown)"] }

  /// `98107`, `98107-4812`; what is neither stays as it was typed.
  public var zipShown: String {
    let digits = zip.filter { $0.isASCII && $0.isNumber }
    return digits.count == 9 ? "\(digits.prefix(5))-\(digits.dropFirst(5))" : zip
  }
}

/// When a location is open on one weekday, by its own wall clock.
public struct OpeningHours: Hashable, Sendable, Codable {
  /// 1 Monday … 7 Sunday.
  public var weekday: Int
  public var opens: ClockTime
  public var closes: ClockTime

  public init(weekday: Int, opens: ClockTime, closes: ClockTime) {
    self.weekday = weekday
    self.opens = opens
    self.closes = closes
  }
}
