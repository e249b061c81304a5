/// One thing that is wrong, with its place and what to do.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable {
    /// A receiver may refuse it.
    case error
    /// It was read, but it is not as the standard has it.
    case warning
  }

  public var severity: Severity
  public var rule: Rule
  /// The segment that is wrong; for one that is missing, the segment that opens the loop it belongs in.
  public var place: Place
  /// The offset of the element's first byte, or of the segment's.
  public var byte: Int
  /// The guide's name of the loop, such as `2010BA`; empty outside a transaction set.
  public var loop: String
  /// The name of the segment that is wrong or missing.
  public var segment: String
  /// The element's position, from 1; nil when the finding is about the whole segment.
  public var element: Int?
  /// The component's position, from 1, in a composite element.
  public var component: Int?
  /// What was sent there, cut after 80 bytes. It can be a person's: keep it out of logs.
  public var value: String?
  public var what: String
  public var fix: String

  public init(
    severity: Severity, rule: Rule, place: Place, byte: Int, loop: String, segment: String, element: Int? = nil,
    component: Int? = nil, value: String? = nil, what: String, fix: String
  ) {
    self.severity = severity
    self.rule = rule
    self.place = place
    self.byte = byte
    self.loop = loop
    self.segment = segment
    self.element = element
    self.component = component
    self.value = value
    self.what = what
    self.fix = fix
  }

  /// The place in the words of the trade: `NM109`, `SV101-2`, `HI`.
  public var position: String {
    guard let element else { return segment }
    return segment + (element < 10 ? "0" : "") + String(element) + (component.map { "-\($0)" } ?? "")
  }
}
