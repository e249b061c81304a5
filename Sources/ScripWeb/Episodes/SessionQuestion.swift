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

  init(_ request: WebRequest) {
    region = request.query("region").flatMap(BodyRegion.init(rawValue:))
    side = request.query("side").flatMap(Side.init(rawValue:))
    modality = request.query("modality").flatMap(Modality.init(rawValue:))
    therapist = request.query("therapist").flatMap { TherapistID($0) }
    location = request.query("location").flatMap { LocationID($0) }
    day = request.query("day").flatMap { CalendarDay($0) }
    units = request.query("units").flatMap { Int($0) }.flatMap { (1...16).contains($0) ? $0 : nil }
  }

  var proposal: Proposal? {
    guard let region, let modality else { return nil }
    return Proposal(
      therapist: therapist, location: location, areas: [.init(region, side)], modalities: [modality], units: units)
  }

  /// The determination for it; nil until a region and a kind of work are chosen.
  func ask(_ desk: Desk, _ episode: EpisodeID, _ caller: Caller) async throws -> Determination? {
    guard let proposal else { return nil }
    return try await desk.ask(AskAboutSession(episode: episode, day: day, proposal: proposal), by: caller)
  }
}
