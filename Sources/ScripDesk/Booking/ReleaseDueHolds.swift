import ScripCore
import ScripSQL
import ScripStore

extension Desk {
  /// Frees every hold that is over, in every practice. Returns how many.
  ///
  /// One that cannot be freed keeps no other from it: the first such failure is thrown after the last hold.
  public func releaseDueHolds() async throws -> Int {
    var freed = 0
    var failure: (any Error)?
    let now = world.now()
    for practice in try await practices() {
      let due = try await database.read(in: .of(practice)) { connection in
        try connection.holdsOver(by: now, limit: 500)
      }
      for hold in due {
        guard let key = RequestKey("hold-over-\(hold)-\(now.milliseconds)") else { continue }
        do {
          if try await performAsProgram(ReleaseHold(appointment: hold), in: practice, key: key) { freed += 1 }
        } catch { failure = failure ?? error }
      }
    }
    if let failure { throw failure }
    return freed
  }
}

/// Frees one hold, if it is over: somebody may have kept it meanwhile. Today lists the patient until they are told.
struct ReleaseHold: Act {
  static let permission = Permission.bookAppointments
  let appointment: AppointmentID

  func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var held = try connection.appointment(appointment), let until = held.holdUntil, until <= context.moment else {
      return .done(false, subjects: [Subject("appointment", appointment)])
    }
    held.state = .cancelled(.init(at: context.moment, by: context.membership, cause: .holdRanOut))
    try connection.freeSlots(of: held.id)
    try connection.change(held, context)
    try connection.release(held, &context)
    try connection.noteHoldOver(held, on: context.today)
    return .done(true, subjects: held.subjects)
  }
}
