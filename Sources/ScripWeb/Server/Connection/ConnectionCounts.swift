import Synchronization

/// How many connections are open, in all and by address.
final class ConnectionCounts: Sendable {
  private struct Address {
    var open = 0
    var unproven = 0
  }

  private struct Open {
    var total = 0
    var addresses: [String: Address] = [:]
  }

  private let limits: ServerLimits
  /// The one address that speaks for many people and is not limited by itself.
  private let proxy: String?
  private let open = Mutex(Open())

  init(limits: ServerLimits, proxy: String?) {
    self.limits = limits
    self.proxy = proxy
  }

  /// Takes a place for a new connection, or says no.
  func admit(_ address: String) -> Bool {
    open.withLock { open in
      var counts = open.addresses[address] ?? Address()
      guard open.total < limits.connectionsMax else { return false }
      if address != proxy {
        guard counts.open < limits.connectionsPerAddressMax, counts.unproven < limits.unprovenPerAddressMax
        else { return false }
      }
      counts.open += 1
      counts.unproven += 1
      open.total += 1
      open.addresses[address] = counts
      return true
    }
  }

  /// The connection has had its first whole answer.
  func prove(_ address: String) {
    open.withLock { $0.addresses[address]?.unproven -= 1 }
  }

  /// Gives the place back.
  func leave(_ address: String, proven: Bool) {
    open.withLock { open in
      guard var counts = open.addresses[address] else { return }
      open.total -= 1
      counts.open -= 1
      if !proven { counts.unproven -= 1 }
      open.addresses[address] = counts.open == 0 ? nil : counts
    }
  }

  /// More than half of all places are taken: idle connections give way.
  var isCrowded: Bool { open.withLock { $0.total > limits.connectionsMax / 2 } }
}
