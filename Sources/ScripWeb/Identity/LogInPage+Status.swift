import HTTPTypes

extension LogInPage {
  var status: HTTPResponse.Status {
    if retryAfterSeconds != nil { return .tooManyRequests }
    return message == nil ? .ok : .unprocessableContent
  }
}
