import ScripCore

@testable import ScripWeb

/// Runs `body` with a browser that is signed in under these roles, on a server with the settings and chart pages.
func withStaff<Result>(
  _ roles: Set<Role> = [.owner, .frontDesk], _ body: (inout Browser, TestServer, PracticeID) async throws -> Result
) async throws -> Result {
  try await withServer(
    pages: { pages, routes in
      SettingsRoutes(pages).declare(in: &routes)
      PatientRoutes(pages).declare(in: &routes)
      EpisodeRoutes(pages).declare(in: &routes)
    },
    { server in
      let practice = try await server.addPerson("rosa@example.org", roles: roles)
      var browser = server.browser()
      _ = try await browser.signIn("rosa@example.org")
      return try await body(&browser, server, practice)
    })
}
