import ScripCore
import ScripSQL
import ScripStore

/// Notes that the patient is here, or takes that back. One noted as not come may still come: the visit that was given
/// back is held again, and a fee that was charged for not coming is taken back.
public struct MarkArrived: Act {
  public static let permission = Permission.bookAppointments
  let appointment: AppointmentID
  let isHere: Bool

  public init(appointment: AppointmentID, isHere: Bool) {
    self.appointment = appointment
    self.isHere = isHere
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var kept = try connection.appointment(appointment) else { return .refused(.notFound) }
    switch (kept.state, isHere) {
    case (.booked, true):
      guard kept.day <= context.today else {
        return .refused(Refusal(.conflict, "This is on \(kept.day.shown). Move it if the patient is here now."))
      }
      kept.state = .arrived(at: context.moment)
    case (.noShow, true):
      if kept.paying == .underOrder {
        var ledger = try connection.ledger(of: kept.episode)
        if ledger.reserve(kept.id, on: kept.day, size: kept.size) != nil {
          return .refused(Refusal(ledger, on: kept.day))
        }
        try connection.appendNewest(of: ledger, to: kept.episode, &context)
      }
      if kept.isFeeCharged {
        try connection.waiveFee(of: &kept, reason: "the patient came", words: "The patient came.", &context)
      }
      kept.state = .arrived(at: context.moment)
    case (.arrived, false): kept.state = .booked
    case (.held, true):
      return .refused(Refusal(.conflict, "This is only held. Book it first, under the order or as self-pay."))
    default:
      return .refused(Refusal(.conflict, "Nothing was changed: this is \(kept.state.word.shown)."))
    }
    try connection.change(kept, context)
    return .done(true, subjects: kept.subjects)
  }
}

/// Notes that the patient did not come: the visit is given back, and the practice's fee is noted where it may be asked.
public struct MarkNoShow: Act {
  public static let permission = Permission.bookAppointments
  let appointment: AppointmentID

  public init(appointment: AppointmentID) { self.appointment = appointment }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var kept = try connection.appointment(appointment) else { return .refused(.notFound) }
    guard kept.state == .booked else {
      return .refused(Refusal(.conflict, "Nothing was changed: this is \(kept.state.word.shown)."))
    }
    guard let begins = kept.begins(in: context.clock.offsets(around: kept.day)), begins <= context.moment else {
      return .refused(Refusal(.conflict, "This has not begun yet. Cancel it if the patient will not come."))
    }
    let cost = try connection.costOfGivingUp(kept, at: context.moment, context.clock, context.reference)
    kept.state = .noShow(.init(at: context.moment, by: context.membership, fee: cost.fee))
    try connection.change(kept, context)
    try connection.refreshEstimate(without: kept, context)
    try connection.release(kept, &context)
    return .done(true, subjects: kept.subjects)
  }
}
