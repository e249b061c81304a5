import HTML
import ScripCore

/// The frame of the guide's pages.
enum GuideLayout {
  static func page(_ title: String, @Markup content: () -> Node) -> Answer {
    let body = content()
    return Answer.html(
      PublicLayout(title: title) {
        div(.class("stack")) {
          h1 { title }
          body
        }
      }.bytes)
  }
}

extension PayerRules {
  /// The payer as a heading or in a list: `Your health savings account (HSA)`.
  var headline: String { patientName.prefix(1).uppercased() + patientName.dropFirst() }
}
