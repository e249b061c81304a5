import HTML
import Testing

/// How elements, boolean attributes and numbers are written.
@Suite struct ElementTests {
  typealias Case = (name: String, node: Node, written: String)
  static let cases: [Case] = [
    (
      name: "void elements have no end tag", node: .row([br(), hr(), wbr(), col(.span(2))]),
      written: "<br><hr><wbr><col span=\"2\">"
    ),
    (name: "an empty element has its end tag", node: td(), written: "<td></td>"),
    (name: "input", node: input(.type(.checkbox), .name("ok")), written: "<input type=\"checkbox\" name=\"ok\">"),
    (name: "a boolean attribute that is on is its bare name", node: input(.checked()), written: "<input checked>"),
    (
      name: "a boolean attribute that is off is not there", node: input(.checked(false), .required(false)),
      written: "<input>"
    ),
    (name: "none writes nothing", node: p(.none), written: "<p></p>"),
    (
      name: "several attributes in one", node: p(.several([.id("a"), .class("b")])),
      written: "<p id=\"a\" class=\"b\"></p>"
    ),
    (
      name: "ARIA and data names", node: p(.aria("expanded", false), .data("region", "neck")),
      written: "<p aria-expanded=\"false\" data-region=\"neck\"></p>"
    ),
    (name: "a text area keeps its first line feed", node: textarea { "\nx" }, written: "<textarea>\n\nx</textarea>"),
    (name: "a text area without one gets none", node: textarea { "x" }, written: "<textarea>x</textarea>"),
    (
      name: "a link outside tells nothing of here", node: a(.href(outside: .phone("206-555-0142"))) { "Call" },
      written: "<a href=\"tel:2065550142\" rel=\"noopener noreferrer\">Call</a>"
    ),
    (
      name: "names that C or Swift has",
      node: labelTag(.for("day")) { timeTag(.dateTime("2026-11-24")) { "Tue" } },
      written: "<label for=\"day\"><time datetime=\"2026-11-24\">Tue</time></label>"
    ),
  ]

  @Test("Elements are written as HTML has them", arguments: cases)
  func element(row: Case) {
    #expect(String(decoding: row.node.bytes, as: UTF8.self) == row.written, "\(row.name)")
  }

  @Test("A builder takes if, else, for and optionals")
  func builder() {
    func list(_ names: [String], note: String?) -> Node {
      ul {
        for name in names { li { name } }
        if let note { li { note } }
        if names.isEmpty { li { "none" } } else { "\(names.count)" }
      }
    }
    #expect(
      String(decoding: list(["a", "b"], note: "c").bytes, as: UTF8.self) == "<ul><li>a</li><li>b</li><li>c</li>2</ul>")
    #expect(String(decoding: list([], note: nil).bytes, as: UTF8.self) == "<ul><li>none</li></ul>")
  }

  typealias Figure = (number: Double, written: String)
  static let figures: [Figure] = [
    (number: 0, written: "0"), (number: -0.0001, written: "0"), (number: 12, written: "12"),
    (number: -2.5, written: "-2.5"), (number: 0.05, written: "0.05"), (number: 1.0005, written: "1.001"),
    (number: 0.9999, written: "1"), (number: 123.456, written: "123.456"), (number: .nan, written: "0"),
    (number: -.infinity, written: "0"), (number: 1e300, written: "0"),
  ]

  @Test("Geometry is written with at most three decimals", arguments: figures)
  func number(row: Figure) {
    let line = SVG.line(fromX: row.number, fromY: 0, toX: 0, toY: 0)
    #expect(
      String(decoding: line.bytes, as: UTF8.self)
        == "<line x1=\"\(row.written)\" y1=\"0\" x2=\"0\" y2=\"0\"></line>")
  }

  @Test("A drawing is written with its view box and shapes")
  func drawing() {
    let drawn = SVG.svg(.init(width: 96, height: 32), .class("cut"), .role(.img), .aria("label", "a word")) {
      SVG.title("Pain")
      SVG.g { SVG.rect(x: 1, y: 2, width: 3, height: 4, .class("lit")) }
      SVG.use("#mark")
    }
    #expect(
      String(decoding: drawn.bytes, as: UTF8.self)
        == "<svg viewBox=\"0 0 96 32\" class=\"cut\" role=\"img\" aria-label=\"a word\"><title>Pain</title>"
        + "<g><rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" class=\"lit\"></rect></g><use href=\"#mark\"></use></svg>")
  }
}
