import CPQ
import ScripSQL

/// What the server or the line to it said, with nothing that may hold a value.
struct ServerRefusal: Error {
  /// SQLSTATE.
  let code: String
  private let name: String
  private let message: String

  init(code: String) { (self.code, name, message) = (code, "", "") }

  /// The message is kept for class 42 alone (names and syntax): others quote what was bound.
  init(_ result: OpaquePointer) {
    func field(_ letter: Character) -> String {
      PQresultErrorField(result, Int32(letter.asciiValue!)).map { String(cString: $0) } ?? ""
    }
    code = field("C")
    name = field("n").isEmpty ? field("c") : field("n")
    message = code.hasPrefix("42") ? field("M") : ""
  }

  /// Somebody else's write came between, or two waited for each other: run again.
  var isConflict: Bool { code == "40001" || code == "40P01" }

  /// The server is gone, going, or not up yet: connect again.
  var isLostConnection: Bool { code.hasPrefix("08") || code.hasPrefix("57P") || code == "53300" }

  /// Source: PostgreSQL 15, appendix A.
  var failure: DatabaseFailure {
    switch code {
    case _ where isConflict: .busy
    case _ where isLostConnection: .unavailable
    case "23505": .constraint(.unique, name: name)
    case "23503": .constraint(.foreignKey, name: name)
    case "23502": .constraint(.notNull, name: name)
    case "23514": .constraint(.check, name: name)
    case _ where code.hasPrefix("23"): .constraint(.other, name: name)
    case "53100": .full
    case "25006": .readOnly
    case "55P03", "57014", "53200": .busy
    default: .statement(code: code, message: message)
    }
  }
}
