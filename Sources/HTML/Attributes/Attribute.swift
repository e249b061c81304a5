/// One attribute of an element. Its name is written in our source; its value is typed and escaped.
///
/// There is no attribute for inline style, for event handlers or for any name a caller makes up, so every page lives
/// under `Content-Security-Policy: default-src 'self'`.
public struct Attribute: Sendable {
  enum Value: Sendable {
    /// Written as the bare name.
    case present
    /// Not written at all.
    case absent
    case text(String)
    case number(Double)
    case numbers([Double])
    case several([Attribute])
  }

  /// `data-` or `aria-`, or empty.
  let prefix: StaticString
  let name: StaticString
  let value: Value

  init(_ name: StaticString, _ value: Value, prefix: StaticString = "") {
    self.prefix = prefix
    self.name = name
    self.value = value
  }

  /// No attribute; the quiet side of `condition ? .class("now") : .none`.
  public static let none = Attribute("", .absent)

  /// Attributes kept together, such as those every money field has.
  public static func several(_ attributes: [Attribute]) -> Attribute { Attribute("", .several(attributes)) }

  static func flag(_ name: StaticString, _ isOn: Bool) -> Attribute { Attribute(name, isOn ? .present : .absent) }

  static func whole(_ name: StaticString, _ number: Int) -> Attribute { Attribute(name, .number(Double(number))) }

  /// Whether a name written in our source is made of lower-case letters, digits and hyphens.
  static func isPlain(_ name: StaticString) -> Bool {
    name.utf8CodeUnitCount > 0
      && name.withUTF8Buffer { letters in
        letters.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
      }
  }

  func write(into page: inout [UInt8]) {
    switch value {
    case .absent: return
    case .several(let attributes): return attributes.forEach { $0.write(into: &page) }
    case .present, .text, .number, .numbers: break
    }
    page.append(UInt8(ascii: " "))
    page.append(prefix)
    page.append(name)
    guard case .present = value else {
      page.append("=\"")
      writeValue(into: &page)
      return page.append(UInt8(ascii: "\""))
    }
  }

  private func writeValue(into page: inout [UInt8]) {
    switch value {
    case .text(let text): Escaping.append(text, to: &page)
    case .number(let number): Decimal.append(number, to: &page)
    case .numbers(let numbers):
      for (index, number) in numbers.enumerated() {
        if index > 0 { page.append(UInt8(ascii: " ")) }
        Decimal.append(number, to: &page)
      }
    case .present, .absent, .several: break
    }
  }
}
