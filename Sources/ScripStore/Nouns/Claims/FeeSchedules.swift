import ScripCore
import ScripSQL

/// What the practice charges: versions of its fee schedules.
extension Connection {
  /// Every version, by class and number; the one for all classes first.
  public func feeSchedules() throws -> [FeeSchedule] {
    try map("SELECT body FROM fee_schedule WHERE practice_id = \(practice) ORDER BY class_key, version") {
      try $0.body(0)
    }
  }

  public func append(_ schedule: FeeSchedule) throws {
    let body = try json(schedule)
    try insert(
      into: .feeSchedule,
      [
        "class_key": schedule.classKey ?? "", "version": schedule.version, "valid_from": schedule.validFrom,
        "shape": bodyShape, "body": body,
      ])
  }
}
