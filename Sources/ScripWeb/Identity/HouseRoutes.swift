import HTML

/// The addresses that have no page of their own.
public enum HouseRoutes {
  /// `/health` for probes, and the way from `/` to work.
  public static func declare(in routes: inout Routes) {
    routes.open("/health", why: "tells a probe that the server answers, and nothing else") { _ in
      Answer.json(Array("{\"state\":\"ready\"}".utf8))
    }
    routes.open("/", why: "leads to Today, which asks who it is") { _ in Answer.seeOther("/today") }
  }
}
