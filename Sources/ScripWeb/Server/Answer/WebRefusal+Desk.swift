import ScripDesk

import enum ScripIntake.FileKind

extension ScripDesk.Refusal: RefusalConvertible {
  /// How an act's refusal is answered. Its own sentence is shown where there is one to add.
  public var refusal: WebRefusal {
    switch kind {
    case .notFound: .notFound
    case .forbidden: .forbidden
    case .conflict: .conflict(sentence)
    case .invalid:
      .unprocessable(
        faults.isEmpty
          ? [FormFault(field: "", fix: sentence)] : faults.map { FormFault(field: $0.field, fix: $0.sentence) })
    case .tooLarge: .tooLarge(bytesMax: FileKind.bytesMax)
    case .busy: .unavailable(retryAfterSeconds: 3)
    }
  }
}

extension Identity.Busy: RefusalConvertible {
  public var refusal: WebRefusal { .unavailable(retryAfterSeconds: 3) }
}
