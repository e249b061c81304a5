import HTML
import HTTPTypes
import ScripCore
import ScripDesk
import ScripIntake

/// One document of the inbox: look, correct, sign off, set aside.
public struct ReviewRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    declareReading(in: &routes)
    declareReview(in: &routes)
    declareSetAside(in: &routes)
  }

  private func declareReading(in routes: inout Routes) {
    let pages = pages
    routes.get("/inbox/{intake}", .readInbox) { request, caller in
      try await Self.draw(request, caller, pages, order: request.query("order").flatMap { Int($0) })
    }
    routes.get("/inbox/{intake}/pages/{page}", .readReferrals) { request, caller in
      guard let page = Int(try request.part("page")) else { throw WebRefusal.notFound }
      let found = try await pages.desk.picture(ofPage: page, of: try request.id("intake"), by: caller)
      return Answer.image(.stream(length: found.byteCount, next: found.next), contentType: "image/png")
    }
    routes.get("/inbox/{intake}/original", .readReferrals) { request, caller in
      let found = try await pages.desk.original(of: try request.id("intake"), by: caller)
      return Answer.download(
        .stream(length: found.byteCount, next: found.next), contentType: found.mediaType,
        name: found.fileName ?? "document")
    }
  }

  private func declareReview(in routes: inout Routes) {
    let pages = pages
    routes.post("/inbox/{intake}/save", .signOffReferrals) { request, caller in
      try await Self.redrawing(request, caller, pages) {
        let form = try request.form(ReviewForm.self)
        let intake: IntakeID = try request.id("intake")
        let act = SaveReview(intake: intake, order: form.order, entries: form.entries)
        let onSeen = ActOnSeen(act, .review(intake, order: form.order), seen: request.seen)
        let saved = try await pages.desk.perform(onSeen, by: caller, key: try request.actKey())
        if saved.isWhole {
          if let next = form.next { return Answer.seeOther("/inbox/\(next)") }
          if let turn = form.turn, turn != form.order {
            return Answer.seeOther("/inbox/\(try request.part("intake"))?order=\(turn)")
          }
        }
        let place = form.place?.rawValue ?? ""
        return Answer.seeOther("/inbox/\(try request.part("intake"))?order=\(form.order)&at=\(place)")
      }
    }
    routes.post("/inbox/{intake}/sign-off", .signOffReferrals) { request, caller in
      try await Self.redrawing(request, caller, pages) {
        let form = try request.form(SignOffForm.self)
        let intake: IntakeID = try request.id("intake")
        let act = SignOffReferral(
          intake: intake, order: form.review.order, entries: form.review.entries,
          patient: form.patient, payment: form.payment, episode: form.episode, continued: form.continued)
        let onSeen = ActOnSeen(act, .review(intake, order: form.review.order), seen: request.seen)
        let filed = try await pages.desk.perform(onSeen, by: caller, key: try request.actKey())
        return Answer.seeOther("/referrals/\(filed.referral.description)/check")
      }
    }
  }

  private func declareSetAside(in routes: inout Routes) {
    let pages = pages
    routes.post("/inbox/{intake}/set-aside", .signOffReferrals) { request, caller in
      let act = SetAside(intake: try request.id("intake"), reason: request.fields[SetAside.reasonField] ?? "")
      do {
        _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      } catch let refusal as Refusal where !refusal.faults.isEmpty {
        return try await Self.draw(
          request, caller, pages, order: nil, faults: refusal.faults, refusal: "Not set aside yet.")
      }
      return Answer.seeOther("/inbox?\(InboxRoutes.asideField)=\(try request.part("intake"))")
    }
    routes.post("/inbox/{intake}/stopped", .signOffReferrals) { request, caller in
      let act = FileStop(intake: try request.id("intake"))
      let episode = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      return Answer.seeOther("/episodes/\(episode.description)")
    }
    routes.post("/inbox/{intake}/take-back", .signOffReferrals) { request, caller in
      let act = TakeBack(intake: try request.id("intake"))
      _ = try await pages.desk.perform(act, by: caller, key: try request.actKey())
      return Answer.seeOther("/inbox/\(try request.part("intake"))")
    }
  }

  private static func draw(
    _ request: WebRequest, _ caller: Caller, _ pages: StaffPages, order: Int?, typed: TypedEntries? = nil,
    faults: [Refusal.Fault] = [], message: String? = nil, refusal: String = "Not signed off yet."
  ) async throws -> Answer {
    let person = typed.flatMap(ShowReview.TypedPerson.init(typed:))
    let opened = try await pages.desk.ask(
      ShowReview(intake: try request.id("intake"), order: order, typed: person), by: caller)
    let likely = FilingChoices(opened)
    let refused = faults + ReviewFault.changes(faults, typed: typed, in: opened, order: opened.order)
    let kept = typed == nil ? opened.review?.faults(order: opened.order) ?? [] : []
    let unpictured = caller.may(.readReferrals) ? opened.review?.pagesWithoutPicture ?? [] : []
    let texts =
      unpictured.isEmpty
      ? [:] : try await pages.desk.texts(ofPages: unpictured, of: opened.intake.id, by: caller)
    var page = ReviewPage(
      opened, texts: texts, typed: typed, faults: refused + kept, at: request.query(ReviewForm.placeField))
    page.message = message
    let asksToContinue = faults.contains { $0.field == SignOffReferral.continuedField }
    let view = ReviewView(
      page: page, filing: typed.map { likely.choosing($0, asksToContinue: asksToContinue) } ?? likely,
      frame: try await pages.frame(request, caller),
      hidden: StaffPages.hidden(request),
      faults: (refused + kept).map(ReviewFault.init), refusal: refused.isEmpty ? nil : refusal,
      isKept: typed == nil || refused.isEmpty)
    let status: HTTPResponse.Status = message != nil ? .conflict : refused.isEmpty ? .ok : .unprocessableContent
    return .html(view.bytes, status: status)
  }

  /// Draws the same form again with what was typed when the act refuses it for its fields; the document as it stands,
  /// with the way on, when a colleague dealt with it.
  private static func redrawing(
    _ request: WebRequest, _ caller: Caller, _ pages: StaffPages, _ act: () async throws -> Answer
  ) async throws -> Answer {
    var faults: [Refusal.Fault] = []
    var message: String?
    do {
      return try await act()
    } catch let refusal as Refusal where refusal.kind == .conflict {
      message = refusal.sentence
    } catch let refusal as Refusal where !refusal.faults.isEmpty {
      faults = refusal.faults
    } catch WebRefusal.unprocessable(let found) {
      faults = found.map { Refusal.Fault($0.field, $0.fix) }
    }
    let typed = Dictionary(request.fields.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let order = request.fields["order"].flatMap { Int($0) } ?? 0
    return try await draw(request, caller, pages, order: order, typed: typed, faults: faults, message: message)
  }
}
