import HTML

/// Why a request is not done. Each has one status (`WebRefusal+Status.swift`) and one page that says what to do.
public enum WebRefusal: Error, Hashable, Sendable {
  /// There is no such page, or it belongs to another practice: the two are answered with the same bytes.
  case notFound
  /// The person's roles do not allow it.
  case forbidden
  /// The request did not come from a form of ours, or the form is from an earlier signed-in session.
  case foreignForm
  /// Nobody is signed in; after signing in, `next` is shown.
  case signIn(next: LocalPath?)
  /// Saved before with other input, or changed by someone else meanwhile. The sentence says what stands now.
  case conflict(String)
  case malformed
  case tooLarge(bytesMax: Int)
  case wrongMediaType
  /// The input cannot be accepted; the faults name field and fix.
  case unprocessable([FormFault])
  case tooMany(retryAfterSeconds: Int)
  case unavailable(retryAfterSeconds: Int)
}

/// One thing to correct in a form, in the order of the form.
public struct FormFault: Hashable, Sendable {
  /// The name of the form's field.
  public let field: String
  /// What to do: `Write the date as 11/24/2026`.
  public let fix: String

  public init(field: String, fix: String) {
    self.field = field
    self.fix = fix
  }
}
