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
          frame: try await pages.frame(request, caller), permissions: caller.permissions))
    }
    routes.get("/referrals/{referral}/request.pdf", .readReferrals) { request, caller in
      let check = try await pages.desk.ask(CheckReferral(referral: try request.id("referral")), by: caller)
      let asked = check.determination.findings.filter { $0.effect >= .questioned }
      let paper = PrescriberRequest(
        questions: asked.compactMap { PrescriberRequest.Question($0) },
        letterhead: Letterhead(check.profile, check.location), patientName: check.patient.shown,
        birthDate: check.patient.birthDate, orderSignedOn: check.stored.version.signedOn,
        returnCode: check.stored.version.referral.description, madeOn: check.today)
      guard let paper else { throw WebRefusal.conflict("There is nothing to ask the prescriber about this order.") }
      return Answer.download(
        .bytes(try paper.paper.pdf()), contentType: "application/pdf", name: "request-to-the-prescriber.pdf")
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
