import Foundation
import ScripCore
import ScripSQL

/// How the core's values stand in columns: ids as 16 bytes, days as text, moments as integers, bodies as JSON.
extension ID: SQLValue {
  public var sqlValue: Value { .bytes(bytes) }
}

extension CalendarDay: SQLValue {
  public var sqlValue: Value { .text(description) }
}

extension Moment: SQLValue {
  public var sqlValue: Value { .int(milliseconds) }
}

/// A column holds something the program never wrote: the row is named, never its content.
public struct UnreadableRow: Error, CustomStringConvertible {
  public let column: Int
  public let expected: String
  public var description: String { "column \(column) does not hold \(expected)" }
}

extension Row {
  func id<Noun>(_ column: Int) throws -> ID<Noun> {
    guard let id = ID<Noun>(bytes: try bytes(column)) else {
      throw UnreadableRow(column: column, expected: "an id")
    }
    return id
  }

  func optionalID<Noun>(_ column: Int) throws -> ID<Noun>? {
    guard let bytes = try optionalBytes(column) else { return nil }
    guard let id = ID<Noun>(bytes: bytes) else { throw UnreadableRow(column: column, expected: "an id") }
    return id
  }

  func day(_ column: Int) throws -> CalendarDay {
    guard let day = CalendarDay(try text(column)) else { throw UnreadableRow(column: column, expected: "a day") }
    return day
  }

  func optionalDay(_ column: Int) throws -> CalendarDay? {
    guard let text = try optionalText(column) else { return nil }
    guard let day = CalendarDay(text) else { throw UnreadableRow(column: column, expected: "a day") }
    return day
  }

  func moment(_ column: Int) throws -> Moment { Moment(milliseconds: try int64(column)) }

  /// Reads the JSON body of an appended version. Every shape ever written is read by the type's own `init(from:)`.
  func body<Value: Decodable & Sendable>(_ column: Int, as type: Value.Type = Value.self) throws -> Value {
    try DecodedBodies.shared.value(of: try text(column)) { try bodyDecoder.decode(Value.self, from: Data($0.utf8)) }
  }

  func word<Word: RawRepresentable>(_ column: Int, as type: Word.Type = Word.self) throws -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try text(column)) else {
      throw UnreadableRow(column: column, expected: "one of its words")
    }
    return word
  }
}

/// Shared: it is not changed after it is made, and making one costs more than a small body.
private let bodyDecoder = JSONDecoder()

/// A value as the JSON of its body, keys sorted, so that equal values have equal bodies.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// The shape number that today's bodies are written with.
let bodyShape: Int64 = 1
