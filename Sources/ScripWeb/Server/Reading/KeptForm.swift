import HTML
import HTTPTypes
import ScripDesk

/// A form that came after its sign-in had ended: carried, hidden in the pages in between, until the person who filled
/// it in is signed in again and sends it on with one press. Nothing of it is stored, here or in the browser.
///
/// Only forms of our own origin get so far, what is sent on is drawn for the new sign-in and pressed by a person, and
/// nobody else is shown a word of it (docs/decisions/0006-late-forms.md).
struct KeptForm: Hashable, Sendable {
  /// Marks the fields of the form that is carried.
  private static let prefix = "kept."
  private static let placeName = "kept_at"
  private static let secretName = "kept_of"
  /// Room for a carried form on the pages in between.
  static let bytesMax = 400_000

  /// Where the form was going.
  let place: LocalPath
  let fields: [FormFields.Pair]
  /// The secret of the sign-in that has ended: it tells whose form it was, and opens nothing any more.
  private let secret: String

  /// The form of a request. Nil when it was drawn for nobody, or is too long to be carried.
  init?(_ request: WebRequest) {
    guard let secret = request.fields[FormFields.tokenName], secret.utf8.count == 64 else { return nil }
    place = request.path
    fields = request.fields.pairs.filter { $0.name != FormFields.tokenName }
    self.secret = secret
    // As a browser sends it: three bytes for whatever is no letter or digit; the rest is room for the log-in.
    let length = fields.reduce(0) { $0 + Self.prefix.utf8.count + Self.sent($1.name) + Self.sent($1.value) + 2 }
    guard length <= Self.bytesMax - 8_192 else { return nil }
  }

  /// The form that a page in between carries; nil when it carries none.
  init?(carriedBy fields: FormFields) {
    guard let place = fields[Self.placeName].flatMap(LocalPath.init(checking:)), place.text.hasPrefix("/") else {
      return nil
    }
    self.place = place
    secret = fields[Self.secretName] ?? ""
    self.fields = fields.pairs.filter { $0.name.hasPrefix(Self.prefix) }.map {
      FormFields.Pair(name: String($0.name.dropFirst(Self.prefix.count)), value: $0.value)
    }
  }

  /// Whether this person filled it in, in the practice where they work now.
  func isOf(_ entry: Identity.Entry) -> Bool { entry.filledIn(formToken: secret) }

  private static func sent(_ text: String) -> Int {
    text.utf8.reduce(0) { count, byte in
      let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 32
      return count + (isPlain ? 1 : 3)
    }
  }

  /// What a page in between holds of it.
  var carried: Node {
    .row(
      [
        input(.type(.hidden), .name(Self.placeName), .value(place.text)),
        input(.type(.hidden), .name(Self.secretName), .value(secret)),
      ]
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

  /// What somebody else is told: not a word of the form.
  static let ofSomebodyElse = RefusalPage(
    heading: "This form was not filled in by you",
    paragraphs: [
      "It was filled in by another person, or for another practice, before the sign-in ended. Nothing of it was saved.",
      "Whoever filled it in signs in and does it again.",
    ])
}
