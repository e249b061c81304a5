import HTTPTypes

/// Who is at the other end, seen through the trusted proxy if there is one.
struct Peer: Equatable {
  let address: String
  let isSecure: Bool

  /// `X-Forwarded-For` is believed from the proxy alone, and only its last entry: the one the proxy itself wrote.
  init(connection: String, proxy: String?, fields: HTTPFields) {
    guard let proxy, connection == proxy else {
      (address, isSecure) = (connection, false)
      return
    }
    let forwarded = fields[.forwardedFor]
    let last = forwarded?.split(separator: ",").last.map { String($0.filter { !$0.isWhitespace }) } ?? ""
    let isAddress = (2...45).contains(last.utf8.count) && last.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
    address = isAddress ? last : connection
    isSecure = fields[.forwardedProto] == "https"
  }
}
