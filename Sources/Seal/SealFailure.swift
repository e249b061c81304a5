/// Why sealed bytes were not opened. Carries no byte of what was sealed.
public enum SealFailure: Error, Hashable, Sendable {
  /// The key is another one, or the bytes are not as they were written.
  case altered
  /// The stream ends before its last chunk: bytes are missing at the end.
  case cutShort
  /// There are bytes behind the last chunk.
  case longerThanSealed
}

extension SealFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .altered: "the sealed bytes were altered, or belong to another key"
    case .cutShort: "the sealed bytes end too early"
    case .longerThanSealed: "there are bytes behind the sealed end"
    }
  }
}
