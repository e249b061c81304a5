/// One statement: text written in our source, and values that travel beside it.
///
/// ```swift
/// let statement: SQL = "SELECT minutes FROM session WHERE practice_id = \(practice) AND id = \(id)"
/// ```
/// An interpolated value is always bound and never becomes text. The text itself can only come from literals
/// (`StaticString`), so a string made at run time does not compile here.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  /// The text with `?` for every value: SQLite's form, and the key of the statement cache on both engines.
  package private(set) var text: String
  package private(set) var values: [Value]

  /// For statements that the migration runner makes from declared names.
  package init(text: String, values: [Value] = []) {
    self.text = text
    self.values = values
  }

  public init(stringLiteral value: StaticString) {
    self.init(text: "")
    append(value)
  }

  public init(stringInterpolation: Interpolation) {
    self = stringInterpolation.statement
  }

  /// Fragments with a separator between them, such as conditions joined by `" AND "`.
  public static func joined(_ fragments: [SQL], by separator: StaticString) -> SQL {
    guard var statement = fragments.first else { return "" }
    for fragment in fragments.dropFirst() {
      statement.append(separator)
      statement.append(fragment)
    }
    return statement
  }

  /// A `?` in the text would be taken for a value's place; bind the question mark instead.
  fileprivate mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { buffer in
      precondition(!buffer.contains(UInt8(ascii: "?")), "a statement's text may not hold a question mark; bind it")
      text += String(decoding: buffer, as: UTF8.self)
    }
  }

  fileprivate mutating func append(_ fragment: SQL) {
    text += fragment.text
    values += fragment.values
  }

  fileprivate mutating func append(_ value: Value) {
    text += "?"
    values.append(value)
  }
}

extension SQL {
  /// What may stand inside `\( )`.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var statement = SQL(text: "")

    public init(literalCapacity: Int, interpolationCount: Int) {
      statement.text.reserveCapacity(literalCapacity + interpolationCount)
      statement.values.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) { statement.append(literal) }

    public mutating func appendInterpolation(_ value: some SQLValue) { statement.append(value.sqlValue) }

    /// Nil is bound as NULL. Named apart because the compiler warns of optionals that reach a generic
    /// parameter.
    public mutating func appendInterpolation(_ value: (some SQLValue)?) { statement.append(value.sqlValue) }

    public mutating func appendInterpolation(_ fragment: SQL) { statement.append(fragment) }

    /// Values for `IN (\(list: ids))`.
    ///
    /// An empty list matches nothing, so it may not follow `NOT IN`. Lengths are filled up to a power of two
    /// by
    /// repeating the last value: the statement cache then holds a handful of texts instead of one for each
    /// length.
    public mutating func appendInterpolation(list: [some SQLValue]) {
      guard let last = list.last else { return statement.append("NULL" as StaticString) }
      var length = 1
      while length < list.count { length *= 2 }
      for index in 0..<length {
        if index > 0 { statement.append(", " as StaticString) }
        statement.append((index < list.count ? list[index] : last).sqlValue)
      }
    }

    /// Rows for `VALUES \(rows: …)`; at least one.
    public mutating func appendInterpolation(rows: [[Value]]) {
      precondition(!rows.isEmpty, "VALUES needs a row; leave the statement out instead")
      for (index, row) in rows.enumerated() {
        statement.append(index == 0 ? "(" : ", (" as StaticString)
        for (column, value) in row.enumerated() {
          if column > 0 { statement.append(", " as StaticString) }
          statement.append(value)
        }
        statement.append(")" as StaticString)
      }
    }
  }
}
