import HTML
import HTTPTypes

/// A form that came after its sign-in had ended: carried, hidden in the pages in between, until somebody is signed in
/// and sends it on with one press. Nothing of it is stored, here or in the browser.
///
/// Only forms of our own origin get so far, and what is sent on is drawn for the new sign-in and pressed by a person.
struct KeptForm: Hashable, Sendable {
  /// Marks the fields of the form that is carried.
  private static let prefix = "kept."
  private static let placeName = "kept_at"
  /// Room for a carried note on the pages in between.
  static let bytesMax = 400_000

  /// Where the form was going.
  let place: LocalPath
  let fields: [FormFields.Pair]

  /// The form of a request, without the secret of the sign-in that has ended.
  init(_ request: WebRequest) {
    place = request.path
    fields = request.fields.pairs.filter { $0.name != FormFields.tokenName }
  }

  /// The form that a page in between carries; nil when it carries none.
  init?(carriedBy fields: FormFields) {
    guard let place = fields[Self.placeName].flatMap(LocalPath.init(checking:)), place.text.hasPrefix("/") else {
      return nil
    }
    self.place = place
    self.fields = fields.pairs.filter { $0.name.hasPrefix(Self.prefix) }.map {
      FormFields.Pair(name: String($0.name.dropFirst(Self.prefix.count)), value: $0.value)
    }
  }

  /// What a page in between holds of it.
  var carried: Node {
    .row(
      [input(.type(.hidden), .name(Self.placeName), .value(place.text))]
        + fields.map { input(.type(.hidden), .name(Self.prefix + $0.name), .value($0.value)) })
  }

  /// The page on which a person sends it on. `status`: whether what was asked for has been done.
  func offered(formToken: String, status: HTTPResponse.Status) -> Answer {
    .html(
      PublicLayout(title: "What you typed") {
        div(.class("head")) { h1 { "What you typed is still here" } }
        form(.class("sheet stack"), .method(.post), .action(place)) {
          HiddenFields.token(formToken)
          for field in fields { input(.type(.hidden), .name(field.name), .value(field.value)) }
          p { "You had been signed out in the meantime, so nothing of it was saved yet." }
          button(.class("btn go"), .type(.submit), .autofocus()) { "Go on with what I typed" }
        }
      }.bytes, status: status)
  }
}
