import CPQ
import Foundation
import ScripSQL

/// One connection to the server. Bound to one thread; never crosses to another.
final class PostgresLink {
  private let connection: OpaquePointer
  private var prepared: [PreparedKey: String] = [:]
  /// More prepared statements than this are dropped and made anew.
  private let preparedMax = 1000
  private var preparedCount = 0

  private struct PreparedKey: Hashable {
    let text: String
    let types: [Oid]
  }

  /// Waits at most five seconds for the server; a half-open connection is noticed within ten.
  init(_ address: String) throws(ServerRefusal) {
    let settings = [
      ("connect_timeout", "5"), ("tcp_user_timeout", "10000"), ("application_name", "scrip"),
      ("dbname", address), ("client_encoding", "UTF8"),
    ]
    let opened = Self.withCStrings(settings.map(\.0)) { names in
      Self.withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
    }
    guard let opened else { throw ServerRefusal(code: "08001") }
    guard PQstatus(opened) == CONNECTION_OK else {
      PQfinish(opened)
      throw ServerRefusal(code: "08001")
    }
    connection = opened
    // Notices would go to standard error with values in them.
    _ = PQsetNoticeReceiver(opened, { _, _ in }, nil)
  }

  deinit { PQfinish(connection) }

  var isLost: Bool { PQstatus(connection) == CONNECTION_BAD }

  var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }

  /// Several statements of our own in one round trip.
  func runStatements(_ text: String) throws(ServerRefusal) {
    _ = try checked(PQexec(connection, text))
  }

  func run(_ statement: SQL) throws(ServerRefusal) -> PostgresResult {
    let arguments = Arguments(statement.values)
    let name = try prepare(statement.text, types: arguments.types)
    let result = arguments.withPointers { values, lengths, formats in
      PQexecPrepared(connection, name, Int32(statement.values.count), values, lengths, formats, 1)
    }
    return try checked(result)
  }

  private func prepare(_ text: String, types: [Oid]) throws(ServerRefusal) -> String {
    let key = PreparedKey(text: text, types: types)
    if let name = prepared[key] { return name }
    if prepared.count >= preparedMax {
      try runStatements("DEALLOCATE ALL")
      prepared.removeAll()
    }
    preparedCount += 1
    let name = "s\(preparedCount)"
    let numbered = Dialect.postgres.number(text)
    _ = try checked(
      types.withUnsafeBufferPointer { PQprepare(connection, name, numbered, Int32(types.count), $0.baseAddress) })
    prepared[key] = name
    return name
  }

  private func checked(_ pointer: OpaquePointer?) throws(ServerRefusal) -> PostgresResult {
    guard let pointer else { throw ServerRefusal(code: "08006") }
    let result = PostgresResult(pointer)
    let status = PQresultStatus(pointer)
    guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
      let refusal = ServerRefusal(pointer)
      // A failure without SQLSTATE is the client library's own: what the server did is not known.
      throw isLost || refusal.code.isEmpty ? ServerRefusal(code: "08006") : refusal
    }
    return result
  }

  private static func withCStrings<R>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R
  ) -> R {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
