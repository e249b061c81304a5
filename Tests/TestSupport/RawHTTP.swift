import Foundation
import Glibc

/// A small HTTP/1.1 client over a plain socket: says exactly the bytes it is told to, and reads one answer.
public struct RawHTTP: Sendable {
  /// One answer as it came.
  public struct Answer: Sendable {
    public let status: Int
    /// Names in lower case; a name may come more than once.
    public let fields: [(name: String, value: String)]
    public let body: [UInt8]

    public var text: String { String(decoding: body, as: UTF8.self) }
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
  }

  public struct NoAnswer: Error {}

  private let port: Int
  private let secondsMax: Int

  public init(port: Int, secondsMax: Int = 60) {
    self.port = port
    self.secondsMax = secondsMax
  }

  /// Sends `bytes` and reads until one whole answer has come or the server closes; throws when it closes before.
  public func exchange(_ bytes: [UInt8]) async throws -> Answer {
    try await onThread { socket in
      try socket.send(bytes)
      return try socket.answer()
    }
  }

  /// Sends a text with `\n` for line ends as it stands.
  public func exchange(text: String) async throws -> Answer {
    try await exchange(Array(text.replacing("\n", with: "\r\n").utf8))
  }

  /// Everything that comes back until the server closes; for pipelines and connections that are cut.
  public func everything(after bytes: [UInt8]) async throws -> [UInt8] {
    try await onThread { socket in
      try socket.send(bytes)
      return socket.rest()
    }
  }

  private func onThread<Result: Sendable>(_ work: @escaping @Sendable (Socket) throws -> Result) async throws -> Result
  {
    let (port, seconds) = (port, secondsMax)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Swift.Result {
            let socket = try Socket(port: port, seconds: seconds)
            defer { socket.close() }
            return try work(socket)
          })
      }
    }
  }
}

/// One blocking connection to the loopback address.
private final class Socket {
  private let descriptor: Int32

  init(port: Int, seconds: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var wait = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
    let answer = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard answer == 0 else { throw RawHTTP.NoAnswer() }
  }

  func close() { _ = Glibc.close(descriptor) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // The server may answer and close while we still send: what it said is waiting to be read.
      guard count > 0 else { return }
      sent += count
    }
  }

  func rest() -> [UInt8] {
    var bytes: [UInt8] = []
    while let more = receive() { bytes += more }
    return bytes
  }

  func answer() throws -> RawHTTP.Answer {
    var bytes: [UInt8] = []
    var head: Range<Int>?
    while head == nil {
      guard let more = receive() else { throw RawHTTP.NoAnswer() }
      bytes += more
      head = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    }
    guard let head else { throw RawHTTP.NoAnswer() }
    let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let fields = lines.dropFirst().map { line -> (name: String, value: String) in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      return (line[..<colon].lowercased(), line[colon...].dropFirst().trimmingCharacters(in: .whitespaces))
    }
    guard let status = lines.first.flatMap({ Int($0.split(separator: " ").dropFirst().first ?? "") })
    else { throw RawHTTP.NoAnswer() }
    let length = fields.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
    var body = Array(bytes[head.upperBound...])
    while body.count < length {
      guard let more = receive() else { throw RawHTTP.NoAnswer() }
      body += more
    }
    return RawHTTP.Answer(status: status, fields: fields, body: body)
  }

  private func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }
}
