import HTML
import Testing

/// What text becomes inside an element, inside quotes and inside a path.
@Suite struct EscapingTests {
  typealias Case = (name: String, text: String, written: String)
  static let cases: [Case] = [
    (name: "plain words", text: "Low back", written: "Low back"),
    (name: "nothing", text: "", written: ""),
    (name: "less and greater", text: "a<b>c", written: "a&lt;b&gt;c"),
    (name: "ampersand, also in a reference", text: "&amp; &", written: "&amp;amp; &amp;"),
    (name: "both quotes", text: "\"O'Neil\"", written: "&quot;O&#39;Neil&quot;"),
    (name: "tab and line feed stay", text: "a\tb\nc", written: "a\tb\nc"),
    (name: "carriage return", text: "a\rb", written: "a&#13;b"),
    (name: "NUL", text: "a\u{0}b", written: "a\u{FFFD}b"),
    (
      name: "other C0 controls", text: "\u{1}\u{8}\u{B}\u{1B}\u{1F}",
      written: "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"
    ),
    (name: "DEL", text: "\u{7F}", written: "\u{FFFD}"),
    (name: "C1 controls", text: "\u{80}x\u{9F}", written: "\u{FFFD}x\u{FFFD}"),
    (name: "first character above C1", text: "\u{A0}\u{BF}", written: "\u{A0}\u{BF}"),
    (name: "Latin, Vietnamese, Han", text: "Łukasz Nguyễn 日本", written: "Łukasz Nguyễn 日本"),
    (name: "beyond the basic plane", text: "𝒳 👩🏽‍⚕️", written: "𝒳 👩🏽‍⚕️"),
  ]

  @Test("Text in an element is shown as that text", arguments: cases)
  func inElement(row: Case) {
    #expect(written(p { row.text }) == "<p>\(row.written)</p>", "\(row.name)")
  }

  @Test("Text in an attribute stays inside its quotes", arguments: cases)
  func inAttribute(row: Case) {
    #expect(written(p(.title(row.text))) == "<p title=\"\(row.written)\"></p>", "\(row.name)")
  }

  typealias Piece = (piece: String, path: String)
  static let pieces: [Piece] = [
    (piece: "01JABC", path: "/x/01JABC/y"),
    (piece: "a b", path: "/x/a%20b/y"),
    (piece: "../../etc", path: "/x/..%2F..%2Fetc/y"),
    (piece: "..", path: "/x/-/y"),
    (piece: ".", path: "/x/-/y"),
    (piece: "?next=//evil", path: "/x/%3Fnext%3D%2F%2Fevil/y"),
    (piece: "#top", path: "/x/%23top/y"),
    (piece: "ű\u{0}", path: "/x/%C5%B1%00/y"),
    (piece: "javascript:alert(1)", path: "/x/javascript%3Aalert%281%29/y"),
  ]

  @Test("What is put into a path stays one piece of it", arguments: pieces)
  func inPath(row: Piece) {
    let path: LocalPath = "/x/\(row.piece)/y"
    #expect(path.text == row.path)
  }

  @Test("A path of empty pieces cannot name another host")
  func emptyPieces() {
    let path: LocalPath = "/\("")/\("evil.example")"
    #expect(path.text == "/evil.example")
  }

  static let refused = [
    "", "evil", "//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "javascript:alert(1)",
    "/a b", "/a\\b", "/../a", "/ű", " /a", "data:text/html,x",
  ]

  @Test("A path from outside that could leave the server is refused", arguments: refused)
  func refusedPath(text: String) {
    #expect(LocalPath(checking: text) == nil)
  }

  @Test("A plain local path from outside is taken", arguments: ["/", "/today", "/claims?state=open&page=2", "#main"])
  func takenPath(text: String) {
    #expect(LocalPath(checking: text)?.text == text)
  }

  @Test("Only https goes outside as a page")
  func outside() {
    #expect(OutsideAddress.https("https://cms.example/guide?x=1")?.text == "https://cms.example/guide?x=1")
    for bad in [
      "http://a.example", "javascript:alert(1)", "https://", "https://a b", "https://user@a.example", "data:,x",
    ] {
      #expect(OutsideAddress.https(bad) == nil, "\(bad)")
    }
    #expect(OutsideAddress.mail("a?bcc=x@b.example").text == "mailto:a%3Fbcc%3Dx@b.example")
    #expect(OutsideAddress.phone("+1 (206) 555-0142;x").text == "tel:+12065550142")
  }

  private func written(_ node: Node) -> String { String(decoding: node.bytes, as: UTF8.self) }
}
