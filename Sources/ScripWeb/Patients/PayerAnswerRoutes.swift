import HTML
import ScripCore
import ScripDesk

/// What payers said: benefits of a coverage, authorizations and earlier visits of an episode.
struct PayerAnswerRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    declareBenefits(in: &routes)
    declareAuthorization(in: &routes)
    declareEarlierVisits(in: &routes)
    AuthorizationRoutes(pages).declare(in: &routes)
  }

  private func declareBenefits(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/coverages/{coverage}/benefits", .editCoverage) { request, caller in
      let opened = try await desk.ask(ShowCoverage(coverage: try request.id("coverage")), by: caller)
      let entry = BenefitsForm.entry(
        at: request.path, back: "/patients/\(opened.coverage.patient.description)", plan: opened.plan)
      return try await counter.page(
        entry, BenefitsForm.typed(opened.benefits, today: opened.today), request, caller)
    }
    routes.post("/coverages/{coverage}/benefits", .editCoverage) { request, caller in
      let opened = try await desk.ask(ShowCoverage(coverage: try request.id("coverage")), by: caller)
      let back: LocalPath = "/patients/\(opened.coverage.patient.description)"
      let entry = BenefitsForm.entry(at: request.path, back: back, plan: opened.plan)
      return try await counter.take(BenefitsForm.self, of: entry, request, caller) { form, key in
        let act = RecordBenefits(coverage: opened.coverage.id, answer: form.answer, planYear: form.planYear)
        _ = try await desk.perform(act, by: caller, key: key)
        return back
      }
    }
  }

  private func declareAuthorization(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/episodes/{episode}/authorizations/new", .editCoverage) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      let entry = AuthorizationForm.entry(at: request.path, back: "/episodes/\(story.episode.id.description)")
      return try await counter.page(entry, AuthorizationForm.fresh(today: story.today), request, caller)
    }
    routes.post("/episodes/{episode}/authorizations/new", .editCoverage) { request, caller in
      let id: EpisodeID = try request.id("episode")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let back: LocalPath = "/episodes/\(id.description)"
      let entry = AuthorizationForm.entry(at: request.path, back: back)
      return try await counter.take(AuthorizationForm.self, of: entry, request, caller) { form, key in
        let act = RecordAuthorization(episode: id, authorization: form.authorization)
        _ = try await desk.perform(act, by: caller, key: key)
        return back
      }
    }
  }

  private func declareEarlierVisits(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/episodes/{episode}/earlier-visits", .editCoverage) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      let entry = EarlierVisitsForm.entry(at: request.path, back: "/episodes/\(story.episode.id.description)")
      return try await counter.page(entry, FormFields(), request, caller)
    }
    routes.post("/episodes/{episode}/earlier-visits", .editCoverage) { request, caller in
      let id: EpisodeID = try request.id("episode")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let back: LocalPath = "/episodes/\(id.description)"
      let entry = EarlierVisitsForm.entry(at: request.path, back: back)
      return try await counter.take(EarlierVisitsForm.self, of: entry, request, caller) { form, key in
        _ = try await desk.perform(RecordEarlierVisits(episode: id, days: form.days), by: caller, key: key)
        return back
      }
    }
  }
}
