import HTTPTypes

/// Names of headers that the library has not. Made once: a name is checked letter by letter.
extension HTTPField.Name {
  // What a browser, a program or the proxy sends.
  static let secFetchSite = known("Sec-Fetch-Site")
  static let formToken = known("X-CSRF-Token")
  static let idempotencyKey = known("Idempotency-Key")
  static let forwardedFor = known("X-Forwarded-For")
  static let forwardedProto = known("X-Forwarded-Proto")

  // What every answer carries.
  static let referrerPolicy = known("Referrer-Policy")
  static let openerPolicy = known("Cross-Origin-Opener-Policy")
  static let resourcePolicy = known("Cross-Origin-Resource-Policy")
  static let permissionsPolicy = known("Permissions-Policy")
  static let frameOptions = known("X-Frame-Options")
  static let clearSiteData = known("Clear-Site-Data")

  private static func known(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is not a header name") }
    return name
  }
}
