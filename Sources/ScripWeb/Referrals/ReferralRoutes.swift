import HTML
import ScripCore
import ScripDesk
import ScripForms

/// The check of a referral.
public struct ReferralRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/referrals/{referral}/check", .readReferrals) { request, caller in
      let check = try await pages.desk.ask(CheckReferral(referral: try request.id("referral")), by: caller)
      return Answer.html(
        CheckPage(check).bytes(
          frame: try await pages.frame(request, caller), permissions: caller.permissions,
          hidden: StaffPages.hidden(request)))
    }
    declareAsking(in: &routes)
    routes.get("/referrals/{referral}/request.pdf", .readReferrals) { request, caller in
      let check = try await pages.desk.ask(CheckReferral(referral: try request.id("referral")), by: caller)
      let asked = check.determination.findings.filter { $0.effect >= .questioned }
      let paper = PrescriberRequest(
        questions: asked.compactMap { PrescriberRequest.Question($0) },
        letterhead: Letterhead(check.profile, check.location), to: check.stored.version.prescriber,
        patientName: check.patient.shown, birthDate: check.patient.birthDate,
        orderSignedOn: check.stored.version.signedOn, returnCode: check.stored.version.referral.description,
        madeOn: check.today)
      guard let paper else { throw WebRefusal.conflict("There is nothing to ask the prescriber about this order.") }
      return Answer.download(
        .bytes(try paper.paper.pdf()), contentType: "application/pdf", name: "request-to-the-prescriber.pdf")
    }
  }

  private func declareAsking(in routes: inout Routes) {
    let (desk, counter) = (pages.desk, EntryCounter(pages: pages))
    routes.get("/referrals/{referral}/asked", .signOffReferrals) { request, caller in
      let check = try await desk.ask(CheckReferral(referral: try request.id("referral")), by: caller)
      let back: LocalPath = "/referrals/\(check.stored.version.referral.description)/check"
      return try await counter.page(
        AskingForm.entry(at: request.path, back: back), AskingForm.typed(today: check.today), request, caller)
    }
    routes.post("/referrals/{referral}/asked", .signOffReferrals) { request, caller in
      let id: ReferralID = try request.id("referral")
      _ = try await desk.ask(ChartRecord(id), by: caller)
      let back: LocalPath = "/referrals/\(id.description)/check"
      let entry = AskingForm.entry(at: request.path, back: back)
      return try await counter.take(AskingForm.self, of: entry, request, caller) { form, key in
        let act = RecordAsking(referral: id, askedOn: form.askedOn, way: form.way)
        _ = try await desk.perform(act, by: caller, key: key)
        return back
      }
    }
    routes.post("/referrals/{referral}/asked/take-back", .signOffReferrals) { request, caller in
      let id: ReferralID = try request.id("referral")
      // What is no day is the day of no asking: the act says so, and of a referral that is not ours that there is none.
      let day = request.fields["askedOn"].flatMap { CalendarDay($0) } ?? CalendarDay(daysSinceEpoch: 0)
      _ = try await desk.perform(TakeBackAsking(referral: id, askedOn: day), by: caller, key: try request.actKey())
      return Answer.seeOther("/referrals/\(id.description)/check")
    }
  }
}

extension Letterhead {
  /// The practice as it writes to others: its trade name, with the location's address and numbers.
  init(_ practice: Practice?, _ location: Location?) {
    self.init(
      name: practice?.tradeName ?? "", address: location?.address, phone: location?.phone ?? practice?.phone,
      fax: location?.fax ?? practice?.fax)
  }
}
