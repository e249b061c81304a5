import HTML
import ScripCore
import ScripDesk

/// The plan of care of an episode, written with the patient.
struct PlanOfCareRoutes: Sendable {
  private let desk: Desk
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    desk = pages.desk
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let (desk, counter) = (desk, counter)
    routes.get("/episodes/{episode}/plan", .writeNotes) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      let entry = PlanOfCareForm.entry(at: request.path, back: "/episodes/\(story.episode.id.description)")
      return try await counter.page(entry, PlanOfCareForm.typed(story.episode), request, caller)
    }
    routes.post("/episodes/{episode}/plan", .writeNotes) { request, caller in
      let id: EpisodeID = try request.id("episode")
      let story = try await desk.ask(ShowEpisode(episode: id), by: caller)
      let back: LocalPath = "/episodes/\(story.episode.id.description)"
      let entry = PlanOfCareForm.entry(at: request.path, back: back)
      return try await counter.take(PlanOfCareForm.self, of: entry, request, caller) { form, key in
        let act = SavePlanOfCare(episode: id, plan: form.plan, lines: form.typedOn)
        _ = try await desk.perform(act, by: caller, key: key)
        return back
      }
    }
  }
}
