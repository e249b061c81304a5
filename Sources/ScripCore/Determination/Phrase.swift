/// A sentence whose values are still values: rendered when somebody reads it, compared without rendering.
///
/// Written as a literal, `"Ended on \(lastDay)"`. Rules make thousands a second and most are never shown.
public struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
  enum Part: Hashable, Sendable {
    case words(String)
    case day(CalendarDay)
    case number(Int)
    case money(Money)
    case element(ReferralElement)
    case region(BodyRegion)
    case code(ICD10Code)
  }

  let parts: [Part]

  public init(stringLiteral value: String) { parts = [.words(value)] }

  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.words(literal)) }
    }

    public mutating func appendInterpolation(_ words: String) { parts.append(.words(words)) }
    public mutating func appendInterpolation(_ day: CalendarDay) { parts.append(.day(day)) }
    public mutating func appendInterpolation(_ number: Int) { parts.append(.number(number)) }
    public mutating func appendInterpolation(_ money: Money) { parts.append(.money(money)) }
    public mutating func appendInterpolation(_ element: ReferralElement) { parts.append(.element(element)) }
    public mutating func appendInterpolation(_ region: BodyRegion) { parts.append(.region(region)) }
    public mutating func appendInterpolation(_ code: ICD10Code) { parts.append(.code(code)) }
    /// `2 visits`, `1 visit`.
    public mutating func appendInterpolation(_ number: Int, _ noun: String) {
      parts.append(.number(number))
      parts.append(.words(number == 1 ? " \(noun)" : " \(noun)s"))
    }
  }

  /// The sentence as staff read it.
  public var shown: String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .words(let words): text += words
      case .day(let day): text += day.shown
      case .number(let number): text += String(number)
      case .money(let money): text += money.shown
      case .element(let element): text += element.shown
      case .region(let region): text += region.shown
      case .code(let code): text += code.description
      }
    }
  }
}
