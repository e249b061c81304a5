import HummingbirdCore
import ScripDesk

extension Front {
  /// The answer to a form that came after its sign-in had ended: the log-in page, with what was typed where it can be
  /// carried, else with a sentence that nothing was saved. Nil for who never was signed in.
  func tooLate(_ request: Request, _ asked: WebRequest, route: Route, peer: Peer) async throws -> Response? {
    guard route.method != .get, case .permission = route.rule, !asked.wantsJSON else { return nil }
    var late = asked
    late.formToken = formTokenOfBrowser(late)
    if route.carriesForm {
      try await readBody(of: request, into: &late, route: route)
      if let kept = KeptForm(late) {
        return response(LogInPage(next: nil, email: "", trouble: nil, kept: kept).drawn(for: late), peer: peer)
      }
    }
    guard asked.cookie(Cookie.signIn) != nil else { return nil }
    // Back to the page of the same path, where there is one: the one with the form, or its list.
    let page = LogInPage(next: String(asked.path.pathOnly), email: "", trouble: nil, isLate: true)
    return response(page.drawn(for: late), peer: peer)
  }

  /// The page that sends a form on which was drawn for an earlier sign-in of the same person; nil for anything else.
  func goingOn(_ asked: WebRequest, route: Route, entry: Identity.Entry?, peer: Peer) -> Response? {
    guard route.carriesForm, !asked.wantsJSON, let entry, let kept = KeptForm(asked), kept.isOf(entry) else {
      return nil
    }
    return response(kept.offered(formToken: asked.formToken, status: .conflict), peer: peer)
  }
}
