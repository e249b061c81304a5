extension Attribute {
  public static func role(_ role: Role) -> Attribute { Attribute("role", .text(role.rawValue)) }

  /// `aria-name`. `name`: as WAI-ARIA writes it, such as `label`, `describedby`, `live`.
  public static func aria(_ name: StaticString, _ value: String) -> Attribute {
    precondition(isPlain(name), "An ARIA attribute's name is lower-case letters")
    return Attribute(name, .text(value), prefix: "aria-")
  }

  /// `aria-name="true"` or `"false"`.
  public static func aria(_ name: StaticString, _ isTrue: Bool) -> Attribute { aria(name, isTrue ? "true" : "false") }

  /// The roles our pages use; the element's own role is nearly always the right one.
  public enum Role: String, Sendable {
    case alert, button, dialog, form, group, img, list, listitem, log, meter, navigation, none, note, presentation
    case progressbar, radiogroup, region, search, status, tab, tablist, tabpanel
  }
}
