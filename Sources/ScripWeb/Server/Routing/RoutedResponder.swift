import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Our routing table on Hummingbird's router.
struct RoutedResponder: HTTPResponder {
  typealias Context = FrontContext

  private let router: RouterResponder<FrontContext>

  init(routes: Routes, front: Front) {
    let router = Router(context: FrontContext.self)
    router.add(middleware: MissingPage(front: front))
    for route in routes.table {
      let endpoint = CallbackResponder<FrontContext> { request, context in
        let parts = Dictionary(
          context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { first, _ in first })
        return await front.answer(route, request, parts, connection: context.address)
      }
      router.on(RouterPath(route.path), method: route.method == .get ? .get : .post, responder: endpoint)
      if route.method == .get { router.on(RouterPath(route.path), method: .head, responder: endpoint) }
    }
    self.router = router.buildResponder()
  }

  func respond(to request: Request, context: FrontContext) async throws -> Response {
    let response = try await router.respond(to: request, context: context)
    // A HEAD has the header of its GET and no body.
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// What the router keeps of a request, and the address it came from.
struct FrontContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let address: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }
}

/// Shows our own page where the router has no route.
private struct MissingPage: RouterMiddleware {
  let front: Front

  func handle(
    _ request: Request, context: FrontContext, next: (Request, FrontContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch is HTTPError {
      return await front.missing(request, connection: context.address)
    }
  }
}
