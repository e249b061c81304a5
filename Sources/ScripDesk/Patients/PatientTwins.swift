import ScripCore
import ScripSQL
import ScripStore

/// Charts that may be the one about to be made: the same name and date of birth.
public struct FindTwins: Query {
  public static let permission = Permission.readPatients
  let givenName: String
  let familyName: String
  let birthDate: CalendarDay?

  public init(givenName: String, familyName: String, birthDate: CalendarDay?) {
    self.givenName = givenName
    self.familyName = familyName
    self.birthDate = birthDate
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Patient]> {
    Found(try connection.twins(givenName: givenName, familyName: familyName, born: birthDate))
  }
}

extension Connection {
  /// The charts of this name and date of birth. On one day a slip in the name does not matter; where a day is missing,
  /// the name is the same letter for letter.
  func twins(givenName: String, familyName: String, born: CalendarDay?) throws -> [Patient] {
    var twins: [Patient] = []
    if let born {
      twins += try patients(bornOn: born).filter { PatientMatch.namesAgree("\(givenName) \(familyName)", $0) }
    }
    let name = "\(familyName) \(givenName)"
    twins += try patients(named: name).filter {
      $0.searchKey == folded(name) && (born == nil || $0.birthDate == nil)
    }
    return twins
  }
}

extension Refusal {
  /// Said once; `field` is where a person says that it is somebody else.
  static func hasChart(_ field: String) -> Refusal {
    .invalid(
      field, "Somebody of this name and date of birth has a chart already: open it, or say that it is another person.")
  }
}
