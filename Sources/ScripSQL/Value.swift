/// One stored value. There are no floating point numbers and no booleans: a truth is the integer 0 or 1.
public enum Value: Hashable, Sendable {
  case null
  case int(Int64)
  case text(String)
  case bytes([UInt8])
}

/// A type that can be bound to a statement.
public protocol SQLValue {
  var sqlValue: Value { get }
}

extension Value: SQLValue {
  public var sqlValue: Value { self }
}

extension Int: SQLValue {
  public var sqlValue: Value { .int(Int64(self)) }
}

extension Int64: SQLValue {
  public var sqlValue: Value { .int(self) }
}

/// Stored as 0 or 1.
extension Bool: SQLValue {
  public var sqlValue: Value { .int(self ? 1 : 0) }
}

extension String: SQLValue {
  public var sqlValue: Value { .text(self) }
}

extension [UInt8]: SQLValue {
  public var sqlValue: Value { .bytes(self) }
}

extension Optional: SQLValue where Wrapped: SQLValue {
  public var sqlValue: Value { self?.sqlValue ?? .null }
}
