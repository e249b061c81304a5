import HTML
import ScripCore
import ScripDesk

/// The frame of every page behind the sign-in: skip link, main navigation, search, and who is at work.
public struct StaffLayout: Sendable {
  /// What the frame shows besides the page.
  public struct Frame: Equatable, Sendable {
    let who: String
    let inboxCount: Int
    let formToken: String
    let permissions: Set<Permission>

    /// `inboxCount` is the number of documents that wait for a person.
    public init(caller: Caller, formToken: String, inboxCount: Int) {
      let roles = Role.allCases.filter(caller.roles.contains).map(\.shown).joined(separator: ", ")
      who = "\(caller.name) · \(roles)"
      self.inboxCount = inboxCount
      self.formToken = formToken
      permissions = caller.permissions
    }
  }

  private let title: String
  private let current: NavItem?
  private let frame: Frame
  private let content: Node

  public init(title: String, current: NavItem?, frame: Frame, @Markup content: () -> Node) {
    self.title = title
    self.current = current
    self.frame = frame
    self.content = content()
  }

  public var bytes: [UInt8] { document.bytes }

  private var document: Document {
    Document(
      title: "\(title) · Scrip", styleSheets: [Assets.sheet], scripts: [Assets.script], icon: Assets.icon
    ) {
      a(.class("skip"), .href("#main")) { "Skip to content" }
      header(.class("bar")) {
        a(.class("mark"), .href("/today")) { "Scrip" }
        nav(.aria("label", "Main")) {
          for item in NavItem.allCases { if let path = item.path(for: frame.permissions) { link(item, to: path) } }
        }
        search
        span(.class("who")) { frame.who }
        signOut
      }
      mainTag(.id("main")) { content }
    }
  }

  private func link(_ item: NavItem, to path: LocalPath) -> Node {
    a(.href(path), item == current ? .aria("current", "page") : .none) {
      item.shown
      if item == .inbox, frame.inboxCount > 0 {
        span(.class("count")) {
          shown(count: frame.inboxCount)
          span(.class("sr")) { " waiting" }
        }
      }
    }
  }

  private var search: Node {
    guard frame.permissions.contains(.readPatients) else { return .nothing }
    // By POST: a name typed here must not stand in an address, a history or a log.
    return form(.role(.search), .method(.post), .action("/patients")) {
      HiddenFields.token(frame.formToken)
      input(
        .type(.search), .name("q"), .aria("label", "Search patients"), .placeholder("Search patients  /"),
        .autocomplete("off"))
    }
  }

  private var signOut: Node {
    form(.method(.post), .action("/logout")) {
      HiddenFields.token(frame.formToken)
      button(.class("btn"), .type(.submit)) { "Sign out" }
    }
  }
}
