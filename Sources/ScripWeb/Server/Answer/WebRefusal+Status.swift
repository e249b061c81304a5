import HTTPTypes

extension WebRefusal {
  /// The one table of refusals and HTTP statuses.
  var status: HTTPResponse.Status {
    switch self {
    case .notFound: .notFound
    case .forbidden, .foreignForm: .forbidden
    case .signIn: .seeOther
    case .conflict: .conflict
    case .malformed: .badRequest
    case .tooLarge: .contentTooLarge
    case .wrongMediaType: .unsupportedMediaType
    case .unprocessable: .unprocessableContent
    case .tooMany: .tooManyRequests
    case .unavailable: .serviceUnavailable
    }
  }

  /// Seconds after which trying again makes sense.
  var retryAfterSeconds: Int? {
    switch self {
    case .tooMany(let seconds), .unavailable(let seconds): seconds
    default: nil
    }
  }
}
