import ScripCore
import ScripSQL
import ScripStore

/// What keeps an entry of the settings from standing beside the others.
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

extension Location {
  /// Lists, the public guide and papers tell places by their names alone.
  func twinFault(among others: [Location]) -> Refusal.Fault? {
    let twin = others.first { $0.id != id && folded($0.name) == folded(name) }
    return twin.map {
      .init("name", "\($0.name) is entered already. Open that entry, or give this place a name of its own.")
    }
  }
}

extension Plan {
  /// Lists tell plans apart by name, and two of one name by their kind. One that is not taken any more is in nobody's way.
  func twinFault(among others: [Plan], on today: CalendarDay) -> Refusal.Fault? {
    let twin = others.first { other in
      other.id != id && other.classKey == classKey && folded(other.shown) == folded(shown)
        && other.acceptance(on: today) != .notAccepted
    }
    return twin.map {
      .init("name", "\($0.shown) is entered already. Open that entry, or give this plan a name of its own.")
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
