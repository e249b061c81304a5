import HTML

/// The frame of a page that needs no sign-in: whose it is, and roomy type for people who read it once.
public struct PublicLayout: Sendable {
  private let title: String
  private let sign: DoorSign?
  private let content: Node

  /// Without a sign the page carries the mark of Scrip.
  public init(title: String, sign: DoorSign? = nil, @Markup content: () -> Node) {
    self.title = title
    self.sign = sign
    self.content = content()
  }

  public var bytes: [UInt8] { document.bytes }

  private var document: Document {
    let name = sign?.name ?? "Scrip"
    return Document(title: "\(title) · \(name)", styleSheets: [Assets.sheet], icon: Assets.icon, bodyClass: "roomy") {
      a(.class("skip"), .href("#main")) { "Skip to content" }
      header(.class("bar")) { a(.class("mark"), .href(sign == nil ? "/" : "/guide")) { name } }
      mainTag(.id("main")) { content }
      footer(.class("foot")) {
        if let sign { sign.drawn }
        a(.href("/guide")) { "For patients: how to get massage paid" }
        a(.href("/accepted")) { "Plans we take" }
        a(.href("/login")) { "Staff: sign in" }
      }
    }
  }
}
