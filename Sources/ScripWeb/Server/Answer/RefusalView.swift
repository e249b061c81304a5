import HTML

extension RefusalPage {
  /// The page as bytes. The same for everybody, so that it tells nothing about who asked or what exists.
  var bytes: [UInt8] {
    let page = PublicLayout(title: heading) {
      div(.class("head")) { h1 { heading } }
      section(.class("sheet stack")) {
        for words in paragraphs { p { words } }
        p { a(.class("btn"), .href("/")) { "Go to the start page" } }
      }
    }
    return page.bytes
  }
}
