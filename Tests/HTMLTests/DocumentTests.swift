import HTML
import Testing

/// A whole small page, byte for byte.
@Suite struct DocumentTests {
  @Test("A page is written from doctype to last end tag")
  func page() {
    let page = Document(
      title: "Check & sign · Scrip", styleSheets: ["/static/scrip.css"], scripts: ["/static/scrip.js"],
      icon: "/static/scrip.svg", bodyClass: "roomy"
    ) {
      a(.class("skip"), .href("#main")) { "Skip to content" }
      mainTag(.id("main")) {
        h1 { "Is this referral good enough?" }
        form(.method(.post), .action("/referrals/\("01J AB")/sign")) {
          labelTag(.for("note")) { "Note" }
          input(.id("note"), .name("note"), .value("\"5 < 6\""), .required())
          button(.type(.submit)) { "Sign" }
        }
      }
    }
    let expected = """
      <!doctype html><html lang="en"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width,initial-scale=1"><title>Check &amp; sign · Scrip</title>\
      <link rel="stylesheet" href="/static/scrip.css"><link rel="icon" href="/static/scrip.svg">\
      <script src="/static/scrip.js" defer></script></head><body class="roomy">\
      <a class="skip" href="#main">Skip to content</a><main id="main"><h1>Is this referral good enough?</h1>\
      <form method="post" action="/referrals/01J%20AB/sign"><label for="note">Note</label>\
      <input id="note" name="note" value="&quot;5 &lt; 6&quot;" required><button type="submit">Sign</button></form>\
      </main></body></html>

      """
    #expect(String(decoding: page.bytes, as: UTF8.self) == expected)
  }

  @Test("A page is appended to the buffer it is given")
  func appended() {
    var buffer = Array("kept ".utf8)
    p { "x" }.write(into: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == "kept <p>x</p>")
  }
}
