import ScripCore
import ScripSQL
import ScripStore

/// Writes down when a therapist works where; none at all means whenever a location is open. What is booked stays.
public struct SaveWorkingHours: Act {
  public static let permission = Permission.editSettings
  let therapist: TherapistID
  let hours: [WorkingHours]

  public init(_ hours: [WorkingHours], of therapist: TherapistID) {
    self.hours = hours
    self.therapist = therapist
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.therapist(therapist) else { return .refused(.notFound) }
    let known = Set(try connection.locations().map(\.id))
    let kept = hours.filter { !$0.hours.isEmpty }
    guard kept.allSatisfy({ known.contains($0.location) }), Set(kept.map(\.location)).count == kept.count else {
      return .refused(.notFound)
    }
    guard kept.flatMap(\.hours).allSatisfy({ (1...7).contains($0.weekday) && $0.opens < $0.closes }) else {
      return .refused(.fault("hours", "A day ends after it begins."))
    }
    found.hours = kept.isEmpty ? nil : kept
    try connection.save(found)
    return .done(true, subjects: [Subject("therapist", therapist)])
  }
}
