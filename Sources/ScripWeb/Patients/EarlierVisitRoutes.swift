import HTML
import ScripCore
import ScripDesk

/// Visits used before Scrip kept count: written down, seen, and taken back one by one.
struct EarlierVisitRoutes: Sendable {
  private let desk: Desk
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    desk = pages.desk
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let (desk, counter) = (desk, counter)
    routes.get("/episodes/{episode}/earlier-visits", .editCoverage) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      return try await counter.page(EarlierVisitsForm.entry(story), FormFields(), request, caller)
    }
    routes.post("/episodes/{episode}/earlier-visits", .editCoverage) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      let entry = EarlierVisitsForm.entry(story)
      return try await counter.take(EarlierVisitsForm.self, of: entry, request, caller) { form, key in
        let act = RecordEarlierVisits(episode: story.episode.id, days: form.days)
        _ = try await desk.perform(act, by: caller, key: key)
        return entry.back
      }
    }
    declareTakeBack(in: &routes)
  }

  private func declareTakeBack(in routes: inout Routes) {
    let (desk, counter) = (desk, counter)
    routes.get("/episodes/{episode}/earlier-visits/{visit}/take-back", .editCoverage) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      let id: AppointmentID = try request.id("visit")
      guard let visit = story.earlierVisits.first(where: { $0.booking == id }) else { throw WebRefusal.notFound }
      let entry = EarlierVisitBack.entry(visit.day, at: request.path, story)
      return try await counter.page(entry, FormFields(), request, caller)
    }
    routes.post("/episodes/{episode}/earlier-visits/{visit}/take-back", .editCoverage) { request, caller in
      let (id, visit): (EpisodeID, AppointmentID) = (try request.id("episode"), try request.id("visit"))
      _ = try await desk.ask(ChartRecord(id), by: caller)
      _ = try await desk.perform(
        TakeBackEarlierVisit(episode: id, visit: visit), by: caller, key: try request.actKey())
      return Answer.seeOther("/episodes/\(id.description)/earlier-visits")
    }
  }
}
