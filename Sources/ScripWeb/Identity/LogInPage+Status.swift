import HTTPTypes

extension LogInPage {
  /// A page with something to correct is not a success: programs see it by the status.
  var status: HTTPResponse.Status {
    if retryAfterSeconds != nil { return .tooManyRequests }
    if message == nil { return kept == nil && !isLate ? .ok : .unauthorized }
    return .unprocessableContent
  }
}
