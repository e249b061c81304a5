/// Bytes that grow at their end, written without a check per byte.
///
/// Promises: room is made before anything is written; nothing is read that was not written.
struct ByteBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(reserving count: Int) {
    capacity = max(count, 4096)
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Makes room for `more` bytes behind the last one.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(to: count + more) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, count more: Int) {
    reserve(more)
    (base + count).update(from: bytes, count: more)
    count &+= more
  }

  /// Appends each byte as the table of 256 says.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, through table: UnsafePointer<UInt8>) {
    reserve(bytes.count)
    let end = base + count
    for index in 0..<bytes.count { end[index] = table[Int(bytes[index])] }
    count &+= bytes.count
  }

  /// Forgets what was written after the first `kept` bytes.
  @inline(__always)
  mutating func cut(to kept: Int) {
    precondition(kept >= 0 && kept <= count, "Only what was written can be cut")
    count = kept
  }

  var array: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  private mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}

/// How bytes of values are written: two tables of 256, made once for a set of delimiters.
///
/// A delimiter or control character becomes a blank, so that no value can break a segment.
struct ValueTables: ~Copyable {
  private let bytes: UnsafeMutablePointer<UInt8>

  init(_ delimiters: Delimiters) {
    bytes = .allocate(capacity: 512)
    for value in 0...255 {
      let byte = UInt8(value)
      let kept = delimiters.breaks(byte) ? UInt8(ascii: " ") : byte
      bytes[value] = kept
      let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(kept)
      bytes[256 + value] = isSmall ? kept - 0x20 : kept
    }
  }

  deinit { bytes.deallocate() }

  var asWritten: UnsafePointer<UInt8> { UnsafePointer(bytes) }
  var capitals: UnsafePointer<UInt8> { UnsafePointer(bytes + 256) }
}
