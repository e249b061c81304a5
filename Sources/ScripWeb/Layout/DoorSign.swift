import HTML
import ScripCore
import ScripDesk

/// Whose a public page is: the name on the door, where the doors are, and the telephone.
public struct DoorSign: Hashable, Sendable {
  /// The trade name: the one that patients know.
  let name: String
  /// The practice's own number.
  let phone: PhoneNumber?
  let places: [Place]

  struct Place: Hashable, Sendable {
    let name: String
    let address: PostalAddress
    /// Nil where it is the practice's own number.
    let phone: PhoneNumber?
  }

  /// Nil until the practice has said its name.
  public init?(_ face: PublicFace) {
    guard let profile = face.profile else { return nil }
    self.init(name: profile.tradeName, phone: profile.phone, locations: face.locations)
  }

  init(name: String, phone: PhoneNumber?, locations: [Location]) {
    self.name = name
    self.phone = phone
    places = locations.map { location in
      Place(name: location.name, address: location.address, phone: location.phone == phone ? nil : location.phone)
    }
  }

  /// The one to call: the practice's own number, or else the first location's.
  var phoneToCall: PhoneNumber? { phone ?? places.lazy.compactMap(\.phone).first }

  /// Where a paper is handed over: `at our desk: 4821 Ballard Ave NW, Seattle, WA 98107`; nil without a location.
  var desks: String? {
    guard let first = places.first else { return nil }
    guard places.count > 1 else { return "at our desk: \(first.street)" }
    return "at one of our desks: " + places.map { "\($0.name) (\($0.street))" }.joined(separator: " or ")
  }
}

extension DoorSign.Place {
  /// `4821 Ballard Ave NW, Seattle, WA 98107`.
  var street: String { address.lines.joined(separator: ", ") }
}

extension DoorSign {
  /// For the foot of a page: the practice with its telephone, then a line for each location.
  @Markup var drawn: Node {
    p(.class("where")) {
      strong { name }
      Self.call(phone)
    }
    for place in places {
      p(.class("where")) {
        place.name == name ? place.street : "\(place.name): \(place.street)"
        Self.call(place.phone)
      }
    }
  }

  @Markup private static func call(_ phone: PhoneNumber?) -> Node {
    if let phone {
      " · Telephone "
      a(.href(outside: .phone(phone.shown))) { phone.shown }
    }
  }
}
