import HTML

/// The frame of a page that needs no sign-in: the mark, and roomy type for people who read it once.
public struct PublicLayout: Sendable {
  private let title: String
  private let content: Node

  public init(title: String, @Markup content: () -> Node) {
    self.title = title
    self.content = content()
  }

  public var bytes: [UInt8] { document.bytes }

  private var document: Document {
    Document(title: "\(title) · Scrip", styleSheets: [Assets.sheet], icon: Assets.icon, bodyClass: "roomy") {
      a(.class("skip"), .href("#main")) { "Skip to content" }
      header(.class("bar")) { a(.class("mark"), .href("/")) { "Scrip" } }
      mainTag(.id("main")) { content }
      footer(.class("foot")) {
        a(.href("/guide")) { "For patients: how to get massage paid" }
        a(.href("/accepted")) { "Plans we take" }
        a(.href("/login")) { "Staff: sign in" }
      }
    }
  }
}
