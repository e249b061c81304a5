import HTML
import ScripCore
import ScripDesk
import Tables

/// What payers said: benefits of a coverage, authorizations and earlier visits of an episode.
struct PayerAnswerRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter
  private let call: InsurerCall

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
    guard let call = InsurerCall(Tables.insurerCall) else {
      preconditionFailure("the embedded call script is not readable")
    }
    self.call = call
  }

  func declare(in routes: inout Routes) {
    declareBenefits(in: &routes)
    declareAuthorization(in: &routes)
    EarlierVisitRoutes(pages).declare(in: &routes)
    declareAnswers(in: &routes)
    declarePlanReferral(in: &routes)
    AuthorizationRoutes(pages).declare(in: &routes)
  }

  private func declareBenefits(in routes: inout Routes) {
    let (desk, counter, call) = (pages.desk, counter, call)
    routes.get("/coverages/{coverage}/benefits", .editCoverage) { request, caller in
      let opened = try await desk.ask(ShowCoverage(coverage: try request.id("coverage")), by: caller)
      let entry = BenefitsForm.entry(
        at: request.path, back: "/coverages/\(opened.coverage.id.description)/answers", opened, call: call)
      return try await counter.page(
        entry, BenefitsForm.typed(opened.benefits, today: opened.today), request, caller)
    }
    routes.post("/coverages/{coverage}/benefits", .editCoverage) { request, caller in
      let opened = try await desk.ask(ShowCoverage(coverage: try request.id("coverage")), by: caller)
      let back: LocalPath = "/coverages/\(opened.coverage.id.description)/answers"
      let entry = BenefitsForm.entry(at: request.path, back: back, opened, call: call)
      return try await counter.take(BenefitsForm.self, of: entry, request, caller) { form, key in
        let act = RecordBenefits(coverage: opened.coverage.id, answer: form.answer, planYear: form.planYear)
        _ = try await desk.perform(act, by: caller, key: key)
        return back
      }
    }
  }

  private func declareAnswers(in routes: inout Routes) {
    let pages = pages
    routes.get("/coverages/{coverage}/answers", .readPatients) { request, caller in
      let opened = try await pages.desk.ask(ShowCoverage(coverage: try request.id("coverage")), by: caller)
      return AnswersPage(
        opened, frame: try await pages.frame(request, caller), requestKey: UnforeseeableText.requestKey()
      ).answer()
    }
    routes.post("/coverages/{coverage}/answers", .editCoverage) { request, caller in
      let opened = try await pages.desk.ask(ShowCoverage(coverage: try request.id("coverage")), by: caller)
      let act = ReadBenefitReply(
        coverage: opened.coverage.id, bytes: Array((request.fields["x12"] ?? "").utf8))
      do {
        _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      } catch let refusal as Refusal where !refusal.faults.isEmpty {
        return AnswersPage(
          opened, frame: try await pages.frame(request, caller), requestKey: try request.requestKey(),
          fix: refusal.faults.map(\.sentence).joined(separator: " ")
        ).answer()
      }
      return Answer.seeOther("/coverages/\(opened.coverage.id.description)/answers")
    }
  }

  private func declarePlanReferral(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/episodes/{episode}/plan-referral", .editCoverage) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      let entry = PlanReferralForm.entry(at: request.path, back: "/episodes/\(story.episode.id.description)")
      return try await counter.page(
        entry, PlanReferralForm.typed(story.planReferral, today: story.today), request, caller)
    }
    routes.post("/episodes/{episode}/plan-referral", .editCoverage) { request, caller in
      let id: EpisodeID = try request.id("episode")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let back: LocalPath = "/episodes/\(id.description)"
      let entry = PlanReferralForm.entry(at: request.path, back: back)
      return try await counter.take(PlanReferralForm.self, of: entry, request, caller) { form, key in
        _ = try await desk.perform(RecordPlanReferral(episode: id, referral: form.referral), by: caller, key: key)
        return back
      }
    }
  }

  private func declareAuthorization(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, counter)
    routes.get("/episodes/{episode}/authorizations/new", .editCoverage) { request, caller in
      let story = try await desk.ask(ShowEpisode(episode: try request.id("episode")), by: caller)
      let entry = AuthorizationForm.entry(
        at: request.path, back: "/episodes/\(story.episode.id.description)", about: story.about)
      return try await counter.page(entry, AuthorizationForm.fresh(today: story.today), request, caller)
    }
    routes.post("/episodes/{episode}/authorizations/new", .editCoverage) { request, caller in
      let id: EpisodeID = try request.id("episode")
      let story = try await desk.ask(ShowEpisode(episode: id), by: caller)
      let back: LocalPath = "/episodes/\(id.description)"
      let entry = AuthorizationForm.entry(at: request.path, back: back, about: story.about)
      return try await counter.take(AuthorizationForm.self, of: entry, request, caller) { form, key in
        let act = RecordAuthorization(episode: id, authorization: form.authorization)
        _ = try await desk.perform(act, by: caller, key: key)
        return back
      }
    }
  }
}
