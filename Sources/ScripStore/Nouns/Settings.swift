import ScripCore
import ScripSQL

/// What an owner sets once: the practice, its locations, therapists, plans and networks.
extension Connection {
  public func practiceProfile() throws -> Practice? {
    try first("SELECT body FROM practice_profile WHERE practice_id = \(practice)") { try $0.body(0) }
  }

  /// The IANA name of the practice's zone, without reading the rest of its profile.
  public func practiceZone() throws -> String? {
    try first("SELECT zone FROM practice_profile WHERE practice_id = \(practice)") { try $0.text(0) }
  }

  /// On which all of the practice is closed.
  public func practiceDaysOff() throws -> [DaysOff]? { try practiceProfile()?.daysOff }

  public func save(_ profile: Practice) throws {
    let body = try json(profile)
    try put(into: .practiceProfile, ["zone": profile.zone, "shape": bodyShape, "body": body])
  }

  /// By name.
  public func locations() throws -> [Location] {
    try map("SELECT body FROM location WHERE practice_id = \(practice) ORDER BY name, id") { try $0.body(0) }
  }

  public func location(_ id: LocationID) throws -> Location? {
    try first("SELECT body FROM location WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ location: Location) throws {
    let body = try json(location)
    try put(into: .location, ["id": location.id, "name": location.name, "shape": bodyShape, "body": body])
  }

  /// By name.
  public func therapists() throws -> [Therapist] {
    try map("SELECT body FROM therapist WHERE practice_id = \(practice) ORDER BY name, id") { try $0.body(0) }
  }

  public func therapist(_ id: TherapistID) throws -> Therapist? {
    try first("SELECT body FROM therapist WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ therapist: Therapist) throws {
    let body = try json(therapist)
    try put(into: .therapist, ["id": therapist.id, "name": therapist.name, "shape": bodyShape, "body": body])
  }

  /// By payer, then plan.
  public func plans() throws -> [Plan] {
    try map("SELECT body FROM plan WHERE practice_id = \(practice) ORDER BY payer_name, name, id") {
      try $0.body(0)
    }
  }

  public func plan(_ id: PlanID) throws -> Plan? {
    try first("SELECT body FROM plan WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ plan: Plan) throws {
    let body = try json(plan)
    try put(
      into: .plan,
      [
        "id": plan.id, "payer_name": plan.payerName, "name": plan.name, "class_key": plan.classKey,
        "shape": bodyShape, "body": body,
      ])
  }
}

/// A row of the network table: who is in which plan's network, where and when.
public struct NetworkRow: Hashable, Sendable {
  public var id: ID<NetworkRow>
  public var record: NetworkRecord

  public init(id: ID<NetworkRow>, record: NetworkRecord) {
    self.id = id
    self.record = record
  }
}

extension Connection {
  public func networks(of plan: PlanID? = nil) throws -> [NetworkRow] {
    let columns: SQL =
      "SELECT id, therapist_id, location_id, plan_id, status, from_day, to_day FROM network"
    let rows =
      if let plan {
        try rows("\(columns) WHERE practice_id = \(practice) AND plan_id = \(plan) ORDER BY id")
      } else {
        try rows("\(columns) WHERE practice_id = \(practice) ORDER BY plan_id, id")
      }
    return try rows.map { row in
      NetworkRow(
        id: try row.id(0),
        record: NetworkRecord(
          therapist: try row.id(1), location: try row.optionalID(2), plan: try row.id(3), status: try row.word(4),
          from: try row.optionalDay(5), to: try row.optionalDay(6)))
    }
  }

  public func save(_ row: NetworkRow) throws {
    let record = row.record
    try put(
      into: .network,
      [
        "id": row.id, "therapist_id": record.therapist, "location_id": record.location, "plan_id": record.plan,
        "status": record.status.rawValue, "from_day": record.from, "to_day": record.to,
      ])
  }

  /// Takes a row away; nothing else names one. False when there is none.
  public func remove(_ id: ID<NetworkRow>) throws -> Bool {
    try execute("DELETE FROM network WHERE practice_id = \(practice) AND id = \(id)") > 0
  }

  /// Whether anybody of the plan is or was booked with the therapist, where and when a row says, cancelled ones aside.
  ///
  /// Promises: one statement, which ends at the first. Asked when a row is to be removed, and for no page.
  public func isUsed(_ record: NetworkRecord) throws -> Bool {
    let place: SQL = record.location.map { "AND appointment.location_id = \($0)" } ?? ""
    let from: SQL = record.from.map { "AND appointment.day >= \($0)" } ?? ""
    let to: SQL = record.to.map { "AND appointment.day <= \($0)" } ?? ""
    let found = try first(
      """
      SELECT 1 FROM appointment
      JOIN episode ON episode.practice_id = appointment.practice_id AND episode.id = appointment.episode_id
      JOIN coverage ON coverage.practice_id = episode.practice_id AND coverage.id = episode.coverage_id
      WHERE appointment.practice_id = \(practice) AND appointment.therapist_id = \(record.therapist)
        AND appointment.state <> 'cancelled' AND coverage.plan_id = \(record.plan) \(place) \(from) \(to)
      LIMIT 1
      """
    ) { try $0.int(0) }
    return found != nil
  }

  /// Versions of payer rules that this practice has added to the shipped ones.
  public func payerRules() throws -> [PayerRules] {
    try map("SELECT body FROM payer_rules WHERE practice_id = \(practice) ORDER BY class_key, version") {
      try $0.body(0)
    }
  }

  public func append(_ rules: PayerRules) throws {
    let body = try json(rules)
    try insert(
      into: .payerRules,
      [
        "class_key": rules.key, "version": rules.version, "valid_from": rules.validFrom, "shape": bodyShape,
        "body": body,
      ])
  }
}
