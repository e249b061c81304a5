extension Attribute {
  public static func action(_ path: LocalPath) -> Attribute { Attribute("action", .text(path.text)) }
  /// Where this one button sends the form instead.
  public static func formAction(_ path: LocalPath) -> Attribute { Attribute("formaction", .text(path.text)) }
  public static func method(_ method: Method) -> Attribute { Attribute("method", .text(method.rawValue)) }
  /// A form that carries files.
  public static func multipart() -> Attribute { Attribute("enctype", .text("multipart/form-data")) }
  public static func noValidate(_ isOn: Bool = true) -> Attribute { .flag("novalidate", isOn) }

  public static func name(_ name: String) -> Attribute { Attribute("name", .text(name)) }
  public static func value(_ value: String) -> Attribute { Attribute("value", .text(value)) }
  public static func type(_ kind: InputKind) -> Attribute { Attribute("type", .text(kind.rawValue)) }
  /// The control a label names.
  public static func `for`(_ id: String) -> Attribute { Attribute("for", .text(id)) }
  /// The form a control belongs to when it stands outside of it.
  public static func form(_ id: String) -> Attribute { Attribute("form", .text(id)) }
  public static func placeholder(_ words: String) -> Attribute { Attribute("placeholder", .text(words)) }
  /// A token of the HTML standard's autofill list, such as `one-time-code`.
  public static func autocomplete(_ token: String) -> Attribute { Attribute("autocomplete", .text(token)) }
  public static func inputMode(_ mode: InputMode) -> Attribute { Attribute("inputmode", .text(mode.rawValue)) }
  /// A regular expression the whole value must match.
  public static func pattern(_ expression: String) -> Attribute { Attribute("pattern", .text(expression)) }
  /// Media types or endings a file control offers, separated by commas.
  public static func accept(_ types: String) -> Attribute { Attribute("accept", .text(types)) }
  /// Asks a telephone for its camera rather than its files.
  public static func capture() -> Attribute { Attribute("capture", .text("environment")) }
  /// The words over a group of options.
  public static func groupLabel(_ words: String) -> Attribute { Attribute("label", .text(words)) }
  /// A button that sends the form as it is, finished or not.
  public static let noFormValidation = Attribute("formnovalidate", .present)
  public static func list(_ id: String) -> Attribute { Attribute("list", .text(id)) }

  public static func min(_ value: String) -> Attribute { Attribute("min", .text(value)) }
  public static func max(_ value: String) -> Attribute { Attribute("max", .text(value)) }
  public static func step(_ value: String) -> Attribute { Attribute("step", .text(value)) }
  public static func minLength(_ characters: Int) -> Attribute { .whole("minlength", characters) }
  public static func maxLength(_ characters: Int) -> Attribute { .whole("maxlength", characters) }
  public static func rows(_ lines: Int) -> Attribute { .whole("rows", lines) }

  public static func checked(_ isOn: Bool = true) -> Attribute { .flag("checked", isOn) }
  public static func selected(_ isOn: Bool = true) -> Attribute { .flag("selected", isOn) }
  public static func disabled(_ isOn: Bool = true) -> Attribute { .flag("disabled", isOn) }
  public static func required(_ isOn: Bool = true) -> Attribute { .flag("required", isOn) }
  public static func readOnly(_ isOn: Bool = true) -> Attribute { .flag("readonly", isOn) }
  public static func multiple(_ isOn: Bool = true) -> Attribute { .flag("multiple", isOn) }
  public static func autofocus(_ isOn: Bool = true) -> Attribute { .flag("autofocus", isOn) }

  public enum Method: String, Sendable { case get, post }

  /// What a control takes; `submit`, `button` and `reset` are for buttons.
  public enum InputKind: String, Sendable {
    case button, checkbox, date, email, file, hidden, month, number, password, radio, reset, search, submit, tel, text
    case time, url, week
  }

  /// Which keyboard a telephone shows.
  public enum InputMode: String, Sendable { case decimal, email, none, numeric, search, tel, text, url }
}
