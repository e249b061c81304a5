import Foundation
import ScripCore
import Testing

@testable import ScripWeb

/// The routing table as it is listed.
@Suite struct RoutesTests {
  struct Line: Decodable, Equatable {
    let method: String
    let path: String
    let rule: String
    let audit: String
  }

  @Test("The listing names method, path, rule and audit class of every route")
  func listing() throws {
    var routes = Routes()
    routes.get("/referrals/{referral}/check", .readReferrals) { _, _ in Answer.html([]) }
    routes.post("/referrals/{referral}/sign-off", .signOffReferrals) { _, _ in Answer.html([]) }
    routes.open("/health", why: "a \"probe\"") { _ in Answer.html([]) }
    let lines = try JSONDecoder().decode([Line].self, from: Data(routes.json.utf8))
    #expect(
      lines == [
        Line(method: "GET", path: "/referrals/{referral}/check", rule: "readReferrals", audit: "read"),
        Line(method: "POST", path: "/referrals/{referral}/sign-off", rule: "signOffReferrals", audit: "write"),
        Line(method: "GET", path: "/health", rule: "open: a \"probe\"", audit: "none"),
      ])
  }
}
