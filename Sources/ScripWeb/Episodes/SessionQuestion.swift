import ScripCore
import ScripDesk

/// A session as somebody asks about it: where, what, by whom, when. Nothing is stored.
struct SessionQuestion: Equatable, Sendable {
  var region: BodyRegion?
  var side: Side?
  var modality: Modality?
  var therapist: TherapistID?
  var location: LocationID?
  var day: CalendarDay?
  var units: Int?
  /// What cannot be asked about; nothing is answered while there is any.
  private(set) var faults: [FormFault] = []

  init(_ request: WebRequest) {
    region = request.query("region").flatMap(BodyRegion.init(rawValue:))
    side = request.query("side").flatMap(Side.init(rawValue:))
    modality = request.query("modality").flatMap(Modality.init(rawValue:))
    therapist = request.query("therapist").flatMap { TherapistID($0) }
    location = request.query("location").flatMap { LocationID($0) }
    day = request.query("day").flatMap { CalendarDay($0) }
    units = request.query("units").flatMap { Int($0) }.flatMap { (1...16).contains($0) ? $0 : nil }
    if day == nil, request.query("day")?.isEmpty == false {
      faults.append(FormFault(field: "day", fix: "There is no such day. Choose one of the calendar."))
    }
    if units == nil, request.query("units")?.isEmpty == false {
      faults.append(FormFault(field: "units", fix: "Write a number from 1 to 16."))
    }
  }

  var proposal: Proposal? {
    guard faults.isEmpty, let region, let modality else { return nil }
    return Proposal(
      therapist: therapist, location: location, areas: [.init(region, side)], modalities: [modality], units: units)
  }

  /// The determination for it; nil until a region and a kind of work are chosen.
  func ask(_ desk: Desk, _ episode: EpisodeID, _ caller: Caller) async throws -> Determination? {
    guard let proposal else { return nil }
    return try await desk.ask(AskAboutSession(episode: episode, day: day, proposal: proposal), by: caller)
  }
}
