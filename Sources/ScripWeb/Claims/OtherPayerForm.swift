import HTML
import ScripCore
import ScripDesk

/// Somebody says that another payer has to pay what stands on a claim.
struct OtherPayerForm: WebForm {
  let coverage: CoverageID
  /// Who says so.
  let why: String

  init?(reading reader: inout FormReader) {
    let coverage: CoverageID? = reader.id("coverage", label: "who has to pay")
    let why = reader.text("why", label: "who says so", max: 400)
    guard let coverage, let why, reader.faults.isEmpty else { return nil }
    self.coverage = coverage
    self.why = why
  }

  static func entry(_ opened: ShowClaim.Opened, at path: Entry.Path) -> Entry {
    let ways = opened.otherPayers.map { EntryChoice($0.coverage.id.description, $0.coverage.shown(under: $0.plan)) }
    let isAnswered = opened.claim.standing == .answered
    let after =
      isAnswered
      ? "Claim \(opened.claim.number) stands back for it, and its refusal is settled once the new claim is sent. When "
        + "that is dropped unsent, both stand again." : "Claim \(opened.claim.number) has not left and is dropped."
    return Entry(
      title: "Another payer has to pay claim \(opened.claim.number)", current: .money,
      back: "/claims/\(opened.claim.id.description)", action: path,
      groups: [
        EntrySheet(
          "Who has to pay",
          note: "A new claim of \(opened.claim.charge.shown) is made to that payer, without anything that "
            + "\(opened.plan.shown) permitted, and checked by that payer’s rules. \(after) Sessions to come go on under "
            + "the episode’s own payer: open an episode under the other one for them.",
          [
            EntryField("coverage", "Way to pay", .choice([EntryChoice("", "choose")] + ways)),
            EntryField(
              "why", "Who says so",
              hint: "As in “reason 19 of this payer; L&I accepted the claim, call of 3 Dec”. No patient’s name."),
          ])
      ], save: "Make the claim", about: opened.patient.shown)
  }
}

/// The way from a claim to the one that asks another payer in its place.
struct OtherPayerRoutes: Sendable {
  private let pages: StaffPages
  private let counter: EntryCounter

  init(_ pages: StaffPages) {
    self.pages = pages
    counter = EntryCounter(pages: pages)
  }

  func declare(in routes: inout Routes) {
    let (pages, counter) = (pages, counter)
    routes.get("/claims/{claim}/other-payer", .postMoney) { request, caller in
      let opened = try await pages.desk.ask(ShowClaim(claim: try request.id("claim")), by: caller)
      guard opened.mayGoElsewhere else {
        throw WebRefusal.conflict("The lines of this claim go to no other payer as it stands. Look at it again.")
      }
      guard !opened.otherPayers.isEmpty else {
        throw WebRefusal.conflict(
          "The chart names no other payer that takes claims on these days. Have the front desk enter it in the chart, "
            + "under Add a way to pay.")
      }
      return try await counter.page(
        OtherPayerForm.entry(opened, at: request.path), FormFields([]), request, caller)
    }
    routes.post("/claims/{claim}/other-payer", .postMoney) { request, caller in
      let id: ClaimID = try request.id("claim")
      let opened = try await pages.desk.ask(ShowClaim(claim: id), by: caller)
      let entry = OtherPayerForm.entry(opened, at: request.path)
      return try await counter.take(OtherPayerForm.self, of: entry, request, caller) { form, key in
        let made = try await pages.desk.perform(
          BillOtherPayer(claim: id, coverage: form.coverage, why: form.why), by: caller, key: key)
        return "/claims/\(made.description)"
      }
    }
  }
}
