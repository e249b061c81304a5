import ScripDesk

/// The form that asks only why something is taken back.
private struct ReasonForm: WebForm {
  let reason: String

  init?(reading reader: inout FormReader) {
    guard let reason = reader.text("reason", label: "why", max: 400) else { return nil }
    self.reason = reason
  }
}

extension EntryCounter {
  /// The page that asks only why something is taken back, and the act that its answer is; it leads back to where the
  /// page came from.
  ///
  /// - Parameter entry: drawn for the press too, so that a second press is answered as the first. Whether there is anything
  ///   to take back is asked of a GET alone.
  func askWhy<A: Act>(
    at path: String, in routes: inout Routes,
    _ entry: @escaping @Sendable (WebRequest, Caller) async throws -> Entry,
    act: @escaping @Sendable (WebRequest, _ reason: String) throws -> A
  ) {
    routes.get(path, A.permission) { request, caller in
      try await page(try await entry(request, caller), FormFields(), request, caller)
    }
    routes.post(path, A.permission) { request, caller in
      let drawn = try await entry(request, caller)
      return try await take(ReasonForm.self, of: drawn, request, caller) { form, key in
        _ = try await pages.desk.perform(try act(request, form.reason), by: caller, key: key)
        return drawn.back
      }
    }
  }
}
