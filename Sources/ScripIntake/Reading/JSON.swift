/// A JSON value to be written. Members keep their order.
enum JSON: CustomStringConvertible {
  case null
  case flag(Bool)
  case number(Int)
  /// 0...1, written with three decimals.
  case decimal(Double)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  var description: String {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): "\(number)"
    case .decimal(let decimal): Self.thousandths(decimal)
    case .text(let text): Self.quoted(text)
    case .list(let items): "[" + items.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.0) + ":" + $0.1.description }.joined(separator: ",") + "}"
    }
  }

  private static func thousandths(_ decimal: Double) -> String {
    let count = Int((Swift.min(Swift.max(decimal, 0), 1) * 1000).rounded())
    let digits = "\(count % 1000)"
    return "\(count / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
