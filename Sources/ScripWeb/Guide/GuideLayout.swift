import HTML
import ScripCore

/// The frame of the guide's pages.
enum GuideLayout {
  static func page(_ title: String, _ practice: GuidePractice, @Markup content: () -> Node) -> Answer {
    let body = content()
    return Answer.html(
      PublicLayout(title: title, sign: practice.sign) {
        div(.class("stack")) {
          h1 { title }
          body
        }
      }.bytes)
  }
}
