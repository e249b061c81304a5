import ScripCore
import ScripIntake
import ScripSQL
import ScripStore
import Seal

/// What a record was when somebody saw it: the same mark, the same content. Tells nothing of the content.
public struct RecordMark: Hashable, Sendable, Codable {
  /// The field of a form that brings it back, and the one that a refusal names.
  public static let field = "seen"

  /// 32 hexadecimal digits.
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(of record: some Encodable) {
    text = Digest(of: (try? stableJSON(record)) ?? []).bytes.prefix(16).hexadecimal
  }
}

/// A record that a form shows whole and saves whole.
public enum SeenRecord: Hashable, Sendable, Codable {
  case patient(PatientID)
  case coverage(CoverageID)
  case practice
  case location(LocationID)
  case therapist(TherapistID)
  case plan(PlanID)
  case network(ID<NetworkRow>)
  /// One order of a document that waits.
  case review(IntakeID, order: Int)
}

/// An act that saves a record as its form showed it. It is refused when somebody changed the record since the form was
/// drawn, so that nobody's change is undone unseen.
///
/// Nothing is checked without a mark: the program's own acts have none.
public struct ActOnSeen<Saved: Act>: Act {
  public static var name: String { Saved.name }
  public static var permission: Permission { Saved.permission }
  let act: Saved
  let record: SeenRecord
  let seen: RecordMark?

  public init(_ act: Saved, _ record: SeenRecord, seen: RecordMark?) {
    self.act = act
    self.record = record
    self.seen = seen
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Saved.Answer> {
    if let seen, let now = try connection.mark(of: record), now != seen { return .refused(.changedSinceSeen) }
    return try act.run(in: connection, &context)
  }
}

extension Refusal {
  static let changedSinceSeen = Refusal(
    .invalid, "Somebody changed this meanwhile.",
    faults: [
      .init(
        RecordMark.field,
        "Somebody changed this meanwhile. What is saved now stands beside each entry that differs: take it over, or save "
          + "again to keep what stands in the form.")
    ])
}

extension Connection {
  /// Nil when there is no such record any more, or a document that was dealt with: the act itself says so.
  fileprivate func mark(of record: SeenRecord) throws -> RecordMark? {
    switch record {
    case .patient(let id): try patient(id).map { RecordMark(of: $0) }
    case .coverage(let id): try coverage(id).map { RecordMark(of: $0) }
    case .practice: try practiceProfile().map { RecordMark(of: $0) }
    case .location(let id): try location(id).map { RecordMark(of: $0) }
    case .therapist(let id): try therapist(id).map { RecordMark(of: $0) }
    case .plan(let id): try plan(id).map { RecordMark(of: $0) }
    case .network(let id): try networks().first { $0.id == id }.map { RecordMark(of: $0.record) }
    case .review(let id, let order): try intake(id).flatMap { try mark(ofOrder: order, in: $0) }
    }
  }

  private func mark(ofOrder order: Int, in intake: Intake) throws -> RecordMark? {
    guard intake.state == .review || intake.state == .unreadable else { return nil }
    return try review(of: intake)?.review.mark(ofOrder: order)
  }
}

extension Review {
  /// What was seen of one order. Nil when there is no such order.
  public func mark(ofOrder order: Int) -> RecordMark? {
    guard reading.orders.indices.contains(order), particulars.indices.contains(order) else { return nil }
    return RecordMark(of: SeenOrder(reading: reading.orders[order], particulars: particulars[order]))
  }

  private struct SeenOrder: Encodable {
    let reading: OrderReading
    let particulars: Particulars
  }
}
