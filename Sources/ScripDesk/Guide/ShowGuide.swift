import ScripCore
import ScripSQL
import ScripStore

/// What a practice says of itself to everybody: nothing of a patient, nothing of its staff.
public struct PublicFace: Sendable {
  public let profile: Practice?
  public let locations: [Location]
  public let plans: [Plan]
  /// The practice's own date.
  public let today: CalendarDay
}

extension Desk {
  /// What the public guide shows. It asks for no permission, so it reads nothing that needs one.
  public func guide(in practice: PracticeID) async throws -> PublicFace {
    let world = world
    let moment = world.now()
    do {
      return try await database.read(in: .of(practice)) { connection in
        PublicFace(
          profile: try connection.practiceProfile(), locations: try connection.locations(),
          plans: try connection.plans(), today: try connection.clock(at: moment, world).day)
      }
    } catch let failure as DatabaseFailure {
      throw Refusal(failure) ?? failure
    }
  }
}
