import HTTPTypes

/// The header that every answer carries, whatever the route.
enum AnswerHeaders {
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
  private static let foreignPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
  private static let permissions =
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"

  /// The header of `answer`. Reached over https, it also tells the browser to stay there for two years.
  static func fields(for answer: Answer, isSecure: Bool) -> HTTPFields {
    var fields = HTTPFields()
    fields[.contentType] = answer.contentType
    fields[.contentSecurityPolicy] = answer.isForeign ? foreignPolicy : policy
    fields[.xContentTypeOptions] = "nosniff"
    fields[.referrerPolicy] = "no-referrer"
    fields[.cacheControl] =
      answer.isImmutable
      ? "public, max-age=31536000, immutable" : answer.entityTag != nil ? "private, no-cache" : "no-store"
    fields[.eTag] = answer.entityTag
    fields[.lastModified] = answer.lastModified
    fields[.openerPolicy] = "same-origin"
    fields[.resourcePolicy] = "same-origin"
    fields[.permissionsPolicy] = permissions
    fields[.frameOptions] = "DENY"
    if isSecure { fields[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
    fields[.location] = answer.location?.text
    fields[.contentDisposition] = answer.disposition
    fields[.retryAfter] = answer.retryAfterSeconds.map(String.init)
    if answer.clearsSite { fields[.clearSiteData] = "\"cache\", \"cookies\", \"storage\"" }
    for cookie in answer.cookies { fields.append(HTTPField(name: .setCookie, value: cookie.line)) }
    return fields
  }
}
