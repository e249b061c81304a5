import HTML

/// A file that is not taken: its page is shown again with what to do beside the field.
extension StaffPages {
  /// Does what an upload asks for, or answers its page, drawn by `page` with the words for the field.
  static func taking(
    _ act: () async throws -> Answer, orShow page: (String) async throws -> [UInt8]
  ) async throws -> Answer {
    do { return try await act() } catch let failure as any RefusalConvertible {
      guard case .unprocessable(let faults) = failure.refusal else { throw failure }
      return .html(try await page(faults.map(\.fix).joined(separator: " ")), status: .unprocessableContent)
    }
  }

  /// The field for one file, with what is wrong with the one that was sent.
  static func fileField(_ label: String, hint: String, accept: String? = nil, fix: String?) -> Node {
    let describedBy = fix == nil ? "file-hint" : "file-hint file-fix"
    return div(.class("field")) {
      labelTag(.for("file")) { label }
      input(
        .id("file"), .name("file"), .type(.file), .required(), accept.map { .accept($0) } ?? .none,
        .aria("describedby", describedBy), fix == nil ? .none : .aria("invalid", true))
      span(.class("hint"), .id("file-hint")) { hint }
      if let fix { p(.class("alert bad"), .id("file-fix"), .role(.alert)) { fix } }
    }
  }
}
