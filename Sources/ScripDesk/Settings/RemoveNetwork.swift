import ScripCore
import ScripSQL
import ScripStore

/// Takes away a network row that nobody was booked by. One that was used ends on a day instead: what was decided rests on it.
public struct RemoveNetwork: Act {
  public static let permission = Permission.editSettings
  let id: ID<NetworkRow>

  public init(_ id: ID<NetworkRow>) { self.id = id }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let row = try connection.networks().first(where: { $0.id == id }) else { return .refused(.notFound) }
    if try connection.isUsed(row.record) {
      return .refused(
        .fault(
          "to", "Patients of this plan are booked under this row, or were. Write its last day in place of removing it.")
      )
    }
    return try connection.remove(id)
      ? .done(true, subjects: [Subject("network", id)]) : .refused(.notFound)
  }
}

extension Connection {
  /// Why a row is not taken beside another one.
  func clash(with other: NetworkRecord) throws -> Refusal {
    let who = try therapist(other.therapist)?.name ?? "The therapist"
    let place = try other.location.flatMap { try location($0)?.name } ?? "every location"
    let days =
      (other.from.map { ", from \($0.shown)" } ?? "") + (other.to.map { ", until \($0.shown)" } ?? "")
    return .fault(
      "status",
      "\(who) has a row for this plan and these days: \(place), \(other.status.shown)\(days). "
        + "Change or remove that one, or write days that do not overlap.")
  }
}

extension NetworkRecord.Status {
  public var shown: String {
    switch self {
    case .inNetwork: "in network"
    case .outOfNetwork: "out of network"
    case .comingSoon: "coming soon"
    }
  }
}

extension Therapist {
  /// What keeps this entry from standing beside the others of the practice, as of a day.
  func faults(beside others: [Therapist], on today: CalendarDay) -> [Refusal.Fault] {
    var faults: [Refusal.Fault] = []
    if let npi, let other = others.first(where: { $0.npi == npi }) {
      faults.append(.init("npi", "\(other.name) has this NPI. Open that entry, or correct the number."))
    } else if let other = others.first(where: { folded($0.name) == folded(name) && ($0.npi == nil || npi == nil) }) {
      faults.append(
        .init(
          "name", "\(other.name) is entered already. Open that entry; if it is another person, write both NPIs."))
    }
    for (index, licence) in licences.enumerated() {
      if let verified = licence.verifiedOn, verified > today {
        faults.append(
          .init("licenceVerified\(index + 1)", "The day it was looked up lies ahead: write today or an earlier one."))
      }
    }
    return faults
  }
}
