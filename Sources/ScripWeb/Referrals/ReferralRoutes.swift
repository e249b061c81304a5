import HTML
import ScripCore
import ScripDesk

/// The check of a referral.
public struct ReferralRoutes: Sendable {
  private let pages: StaffPages

  public init(_ pages: StaffPages) { self.pages = pages }

  public func declare(in routes: inout Routes) {
    let pages = pages
    routes.get("/referrals/{referral}/check", .readReferrals) { request, caller in
      let check = try await pages.desk.ask(CheckReferral(referral: try request.id("referral")), by: caller)
      return Answer.html(CheckPage(check).bytes(frame: try await pages.frame(request, caller)))
    }
  }
}
