import HTML
import ScripCore
import ScripDesk

/// Signing in and out, choosing a practice, one's own password.
public struct IdentityRoutes: Sendable {
  public typealias Signing = @Sendable () async throws -> DoorSign?

  private let identity: Identity
  private let sign: Signing

  /// `sign` says whose the sign-in page is, asked anew for every page.
  public init(_ identity: Identity, sign: @escaping Signing = { nil }) {
    self.identity = identity
    self.sign = sign
  }

  public func declare(in routes: inout Routes) {
    declareLogIn(in: &routes)
    declarePractice(in: &routes)
    declarePassword(in: &routes)
    let identity = identity
    routes.anySignedIn("/logout", .post, why: "everybody may leave") { request, _ in
      if let token = request.cookie(Cookie.signIn) { try await identity.logOut(token: token, address: request.address) }
      var answer = Answer.seeOther("/login").with(cookie: request.signInCookie(""))
      answer.clearsSite = true
      return answer
    }
  }

  private func declareLogIn(in routes: inout Routes) {
    let (identity, sign) = (identity, sign)
    // Known once all routes are declared; asked when somebody signs in.
    let pages = routes.pages
    let show: @Sendable (LogInPage, WebRequest) async throws -> Answer = { page, request in
      var page = page
      page.sign = try await sign()
      if let token = request.cookie(Cookie.signIn) {
        page.signedIn = try await identity.entry(token: token, address: request.address).map {
          LogInPage.SignedIn($0, wanted: pages.page(at: page.next))
        }
      }
      return page.drawn(for: request)
    }
    routes.open("/login", why: "nobody is signed in yet") { request in
      let page = LogInPage(next: request.query("next"), email: "", trouble: nil)
      return try await show(page, request)
    }
    let body = Route.Body.form(bytesMax: KeptForm.bytesMax)
    routes.open("/login", .post, why: "nobody is signed in yet", audit: .identity, body: body) { request in
      let form = try request.form(LogInForm.self)
      let kept = KeptForm(carriedBy: request.fields)
      let outcome = try await identity.logIn(
        email: form.email, password: form.password, address: request.address,
        replacing: request.cookie(Cookie.signIn))
      switch outcome {
      case .signedIn(let token, let mustChoose):
        if let kept { return try await Self.goOn(kept, token, mustChoose: mustChoose, identity, request) }
        let wanted = pages.page(at: form.next) ?? "/today"
        return Answer.seeOther(mustChoose ? "/practice" : wanted).with(cookie: request.signInCookie(token))
      case .refused:
        let page = LogInPage(next: form.next, email: form.email, trouble: .refused, kept: kept)
        return try await show(page, request)
      case .wait(let seconds):
        let page = LogInPage(next: form.next, email: form.email, trouble: .wait(seconds: seconds), kept: kept)
        return try await show(page, request)
      }
    }
  }

  /// After signing in with a carried form: it is offered again, or the practice is chosen first.
  private static func goOn(
    _ kept: KeptForm, _ token: String, mustChoose: Bool, _ identity: Identity, _ request: WebRequest
  ) async throws -> Answer {
    guard let entry = try await identity.entry(token: token, address: request.address) else {
      throw WebRefusal.signIn(next: nil)
    }
    let answer: Answer
    if mustChoose {
      let places = try await identity.workplaces(of: entry.login)
      answer = ChoosePracticePage(places, formToken: entry.formToken, kept: kept).answer()
    } else if kept.isOf(entry) {
      answer = kept.offered(formToken: entry.formToken, status: .ok)
    } else {
      var page = KeptForm.ofSomebodyElse
      page.frame = entry.caller.map { .init(caller: $0, formToken: entry.formToken, inboxCount: 0) }
      answer = .html(page.bytes, status: .forbidden)
    }
    return answer.with(cookie: request.signInCookie(token))
  }

  private func declarePractice(in routes: inout Routes) {
    let identity = identity
    routes.anySignedIn("/practice", .get, why: "a person's own memberships") { request, entry in
      ChoosePracticePage(try await identity.workplaces(of: entry.login), formToken: request.formToken)
    }
    routes.anySignedIn(
      "/practice", .post, why: "a person's own memberships", bytesMax: KeptForm.bytesMax
    ) { request, entry in
      let form = try request.form(ChoosePracticeForm.self)
      let old = request.cookie(Cookie.signIn) ?? ""
      let token = try await identity.choose(
        form.practice, login: entry.login, address: request.address, replacing: old)
      guard let token else { throw WebRefusal.notFound }
      if let kept = KeptForm(carriedBy: request.fields) {
        return try await Self.goOn(kept, token, mustChoose: false, identity, request)
      }
      return Answer.seeOther("/today").with(cookie: request.signInCookie(token))
    }
  }

  private func declarePassword(in routes: inout Routes) {
    let identity = identity
    routes.anySignedIn("/password", .get, why: "a person's own password") { request, _ in
      ChangePasswordPage(formToken: request.formToken, trouble: nil)
    }
    routes.anySignedIn("/password", .post, why: "a person's own password") { request, entry in
      let form = try request.form(ChangePasswordForm.self)
      do {
        let token = try await identity.changePassword(
          entry, from: form.old, to: form.new, address: request.address)
        return Answer.seeOther("/today").with(cookie: request.signInCookie(token))
      } catch let failure as Identity.Failure {
        return ChangePasswordPage(formToken: request.formToken, trouble: failure).answer()
      }
    }
  }
}

extension WebRequest {
  /// The cookie of a sign-in; an empty token takes it away.
  func signInCookie(_ token: String) -> Cookie {
    Cookie(name: Cookie.signIn, value: token, sameSite: .lax, isSecure: isSecure)
  }
}
