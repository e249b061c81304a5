import HTML
import ScripCore
import ScripDesk

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
}
