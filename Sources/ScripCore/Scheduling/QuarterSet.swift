/// A set of the 96 quarter hours of one day: 0 is midnight to 00:15, 95 ends the day. One machine word or two.
public struct QuarterSet: Hashable, Sendable {
  public static let count = 96

  private var bits: UInt128

  private init(bits: UInt128) { self.bits = bits }

  public init() { bits = 0 }

  /// The quarters of a span of the day; what lies outside the day is left out.
  public init(_ quarters: Range<Int>) {
    let kept = quarters.clamped(to: 0..<Self.count)
    bits = kept.isEmpty ? 0 : (Self.low(kept.count) << UInt128(kept.lowerBound))
  }

  public var isEmpty: Bool { bits == 0 }
  public var count: Int { bits.nonzeroBitCount }

  public func contains(_ quarter: Int) -> Bool {
    (0..<Self.count).contains(quarter) && bits >> UInt128(quarter) & 1 == 1
  }

  /// Whether every quarter of the other set is in this one.
  public func holds(_ other: QuarterSet) -> Bool { other.bits & ~bits == 0 }
  public func meets(_ other: QuarterSet) -> Bool { other.bits & bits != 0 }

  public func union(_ other: QuarterSet) -> QuarterSet { QuarterSet(bits: bits | other.bits) }
  public func intersection(_ other: QuarterSet) -> QuarterSet { QuarterSet(bits: bits & other.bits) }
  public func subtracting(_ other: QuarterSet) -> QuarterSet { QuarterSet(bits: bits & ~other.bits) }

  public mutating func insert(_ quarter: Int) { self = union(QuarterSet(quarter..<quarter + 1)) }

  /// The quarters at which a run of `count` quarters of this set begins.
  public func starts(ofRun count: Int) -> QuarterSet {
    guard count > 0 else { return QuarterSet() }
    var (runs, length) = (bits, 1)
    while length < count {
      let step = Swift.min(length, count - length)
      runs &= runs >> UInt128(step)
      length += step
    }
    return QuarterSet(bits: runs)
  }

  /// The quarters of this set whose predecessor is not in it: where free time begins.
  public var edges: QuarterSet { QuarterSet(bits: bits & ~(bits << 1)) }

  /// The quarters that are a whole hour or half of one.
  public static let halfHours = QuarterSet(bits: 0x5555_5555_5555_5555_5555_5555)

  private static func low(_ count: Int) -> UInt128 { (UInt128(1) << UInt128(count)) - 1 }
}

extension QuarterSet: Sequence {
  /// The quarters of the set, earliest first.
  public func makeIterator() -> AnyIterator<Int> {
    var rest = bits
    return AnyIterator {
      guard rest != 0 else { return nil }
      let quarter = rest.trailingZeroBitCount
      rest &= rest - 1
      return quarter
    }
  }
}
