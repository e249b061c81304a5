import Foundation

/// A value as JSON with its keys in order: equal values have equal bytes, and a digest over them tells others apart.
func stableJSON(_ value: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  return Array(try encoder.encode(value))
}
