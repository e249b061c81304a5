import HTTPTypes
import Testing

@testable import ScripWeb

/// Whose word is taken for where a request comes from.
@Suite struct PeerTests {
  typealias Row = (
    connection: String, proxy: String?, forwarded: String?, proto: String?, address: String, isSecure: Bool
  )
  static let rows: [Row] = [
    ("10.0.0.9", nil, "203.0.113.1", "https", "10.0.0.9", false),
    ("10.0.0.9", "10.0.0.1", "203.0.113.1", "https", "10.0.0.9", false),
    ("10.0.0.1", "10.0.0.1", "203.0.113.1", "https", "203.0.113.1", true),
    ("10.0.0.1", "10.0.0.1", "6.6.6.6, 203.0.113.1", "http", "203.0.113.1", false),
    ("10.0.0.1", "10.0.0.1", "2001:db8::7", "https", "2001:db8::7", true),
    ("10.0.0.1", "10.0.0.1", "<script>", nil, "10.0.0.1", false),
    ("10.0.0.1", "10.0.0.1", nil, nil, "10.0.0.1", false),
  ]

  @Test("Forwarded addresses are believed from the proxy alone, and only its own entry", arguments: rows)
  func peer(row: Row) throws {
    var fields = HTTPFields()
    fields[try #require(HTTPField.Name("X-Forwarded-For"))] = row.forwarded
    fields[try #require(HTTPField.Name("X-Forwarded-Proto"))] = row.proto
    let peer = Peer(connection: row.connection, proxy: row.proxy, fields: fields)
    #expect(peer.address == row.address)
    #expect(peer.isSecure == row.isSecure)
  }
}
