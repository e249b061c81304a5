import CPQ
import ScripSQL

/// The values of one statement as libpq wants them, in one buffer.
///
/// Integers and bytes go in binary form with their type named; text goes with no type, so that the server
/// takes
/// the column's (a JSON column refuses a value that calls itself text).
struct Arguments {
  private(set) var types: [Oid] = []
  private var buffer: [UInt8] = []
  private var places: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ values: [Value]) {
    for value in values {
      switch value {
      case .null: append(nil, type: 0, binary: false)
      case .int(let int):
        append(withUnsafeBytes(of: int.bigEndian, Array.init), type: PostgresType.int8, binary: true)
      case .text(let text): append(Array(text.utf8) + [0], type: 0, binary: false)
      case .bytes(let bytes): append(bytes, type: PostgresType.bytes, binary: true)
      }
    }
  }

  func withPointers<R>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
  ) -> R {
    buffer.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = places.map { place in place.flatMap { offset in start.map { $0 + offset } } }
      return pointers.withUnsafeBufferPointer { values in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { body(values.baseAddress, lengths.baseAddress, $0.baseAddress) }
        }
      }
    }
  }

  private mutating func append(_ bytes: [UInt8]?, type: Oid, binary: Bool) {
    places.append(bytes == nil ? nil : buffer.count)
    // One byte more than an empty value needs: libpq reads a null pointer as NULL.
    buffer += bytes ?? []
    buffer.append(0)
    types.append(type)
    lengths.append(Int32(bytes?.count ?? 0))
    formats.append(binary ? 1 : 0)
  }
}
