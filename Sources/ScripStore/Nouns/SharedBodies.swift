import ScripSQL
import Synchronization

/// Values of bodies that are read with nearly every page: settings. Decoding the same text anew gives the same value,
/// so it is found by its text and never grows stale.
private let shared = Mutex<[SharedBody: any Sendable]>([:])
private let sharedMax = 1_024

private struct SharedBody: Hashable {
  let type: ObjectIdentifier
  let text: String
}

extension Row {
  /// `body`, decoded once for as long as its text stays the same: for the few rows that many pages read.
  func sharedBody<Value: Decodable & Sendable>(_ column: Int, as type: Value.Type = Value.self) throws -> Value {
    let key = SharedBody(type: ObjectIdentifier(type), text: try text(column))
    if let known = shared.withLock({ $0[key] }) as? Value { return known }
    let value: Value = try body(column)
    shared.withLock { shared in
      if shared.count >= sharedMax { shared = [:] }
      shared[key] = value
    }
    return value
  }
}
