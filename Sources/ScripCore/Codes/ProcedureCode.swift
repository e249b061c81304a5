/// A procedure code as a claim carries it: five letters or digits, such as `97124` or a payer's own `1051M`.
///
/// 837P loop 2400 SV101-2; CMS-1500 box 24D. Ordered by its characters.
public struct ProcedureCode: Hashable, Sendable {
  /// The five ASCII bytes, first one highest, so that order is the order of the text.
  private let packed: UInt64

  /// The five characters, the first one in the highest byte, zeros after the last.
  public var packedASCII: UInt64 { packed << 24 }

  /// Reads five ASCII letters or digits in either case, surrounded by blanks at most; nothing else is a code.
  public init?(_ text: String) {
    var packed: UInt64 = 0
    var count = 0
    for byte in text.utf8.trimmingBlanks {
      guard count < 5, let letter = byte.upperLetterOrDigit else { return nil }
      packed = packed << 8 | UInt64(letter)
      count += 1
    }
    guard count == 5 else { return nil }
    self.packed = packed
  }

  private init(digits: StaticString) {
    packed = digits.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  public static let massage = ProcedureCode(digits: "97124")
  public static let manualTherapy = ProcedureCode(digits: "97140")
  public static let exercise = ProcedureCode(digits: "97110")
  public static let motorControl = ProcedureCode(digits: "97112")
  public static let functionalTasks = ProcedureCode(digits: "97530")
  public static let heatCold = ProcedureCode(digits: "97010")

  /// Those with words of their own; a payer's own code is none of them.
  public static let known = [massage, manualTherapy, exercise, motorControl, functionalTasks, heatCold]
}

extension ProcedureCode {
  /// What was done, in our own words: on receipts and lists. Source: domain.md C1.
  public var words: String {
    switch self {
    case .massage: "Massage"
    case .manualTherapy: "Manual therapy"
    case .exercise: "Exercise"
    case .motorControl: "Motor control"
    case .functionalTasks: "Everyday tasks"
    case .heatCold: "Heat or cold pack"
    default: "Treatment"
    }
  }
}

extension ProcedureCode: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}

extension ProcedureCode: LosslessStringConvertible {
  /// `97124`.
  public var description: String {
    String(decoding: (0..<5).map { UInt8(truncatingIfNeeded: packed >> UInt64(32 - $0 * 8)) }, as: UTF8.self)
  }
}

extension ProcedureCode: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = ProcedureCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a procedure code is written 97124")
    }
    self = code
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
