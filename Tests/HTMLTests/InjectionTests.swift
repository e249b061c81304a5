import Foundation
import HTML
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Text that means to become markup, put in every place a view can put text.
@Suite struct InjectionTests {
  static let payloads = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt src=//evil.example>",
    "<img src=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\u{1}javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)", "//evil.example", "/\\evil.example", "https://evil.example", "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "` onclick=`alert(1)", " onload=alert(1) ", "<iframe src=javascript:alert(1)>", "<object data=x>", "<embed src=x>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<link rel=stylesheet href=//evil.example>",
    "<style>*{background:url(//evil.example)}</style>",
    "--><script>alert(1)</script><!--", "]]><script>alert(1)</script>", "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</option></select><img src=x>", "<!--", "<![CDATA[", "<?xml version=\"1.0\"?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
    "\u{0}<\u{0}script>", "<\u{0}script>alert(1)</script>", "<form action=//evil.example><input name=p>",
    "<math><mi//xlink:href=\"data:x\">",
    "\u{FEFF}<script>", "+ADw-script+AD4-", "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "{{7*7}}${7*7}",
  ]

  @Test("Forty and more payloads stay text in every place", arguments: payloads)
  func staysText(payload: String) throws {
    let page = div(.id(payload), .class(payload), .title(payload), .data("note", payload), .aria("label", payload)) {
      a(.href("/patients/\(payload)?from=\(payload)")) { payload }
      a(.href(outside: .mail(payload))) { payload }
      form(.action("/save/\(payload)"), .name(payload)) { textarea(.placeholder(payload)) { payload } }
      selectTag { option(.value(payload)) { payload } }
      SVG.svg(.init(width: 1, height: 1)) {
        SVG.title(payload)
        SVG.text(payload, x: 0, y: 0)
      }
    }
    let seen = try Shape(of: page)
    let harmless = try Shape(of: sample)
    #expect(seen.elements == harmless.elements)
    #expect(seen.attributes == harmless.attributes)
    for address in seen.addresses {
      #expect(
        address.hasPrefix("/") && !address.hasPrefix("//") && !address.contains("\\") || address.hasPrefix("mailto:"))
    }
  }

  private var sample: Node {
    div(.id("x"), .class("x"), .title("x"), .data("note", "x"), .aria("label", "x")) {
      a(.href("/patients/x?from=x")) { "x" }
      a(.href(outside: .mail("x"))) { "x" }
      form(.action("/save/x"), .name("x")) { textarea(.placeholder("x")) { "x" } }
      selectTag { option(.value("x")) { "x" } }
      SVG.svg(.init(width: 1, height: 1)) {
        SVG.title("x")
        SVG.text("x", x: 0, y: 0)
      }
    }
  }
}

/// The elements and attributes a strict parser finds. Without void elements our markup is also well-formed XML, so
/// Foundation's parser reads it and fails on any stray `<`, `&` or quote.
private final class Shape: NSObject, XMLParserDelegate {
  var elements: [String] = []
  var attributes: [[String]] = []
  var addresses: [String] = []

  init(of node: Node) throws {
    super.init()
    let parser = XMLParser(data: Data(node.bytes))
    parser.delegate = self
    try #require(parser.parse(), "not well-formed")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes found: [String: String]
  ) {
    elements.append(name)
    attributes.append(found.keys.sorted())
    addresses += ["href", "action", "src"].compactMap { found[$0] }
  }
}
