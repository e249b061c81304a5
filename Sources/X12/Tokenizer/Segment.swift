/// One segment where it stands in the bytes that are being read. Copies nothing.
///
/// It is lent to a closure and cannot be kept: what is wanted afterwards is copied out as numbers or text.
public struct Segment: ~Copyable {
  public let place: Place
  public let delimiters: Delimiters
  /// The number of elements after the name; empty ones at the end count, since they were written.
  public let count: Int
  /// False for the last segment of a file that ends without a terminator.
  public let isTerminated: Bool
  /// True when there were more elements than `Tokenizer.mostElements`; the rest is the last element's.
  public let isOverlong: Bool
  /// The name in capitals, however it was sent; `self[0]` has it as it came.
  public let id: SegmentID

  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline let ends: UnsafePointer<Int>

  /// The element at a position, from 1; position 0 is the segment's name. Empty when it was not sent.
  @inlinable @inline(__always)
  public subscript(position: Int) -> Bytes {
    if position < 1 {
      return position == 0 ? Bytes(start: start, count: ends[0]) : Bytes(start: start, count: 0)
    }
    if position > count { return Bytes(start: start, count: 0) }
    let from = ends[position - 1] + 1
    return Bytes(start: start + from, count: ends[position] - from)
  }

  /// A component of an element, both from 1. Empty when it was not sent.
  @inlinable
  public subscript(position: Int, component: Int) -> Bytes {
    self[position].piece(component - 1, separator: delimiters.component)
  }

  /// Every byte of the segment without its terminator.
  public var bytes: Bytes { Bytes(start: start, count: ends[count]) }

  /// The offset of an element's first byte in the file.
  public func byte(of position: Int) -> Int {
    position < 1 || position > count ? place.byte : place.byte + ends[position - 1] + 1
  }
}
