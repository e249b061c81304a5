import TestSupport

/// Keeps cookies and copies hidden fields, as a browser and a person would.
struct Browser {
  let http: RawHTTP
  let origin: String
  private(set) var cookies: [String: String] = [:]

  init(http: RawHTTP, origin: String) {
    self.http = http
    self.origin = origin
  }

  mutating func get(_ path: String, _ more: [String] = []) async throws -> RawHTTP.Answer {
    try await send("GET", path, more, body: nil)
  }

  /// Posts a form; `origin` nil sends none.
  mutating func post(
    _ path: String, _ fields: [(String, String)], origin: String? = nil, _ more: [String] = []
  ) async throws -> RawHTTP.Answer {
    let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return try await send(
      "POST", path,
      more + ["Origin: \(origin ?? self.origin)", "Content-Type: application/x-www-form-urlencoded"],
      body: Array(body.utf8))
  }

  /// Loads the page's form and sends a file by it.
  mutating func upload(_ page: String, to path: String, file: [UInt8], named name: String) async throws
    -> RawHTTP.Answer
  {
    let boundary = "----cedar"
    var body = ""
    for (field, value) in Self.hidden(in: try await get(page).text) {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
    }
    body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
    body += "Content-Type: application/octet-stream\r\n\r\n"
    let head = ["Origin: \(origin)", "Content-Type: multipart/form-data; boundary=\(boundary)"]
    return try await send("POST", path, head, body: Array(body.utf8) + file + Array("\r\n--\(boundary)--\r\n".utf8))
  }

  /// Loads the page's form, fills it in and posts it.
  mutating func submit(_ page: String, to path: String, _ fields: [(String, String)]) async throws -> RawHTTP.Answer {
    let form = try await get(page)
    return try await post(path, Self.hidden(in: form.text) + fields)
  }

  /// Searches patients, and goes on to what was found.
  mutating func search(_ words: String) async throws -> RawHTTP.Answer {
    let answer = try await submit("/patients", to: "/patients", [("q", words)])
    return try await get(answer["location"] ?? "/patients")
  }

  mutating func signIn(_ email: String, _ password: String = TestServer.password, next: String? = nil)
    async throws -> RawHTTP.Answer
  {
    let page = next.map { "/login?next=\(Self.encoded($0))" } ?? "/login"
    return try await submit(page, to: "/login", [("email", email), ("password", password)])
  }

  private mutating func send(
    _ method: String, _ path: String, _ more: [String], body: [UInt8]?
  ) async throws -> RawHTTP.Answer {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: \(origin.dropFirst("http://".count))"] + more
    if !cookies.isEmpty { lines.append("Cookie: " + cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")) }
    if let body { lines.append("Content-Length: \(body.count)") }
    let head = lines.joined(separator: "\r\n") + "\r\n\r\n"
    let answer = try await http.exchange(Array(head.utf8) + (body ?? []))
    for line in answer.all("set-cookie") {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", omittingEmptySubsequences: false)
      cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
    }
    return answer
  }

  static func hidden(in page: String) -> [(String, String)] {
    page.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)"[^>]*>/).map { (String($0.1), String($0.2)) }
  }

  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
