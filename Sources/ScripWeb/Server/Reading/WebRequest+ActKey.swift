import ScripDesk

extension WebRequest {
  /// The key under which an act is done at most once.
  func actKey() throws -> RequestKey {
    guard let key = RequestKey(try requestKey()) else { throw WebRefusal.malformed }
    return key
  }
}
