import HTML
import ScripCore
import ScripDesk

/// Somebody says that a claim which the payer sent on did not arrive, so that the other payer is billed from here.
struct NotArrivedForm: WebForm {
  /// What the other payer said.
  let said: String

  init?(reading reader: inout FormReader) {
    let said = reader.text("notArrived", label: "what that payer said", max: 400)
    guard let said, reader.faults.isEmpty else { return nil }
    self.said = said
  }

  static func entry(_ opened: ShowClaim.Opened, of next: Plan, at path: Entry.Path) -> Entry {
    Entry(
      title: "Claim \(opened.claim.number) did not arrive", current: .money,
      back: "/claims/\(opened.claim.id.description)", action: path,
      groups: [
        EntrySheet(
          "Ask \(next.shown) first",
          note: "A claim that did arrive would be refused as sent twice. When that payer has none, a claim to it is "
            + "made with this payer’s decision line by line; what was left open for it is asked there.",
          [
            EntryField(
              "notArrived", "What it said", hint: "Who said so and when, as in “no such claim, call of 3 Dec”.")
          ])
      ])
  }
}

/// The way from a claim that was sent on to the claim that is made instead.
struct NotArrivedRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let (pages, counter) = (pages, counter)
    routes.get("/claims/{claim}/not-arrived", .postMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowClaim(claim: try request.id("claim")), by: caller)
      let entry = NotArrivedForm.entry(opened, of: try Self.next(opened), at: request.path)
      return try await counter.page(entry, FormFields([]), request, caller)
    }
    routes.post("/claims/{claim}/not-arrived", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      let opened = try await pages.desk.ask(ShowClaim(claim: id), by: caller)
      // Sent again, the form is answered as before, though nothing waits there any more.
      let entry = NotArrivedForm.entry(opened, of: (try? Self.next(opened)) ?? opened.plan, at: request.path)
      return try await counter.take(NotArrivedForm.self, of: entry, request, caller) { form, key in
        let made = try await pages.desk.perform(
          BillNextPayer(claim: id, notArrived: form.said), by: caller, key: key)
        return "/claims/\(made.description)"
      }
    }
  }

  /// Who may be billed; a conflict where nothing was sent on or the chart names nobody.
  private static func next(_ opened: ShowClaim.Opened) throws -> Plan {
    if case .forwarded(let sent) = opened.nextPayer, let next = sent.next { return next.plan }
    throw WebRefusal.conflict(opened.nextPayer.sentence ?? "This claim was not sent on, or there is nobody to bill.")
  }
}
