import HTML
import ScripCore
import ScripDesk
import ScripForms

/// The work list of refusals.
struct DenialRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let (pages, counter) = (pages, counter)
    routes.get("/money/denials", .readMoney) { request, caller in
      let list = try await pages.desk.ask(ShowDenials(), by: caller)
      return Answer.html(DenialsPage(list).bytes(frame: try await pages.frame(request, caller)))
    }
    routes.get("/money/denials/{denial}", .readMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowDenial(denial: try request.id("denial")), by: caller)
      return Answer.html(
        DenialPage(opened, permissions: caller.permissions).bytes(frame: try await pages.frame(request, caller)))
    }
    routes.get("/money/denials/{denial}/appeal/{format}", .readMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowDenial(denial: try request.id("denial")), by: caller)
      let claim = try await pages.desk.ask(ShowClaim(claim: opened.line.stored.claim), by: caller)
      return try Self.appeal(opened, claim, format: try request.part("format"))
    }
    routes.get("/money/denials/{denial}/settle", .postMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowDenial(denial: try request.id("denial")), by: caller)
      return try await counter.page(
        SettleDenialForm.entry(opened, at: request.path), SettleDenialForm.typed(opened), request, caller)
    }
    routes.post("/money/denials/{denial}/settle", .postMoney) { request, caller in
      let id: DenialID = try request.id("denial")
      let opened = try await pages.desk.ask(ShowDenial(denial: id), by: caller)
      let entry = SettleDenialForm.entry(opened, at: request.path)
      return try await counter.take(SettleDenialForm.self, of: entry, request, caller) { form, key in
        let act = SettleDenial(denial: id, ending: form.ending, how: form.how)
        _ = try await pages.desk.perform(act, by: caller, key: key)
        return "/money/denials"
      }
    }
  }

  /// The letter as a page to print, or for Word, where the reason is typed.
  private static func appeal(
    _ opened: ShowDenial.Opened, _ claim: ShowClaim.Opened, format: String
  ) throws -> Answer {
    guard let format = PaperFormat(rawValue: format) else { throw WebRefusal.notFound }
    guard let content = claim.content else {
      throw WebRefusal.conflict("The claim as it was sent is not here, so there is nothing to write about.")
    }
    let stored = opened.line.stored
    let letter = AppealLetter(
      claim: content, payerClaimNumber: claim.claim.payerClaimNumber, refused: stored.denial.amount,
      refusedOn: stored.openedOn,
      reasons: DenialPage.summed(stored.denial.reasons).map { reason in
        .init(
          code: "\(reason.group.rawValue) \(reason.code)", amount: reason.amount,
          meaning: opened.reasons.reason(reason.code)?.meaning ?? "")
      }, madeOn: opened.today)
    return try format.download(letter.paper, name: "appeal")
  }
}
