import HTML
import ScripCore

extension LocalPath {
  /// The path without what follows `?` or `#`.
  var pathOnly: Substring { text.prefix { $0 != "?" && $0 != "#" } }

  /// Where people sign in; `next` is the page they wanted. Whether it is one of ours is asked again when it is used.
  static func logIn(next: LocalPath?) -> LocalPath {
    guard let next, next.text != "/" else { return "/login" }
    return "/login?next=\(next.text)"
  }
}

extension LocalPath.StringInterpolation {
  public mutating func appendInterpolation<Noun>(_ id: ID<Noun>) { appendInterpolation(id.description) }
  public mutating func appendInterpolation(_ day: CalendarDay) { appendInterpolation(day.description) }
}
