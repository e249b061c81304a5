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

  /// How a first visit is booked, after what is said first; nothing while no telephone is known.
  @Markup static func booking(_ practice: GuidePractice, _ first: String) -> Node {
    if let phone = practice.sign?.phoneToCall {
      p(.class("measure")) {
        "\(first) To book your first visit, call "
        a(.href(outside: .phone(phone.shown))) { phone.shown }
        "."
      }
    }
  }
}
