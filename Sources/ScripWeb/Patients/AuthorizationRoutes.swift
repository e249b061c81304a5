import HTML
import ScripCore
import ScripDesk

/// A prior authorization is moved on: granted in full or in part, denied, granted on appeal, ended.
struct AuthorizationRoutes: Sendable {
  private let desk: Desk
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    desk = pages.desk
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let (desk, counter) = (desk, counter)
    routes.get("/episodes/{episode}/authorizations/{authorization}", .editCoverage) { request, caller in
      let (story, versions) = try await Self.opened(desk, request, caller)
      guard let newest = versions.last else { throw WebRefusal.notFound }
      let entry = AuthorizationForm.change(
        at: request.path, back: "/episodes/\(story.episode.id.description)", about: story.about)
      return try await counter.page(
        entry, AuthorizationForm.typed(newest, versionsSeen: versions.count, today: story.today), request, caller)
    }
    routes.post("/episodes/{episode}/authorizations/{authorization}", .editCoverage) { request, caller in
      let (story, versions) = try await Self.opened(desk, request, caller)
      guard let newest = versions.last else { throw WebRefusal.notFound }
      let back: LocalPath = "/episodes/\(story.episode.id.description)"
      let entry = AuthorizationForm.change(at: request.path, back: back, about: story.about)
      return try await counter.take(ChangeAuthorizationForm.self, of: entry, request, caller) { form, key in
        var changed = form.authorization
        changed.id = newest.id
        let act = ChangeAuthorization(
          episode: story.episode.id, authorization: changed, versionsSeen: form.versionsSeen)
        _ = try await desk.perform(act, by: caller, key: key)
        return back
      }
    }
  }

  private static func opened(
    _ desk: Desk, _ request: WebRequest, _ caller: Caller
  ) async throws -> (ShowEpisode.Story, versions: [PriorAuthorization]) {
    let id: AuthorizationID = try request.id("authorization")
    let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
    return (story, story.authorizationVersions.filter { $0.id == id })
  }
}
